import { saveReply } from "../kv/conversation.ts";
import type { Scope } from "../kv/keys.ts";
import type { Store } from "../kv/store.ts";
import type { Catalogue } from "./catalogue/mod.ts";
import { messageOf, ProviderError } from "./errors.ts";
import type { Author, Turn } from "./incoming.ts";
import { log } from "./log.ts";
import type { ChatMessage, ModelProvider } from "./models.ts";
import type { Reply, Sent } from "./reply.ts";

/** How many earlier messages of a reply chain are given to the model. */
export const historyLimit = 25;

/** A question, where it was asked and what was said before it. */
export interface Question {
  readonly text: string;
  readonly author: Author;
  readonly scope: Scope;
  readonly channelId: string;
  /** The message that asked; undefined for a slash command. */
  readonly promptMessageId: string | undefined;
  /** Oldest first. */
  readonly turns: readonly Turn[];
  /** Whether earlier messages were left out. */
  readonly more: boolean;
  /** Said before the answer, for example the question where nobody else sees it. */
  readonly heading?: string | undefined;
}

/** How an answer came about. */
export interface Answer {
  readonly messages: readonly Sent[];
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** What ended it early, when something did. */
  readonly fault: ProviderError | undefined;
}

/** Talks with members by a model. */
export interface Conversation {
  /** Answers a question, streamed into the reply. A provider that fails ends the answer with a sentence. */
  answer(question: Question, reply: Reply, t: Catalogue, signal: AbortSignal): Promise<Answer>;
}

/** A participant's name as the OpenAI API takes it: letters, digits, `_` and `-`, at most 64. */
function participant(name: string | undefined): string | undefined {
  const safe = name?.normalize("NFKD").replace(/[^A-Za-z0-9_-]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 64);
  return safe || undefined;
}

function promptOf(question: Question, t: Catalogue): ChatMessage[] {
  return [
    { role: "system", content: t.persona },
    ...question.turns.map((turn) => ({ ...turn, name: participant(turn.name) })),
    { role: "user", content: question.text, name: participant(question.author.name) },
  ];
}

/** Collects what an answer consumed while its text passes through. */
class Meter {
  promptTokens = 0;
  completionTokens = 0;
  fault: ProviderError | undefined;
}

async function* answerText(
  model: ModelProvider,
  question: Question,
  t: Catalogue,
  signal: AbortSignal,
  meter: Meter,
): AsyncGenerator<string> {
  let said = "";
  if (question.heading) yield question.heading;
  try {
    for await (const event of model.chat({ messages: promptOf(question, t), t, signal })) {
      if (event.type === "usage") Object.assign(meter, event);
      else {
        said += event.text;
        yield event.text;
      }
    }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    meter.fault = error;
    log("model").warn("The model failed: {reason}", {
      provider: model.name,
      fault: error.fault,
      reason: error.message,
    });
    yield (said.trim() ? "\n\n" : "") + `⚠️ ${t.faults[error.fault]}`;
    return;
  }
  if (!said.trim()) yield `⚠️ ${t.conversation.nothing}`;
  if (question.more) yield `\n-# ${t.conversation.onlyLast({ messages: historyLimit })}`;
}

/** Discord shows for ten seconds that somebody is typing (Discord docs, Trigger Typing Indicator). */
const typingPause = 8000;

function noteTyping(error: unknown): void {
  log("conversation").debug("Cannot show typing: {reason}", { reason: messageOf(error) });
}

/** Notes which model answered what, for those who ask later. What was said stays at Discord. */
async function remember(
  store: Store,
  model: ModelProvider,
  question: Question,
  messages: readonly Sent[],
  usage: { promptTokens: number; completionTokens: number },
): Promise<void> {
  for (const { id } of messages) {
    await saveReply(store, question.channelId, id, {
      scope: question.scope,
      userId: question.author.id,
      provider: model.name,
      model: model.model,
      createdAt: Date.now(),
      usage,
      ...(question.promptMessageId && { promptMessageId: question.promptMessageId }),
    });
  }
}

/** Makes the conversation on one model. */
export function createConversation(model: ModelProvider, store: Store): Conversation {
  return {
    async answer(question, reply, t, signal) {
      const meter = new Meter();
      await reply.working();
      const typing = setInterval(() => reply.working().catch(noteTyping), typingPause);
      const messages = await reply.stream(answerText(model, question, t, signal, meter))
        .finally(() => clearInterval(typing));
      const { promptTokens, completionTokens, fault } = meter;
      if (!fault) await remember(store, model, question, messages, { promptTokens, completionTokens });
      return { messages, promptTokens, completionTokens, fault };
    },
  };
}
