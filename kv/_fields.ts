import { z } from "zod";
import { SHA256, SNOWFLAKE } from "./_patterns.ts";
import { isScope, type Scope } from "./scope.ts";

/** A record's field that holds one of Discord's ids. */
export const snowflake = z.string().regex(SNOWFLAKE, "not a snowflake");

/** A record's field that holds a SHA-256. */
export const sha256 = z.string().regex(SHA256, "not a SHA-256");

/** A record's field that holds a scope. */
export const scope = z.custom<Scope>((value) => typeof value === "string" && isScope(value), "not a scope");

/** A record's field that holds a time in epoch milliseconds. */
export const time = z.int().min(0);
