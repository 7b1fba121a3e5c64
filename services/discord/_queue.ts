import { Queue, type RestManager, type SendRequestOptions } from "discordeno";

/**
 * How much longer than the limit a queue waits, in milliseconds: when it wakes before the library has noted the limit's
 * end, it sleeps for another second.
 */
const margin = 10;

/**
 * The library's queue of one route with its waiting mended. The library polls every second for its turn, so that a
 * second request to a new route comes a second late, and a first one that fails blocks its route for ever.
 */
class PromptQueue extends Queue {
  /** The turn is waited for where the requests are sent one after the other. */
  override waitUntilRequestAvailable(): Promise<void> {
    return Promise.resolve();
  }

  override handleCompletedRequest(told: Parameters<Queue["handleCompletedRequest"]>[0]): void {
    this.frozenAt = Date.now() + margin; // the library counts the limit from the very first answer
    const { remaining = 1, ...others } = told;
    super.handleCompletedRequest({ ...others, remaining });
  }
}

function identifierOf(rest: RestManager): string {
  return `Bot ${rest.token}`;
}

/** The queue a request goes through, made when there is none. */
export function queueFor(rest: RestManager, { route, method }: SendRequestOptions): Queue {
  const url = rest.simplifyUrl(route, method);
  const identifier = identifierOf(rest);
  const known = rest.queues.get(`${identifier}${url}`);
  if (known) return known;
  const queue = new PromptQueue(rest, { url, identifier, deleteQueueDelay: rest.deleteQueueDelay });
  rest.queues.set(`${identifier}${url}`, queue);
  return queue;
}

/** Gives up every queue: no timer is left. */
export function clearQueues(rest: RestManager): void {
  for (const queue of rest.queues.values()) {
    clearTimeout(queue.timeoutId);
    clearTimeout(queue.deleteQueueTimeout);
  }
  rest.queues.clear();
}
