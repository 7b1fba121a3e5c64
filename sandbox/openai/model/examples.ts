import type { Conversation, Turn } from "./conversation.ts";
import { similarity } from "./words.ts";

/** A question and its wanted answer, as somebody showed it. */
export interface Example {
  question: string;
  answer: string;
}

/** How alike a question must be to a shown one to take its answer. */
const CLOSE = 0.6;
/** Turns of the talk itself are taken only when the same is asked again. */
const SAME = 0.95;

const QUESTION = /^[\s*>#-]*(?:q|question|user|prompt|в|вопрос|пользователь)\s?\d*\s?:\**\s*(.*)$/i;
const ANSWER = /^[\s*>#-]*(?:a|answer|assistant|completion|о|ответ|ассистент)\s?\d*\s?:\**\s*(.*)$/i;
const ARROW = /^[\s*-]*(\S.*?)\s*(?:=>|→)\s*(\S.*)$/;

/** Every pair written out in a text: `Q: …` and `A: …` lines (also in Russian), and `question => answer`. */
export function pairsIn(text: string): Example[] {
  const pairs: Example[] = [];
  let open: { question: string; answer?: string } | undefined;
  const close = () => {
    if (open?.answer) pairs.push({ question: open.question.trim(), answer: open.answer.trim() });
    open = undefined;
  };
  for (const line of text.split("\n")) {
    const question = QUESTION.exec(line)?.[1];
    const answer = ANSWER.exec(line)?.[1];
    const arrow = ARROW.exec(line);
    if (question !== undefined) close(), open = { question };
    else if (answer !== undefined && open) open.answer = answer;
    else if (arrow?.[1] && arrow[2]) pairs.push({ question: arrow[1], answer: arrow[2] });
    else if (line.trim() === "") close();
    else if (open) extend(open, line);
  }
  close();
  return pairs;
}

function extend(open: { question: string; answer?: string }, line: string): void {
  if (open.answer === undefined) open.question += `\n${line}`;
  else open.answer += `\n${line}`;
}

/** The answer of the closest example in the prompt or the talk, or undefined when none is close. */
export function fromExamples(conversation: Conversation): string | undefined {
  const said = conversation.history.filter((turn) => turn.role === "user").map((turn) => turn.text);
  const shown = [...conversation.system, ...said].flatMap(pairsIn);
  return closest(shown, conversation.question, CLOSE);
}

/** The answer an earlier turn gave to the very same question, or undefined. */
export function fromTurns(conversation: Conversation): string | undefined {
  return closest(turnPairs(conversation.history), conversation.question, SAME);
}

function closest(examples: readonly Example[], question: string, least: number): string | undefined {
  let best: { answer: string; score: number } | undefined;
  for (const example of examples) {
    const score = similarity(example.question, question);
    if (score >= least && score >= (best?.score ?? 0)) best = { answer: example.answer, score };
  }
  return best?.answer;
}

function turnPairs(history: readonly Turn[]): Example[] {
  return history.flatMap((turn, at) => {
    const answer = history[at + 1];
    const isPair = turn.role === "user" && answer?.role === "assistant";
    return isPair ? [{ question: turn.text, answer: answer.text }] : [];
  });
}
