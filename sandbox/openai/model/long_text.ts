import type { Language } from "./language.ts";
import { BOOKS, type Sentence } from "./long_text_books.ts";
import { pick } from "./random.ts";

const WANTED =
  /\b(?:long|longer|detailed|in detail|essay|article|story|at length|thousand words)\b|длинн|подробн|сочинени|рассказ|статью|историю|развёрнут|развернут/i;

/** Paragraphs of a long answer: well over 2,000 characters together. */
const PARAGRAPHS = 7;

/** True when something long is asked for. */
export function wantsLong(question: string): boolean {
  return WANTED.test(question);
}

/** Several thousand characters about a topic: headed paragraphs and a code block, the same for the same seed. */
export function longText(topic: string, language: Language, random: () => number): string {
  const book = BOOKS[language];
  const parts = [`# ${topic.charAt(0).toUpperCase()}${topic.slice(1)}`];
  for (let index = 0; index < PARAGRAPHS; index++) {
    parts.push(`## ${index + 1}. ${book.headings[index % book.headings.length]}`);
    parts.push(paragraph(book.sentences, topic, random, index));
    if (index === 2) parts.push(codeBlock(topic, book.codeIntro));
  }
  return [...parts, book.end(topic)].join("\n\n");
}

function paragraph(
  sentences: readonly Sentence[],
  topic: string,
  random: () => number,
  index: number,
): string {
  const start = (index * 3) % sentences.length;
  const chosen = [...sentences.slice(start), ...sentences.slice(0, start)].slice(0, 5);
  return chosen.map((sentence) => pick(random, sentence(topic))).join(" ");
}

function codeBlock(topic: string, intro: string): string {
  const lines = [
    `const topic = ${JSON.stringify(topic)};`,
    "const lessons = [];",
    "",
    "function learn(question, answer) {",
    "  lessons.push({ question, answer });",
    "  return lessons.length;",
    "}",
    "",
    'learn(`What is ${topic}?`, "Ask somebody who knows, then write it down.");',
  ];
  return `${intro}\n\n\`\`\`js\n${lines.join("\n")}\n\`\`\``;
}
