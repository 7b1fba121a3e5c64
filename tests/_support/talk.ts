import type { Message, TestUser } from "./user.ts";

/** Says something and returns the bot's first reply to it. */
export async function reply(
  user: TestUser,
  channel: string,
  what: Parameters<TestUser["say"]>[1],
): Promise<Message> {
  const { id } = await user.say(channel, what);
  return await user.nextMessage((message) => message.message_reference?.message_id === id);
}

/** Uses a command and returns the bot's answer. */
export async function used(user: TestUser, channel: string, ...command: UsedCommand): Promise<Message> {
  await user.command(channel, ...command);
  return await answerTo(user);
}

/** The name of a command, its options, and what it is used on. */
export type UsedCommand = Parameters<TestUser["command"]> extends [string, ...infer Rest] ? Rest : never;

/** Waits for the bot's answer to something this user did by an interaction. */
export function answerTo(user: TestUser): Promise<Message> {
  return user.nextMessage(({ interaction_metadata: made }) =>
    (made as { user: { id: string } } | undefined)?.user.id === user.id
  );
}

/** Waits until a message says what is expected, by its edits, and returns it as it is then. */
export async function until(user: TestUser, message: Message, expected: RegExp): Promise<Message> {
  if (expected.test(message.content)) return message;
  const edited = await user.next(
    "MESSAGE_UPDATE",
    ({ id, content }) => id === message.id && expected.test(content),
  );
  return edited as unknown as Message;
}

/** Waits until a message has a button, by its edits, and returns the message as it is then. */
export async function untilButton(user: TestUser, message: Message, customId: string): Promise<Message> {
  const has = (one: Message) => JSON.stringify(one.components).includes(`"custom_id":"${customId}"`);
  if (has(message)) return message;
  const edited = await user.next(
    "MESSAGE_UPDATE",
    (one) => one.id === message.id && has(one as unknown as Message),
  );
  return edited as unknown as Message;
}
