import type { Budget, PlannedCall } from "./budget.ts";
import { ProviderError, type ProviderFault } from "./errors.ts";
import type { ChatEvent, ChatRequest, ModelProvider } from "./models.ts";
import type { TokenCounts } from "./prices.ts";
import { countPromptTokens, countTokens } from "./tokens.ts";

/** The longest answer in tokens: about eight of Discord's messages. */
export const answerTokens = 4096;

/** Faults after which a provider charges nothing, when it had not begun to answer. */
const free: ReadonlySet<ProviderFault> = new Set([
  "unauthorized",
  "no_model",
  "too_long",
  "rate_limited",
  "out_of_quota",
  "rejected",
  "overloaded",
  "unreachable",
]);

/** What one call used, as far as it got. */
class Course {
  #text = "";
  #reported: TokenCounts | undefined;
  #free = false;

  note(event: ChatEvent): void {
    if (event.type === "text") this.#text += event.text;
    else if (event.type === "usage" && event.promptTokens > 0) this.#reported = event;
  }

  failed(error: unknown): void {
    this.#free = error instanceof ProviderError && free.has(error.fault) && this.#text === "";
  }

  /** The provider's own counts, else an estimate of what was asked and said; undefined when nothing is charged. */
  async used(promptTokens: number): Promise<TokenCounts | undefined> {
    if (this.#reported) return this.#reported;
    if (this.#free) return undefined;
    return { promptTokens, completionTokens: await countTokens(this.#text) };
  }
}

/**
 * Asks a model within the budget: an estimate is counted before the call, what it used after it, also when it is cut
 * short or fails half-way. The local provider costs nothing and is not counted.
 *
 * @throws {UserError} when a limit would be passed, before anything is asked
 * @throws {ProviderError} when the provider cannot answer
 */
export async function* meteredChat(
  provider: ModelProvider,
  budget: Budget,
  request: ChatRequest,
  who: Pick<PlannedCall, "scope" | "userId">,
): AsyncGenerator<ChatEvent> {
  if (provider.name === "local") return yield* provider.chat(request);
  const promptTokens = await countPromptTokens(request.messages);
  const { scope, userId } = who;
  const call = { scope, userId, model: request.model, promptTokens, maxCompletionTokens: answerTokens };
  const reservation = await budget.reserve(call);
  const course = new Course();
  try {
    for await (const event of provider.chat({ ...request, maxCompletionTokens: answerTokens })) {
      course.note(event);
      yield event;
    }
  } catch (error) {
    course.failed(error);
    throw error;
  } finally {
    await reservation.settle(await course.used(promptTokens));
  }
}
