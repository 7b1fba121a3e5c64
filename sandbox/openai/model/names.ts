import type { Conversation } from "./conversation.ts";
import { userTexts } from "./conversation.ts";

const NAME = String.raw`["«“*]*(?<name>\p{Lu}[\p{L}'-]{0,30}(?: \p{Lu}[\p{L}'-]{1,30})?|[\p{L}'-]{2,30})`;
const TOLD = [
  new RegExp(String.raw`\b(?:[Mm]y name(?:'s| is)|[Cc]all me|(?:I am|I'm) called)\s+` + NAME, "u"),
  new RegExp(
    String.raw`(?:[Мм]еня зовут|[Мм]о[её] имя|[Зз]ови(?:те)? меня|[Нн]азывай(?:те)? меня)\s*[-—:]?\s*` + NAME,
    "u",
  ),
];
const ASKED =
  /\b(?:what(?:'s| is|s)? my name|who am i|remember my name|know my name)\b|как меня зовут|мо[её] имя\?|кто я\b/i;

/** The name a text introduces its author by, as written, with a capital letter. */
export function nameIn(text: string): string | undefined {
  for (const pattern of TOLD) {
    const name = pattern.exec(text)?.groups?.["name"];
    if (name && !asksName(text)) return name.charAt(0).toUpperCase() + name.slice(1);
  }
  return undefined;
}

/** True for "what is my name?" in its forms. */
export function asksName(text: string): boolean {
  return ASKED.test(text);
}

/** The name the user gave last, in the talk before the question. */
export function knownName(conversation: Conversation): string | undefined {
  return userTexts(conversation).map(nameIn).findLast((name) => name !== undefined);
}

/** The name the system prompt gives the model ("You are …", "Ты — …"). */
export function ownName(conversation: Conversation): string | undefined {
  const prompt = conversation.system.join("\n");
  return /(?:[Yy]ou are|[Yy]our name is|[Тт]ы|[Тт]ебя зовут)\s*[—-]?\s*["«]?(\p{Lu}\p{L}{1,30})/u.exec(prompt)
    ?.[1];
}
