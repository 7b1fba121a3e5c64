import { getReply, type ReplyRecord, saveReply } from "../kv/conversation.ts";
import type { Scope } from "../kv/keys.ts";
import type { Store } from "../kv/store.ts";
import { readFiles } from "./attachments.ts";
import type { Budget } from "./budget.ts";
import type { Catalogue } from "./catalogue/mod.ts";
import { controlId } from "./control.ts";
import { messageOf, ProviderError } from "./errors.ts";
import type { Author, History, IncomingFile } from "./incoming.ts";
import { log } from "./log.ts";
import { meteredChat } from "./metered.ts";
import type { ChatMessage, ModelProvider } from "./models.ts";
import { promptOf } from "./prompt.ts";
import type { Button, Reply, Sent } from "./reply.ts";
import { createRunningAnswers, type RunningAnswer, type RunningHandle } from "./running.ts";

/** How many earlier messages of a reply chain are given to the model. */
export const historyLimit = 25;

/** A question, where it was asked and what was said before it. */
export interface Question extends History {
  readonly text: string;
  readonly files: readonly IncomingFile[];
  readonly author: Author;
  /** Who pays for the answer, when it is not the author. */
  readonly chargedTo?: string | undefined;
  readonly scope: Scope;
  readonly channelId: string;
  /** The message that asked; undefined for a slash command. */
  readonly promptMessageId: string | undefined;
  /** Said before the answer, for example the question where nobody else sees it. */
  readonly heading?: string | undefined;
}

/** How a question is answered. */
export interface AnswerOptions {
  /** Where the answer goes. */
  readonly reply: Reply;
  readonly t: Catalogue;
  /** Ends the answer early, with a sentence. */
  readonly signal: AbortSignal;
  /** The scope's model, where it has chosen one. */
  readonly model: string | undefined;
  /** The scope's persona, where it has one. */
  readonly persona: string | undefined;
  /** Messages to write the answer into: it replaces an earlier one. */
  readonly into?: readonly string[] | undefined;
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
  answer(question: Question, options: AnswerOptions): Promise<Answer>;
  /** The answer that is being made in this message, if any. */
  running(messageId: string): RunningAnswer | undefined;
  /** How one of the bot's answers came to be; undefined when the message is none. */
  recall(channelId: string, messageId: string): Promise<ReplyRecord | undefined>;
}

/** What the conversation stands on. */
export interface ConversationParts {
  readonly provider: ModelProvider;
  readonly store: Store;
  readonly budget: Budget;
  /** Where files may be fetched from, as `host[:port]`. */
  readonly fileHosts: readonly string[];
}

/** Discord shows for ten seconds that somebody is typing (Discord docs, Trigger Typing Indicator). */
const typingPause = 8000;

/** What an answer collects while its text passes through. */
class Course {
  promptTokens = 0;
  completionTokens = 0;
  fault: ProviderError | undefined;
  /** What is said about the answer below it. */
  readonly notes: string[] = [];
}

function button(label: string, command: string): Button {
  return { label, id: controlId(command) };
}

/** Shows typing until the work is done. */
async function whileTyping<T>(reply: Reply, work: () => Promise<T>): Promise<T> {
  const note = (error: unknown) =>
    log("conversation").debug("Cannot show typing: {reason}", { reason: messageOf(error) });
  await reply.working();
  const typing = setInterval(() => reply.working().catch(note), typingPause);
  try {
    return await work();
  } finally {
    clearInterval(typing);
  }
}

/** Makes the conversation. */
export function createConversation({ provider, store, budget, fileHosts }: ConversationParts): Conversation {
  const answers = createRunningAnswers();

  async function* modelText(
    question: Question,
    messages: readonly ChatMessage[],
    model: string,
    { t }: AnswerOptions,
    run: RunningHandle,
    course: Course,
  ): AsyncGenerator<string> {
    let said = "";
    try {
      const request = { model, messages, t, signal: run.signal };
      const who = { scope: question.scope, userId: question.chargedTo ?? question.author.id };
      for await (const event of meteredChat(provider, budget, request, who)) {
        if (event.type === "usage") Object.assign(course, event);
        else if (event.type === "blind") course.notes.push(t.conversation.blind);
        else {
          said += event.text;
          yield event.text;
        }
      }
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (run.stopped) return void course.notes.push(t.conversation.stopped);
      course.fault = error;
      const { fault, message: reason } = error;
      log("model").warn("The model failed: {reason}", { provider: provider.name, fault, reason });
      yield `${said.trim() ? "\n\n" : ""}⚠️ ${t.faults[fault]}`;
      return;
    }
    if (!said.trim()) yield `⚠️ ${t.conversation.nothing}`;
  }

  async function* answerText(
    question: Question,
    model: string,
    options: AnswerOptions,
    run: RunningHandle,
    course: Course,
  ): AsyncGenerator<string> {
    const { t } = options;
    const files = await readFiles(question.files, fileHosts, t);
    course.notes.push(...files.notes);
    const messages = promptOf({ ...question, files, persona: options.persona ?? t.persona });
    let opening = question.heading ?? "";
    for await (const text of modelText(question, messages, model, options, run, course)) {
      yield opening + text;
      opening = "";
    }
    if (question.more) course.notes.push(t.conversation.onlyLast({ messages: historyLimit }));
    for (const note of course.notes) yield `\n-# ${note}`;
    run.finish();
  }

  /** Notes which model answered what, for those who ask later. What was said stays at Discord. */
  async function remember(
    question: Question,
    model: string,
    messages: readonly Sent[],
    course: Course,
  ): Promise<void> {
    const { promptTokens, completionTokens } = course;
    const record: ReplyRecord = {
      scope: question.scope,
      userId: question.author.id,
      provider: provider.name,
      model,
      createdAt: Date.now(),
      usage: { promptTokens, completionTokens },
      parts: messages.map(({ id }) => id),
      ...(question.promptMessageId && { promptMessageId: question.promptMessageId }),
    };
    for (const { id } of messages) await saveReply(store, question.channelId, id, record);
  }

  return {
    running: (messageId) => answers.find(messageId),
    recall: (channelId, messageId) => getReply(store, channelId, messageId),
    async answer(question, options) {
      const { reply, t, into } = options;
      const model = options.model ?? provider.model;
      const course = new Course();
      using run = answers.begin(question.author.id, options.signal);
      const messages = await whileTyping(
        reply,
        () =>
          reply.stream(answerText(question, model, options, run, course), {
            into,
            during: [button(t.conversation.stop, "stop_answer")],
            after: [button(t.conversation.regenerate, "regenerate")],
            onMessage: run.shownAs,
          }),
      );
      await remember(question, model, messages, course);
      const { promptTokens, completionTokens, fault } = course;
      return { messages, promptTokens, completionTokens, fault };
    },
  };
}
