import type { ReadFiles } from "./attachments.ts";
import type { Author, Turn } from "./incoming.ts";
import type { ChatMessage } from "./models.ts";

/** A participant's name as the OpenAI API takes it: letters, digits, `_` and `-`, at most 64. */
export function participant(name: string | undefined): string | undefined {
  const safe = name?.normalize("NFKD").replace(/[^A-Za-z0-9_-]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 64);
  return safe || undefined;
}

function withFiles(text: string, { texts }: ReadFiles): string {
  return [text, ...texts.map((file) => `File "${file.name}":\n${file.text}`)].filter((part) => part !== "")
    .join("\n\n");
}

/** What a prompt is made of. */
export interface PromptParts {
  readonly persona: string;
  /** Oldest first. */
  readonly turns: readonly Turn[];
  readonly author: Author;
  readonly text: string;
  readonly files: ReadFiles;
}

/** The messages a model gets: who it is, what was said before, the question with its files. */
export function promptOf({ persona, turns, author, text, files }: PromptParts): ChatMessage[] {
  return [
    { role: "system", content: persona },
    ...turns.map((turn) => ({ ...turn, name: participant(turn.name) })),
    { role: "user", content: withFiles(text, files), name: participant(author.name), images: files.images },
  ];
}
