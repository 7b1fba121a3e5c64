/** Up to six letters or digits with the space before them, or one other character: about a token. */
const TOKEN = /\s*[\p{L}\p{N}]{1,6}|\s*[^\s\p{L}\p{N}]|\s+/gu;

/** Tokens a message costs beyond its text (role and separators). */
const MESSAGE_OVERHEAD = 4;

/** Cuts text into pieces of about one token; joined they are the text again. */
export function tokenize(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** The number of tokens of a text. */
export function countTokens(text: string): number {
  return tokenize(text).length;
}

/** The number of tokens of a conversation, one text a message. */
export function countPrompt(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + countTokens(text) + MESSAGE_OVERHEAD, 0);
}
