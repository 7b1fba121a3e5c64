/** What is remembered: a store of versioned records, and typed functions that take it. */
export * from "./blob.ts";
export * from "./codec.ts";
export * from "./commit.ts";
export * from "./conversation.ts";
export * from "./errors.ts";
export * from "./guild.ts";
export * from "./handled.ts";
export * from "./keys.ts";
export * from "./list.ts";
export * from "./record.ts";
export * from "./row.ts";
export * from "./session.ts";
export * from "./settings.ts";
export * from "./store.ts";
export * from "./usage.ts";
export * from "./write.ts";
