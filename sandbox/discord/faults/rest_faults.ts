/** What goes wrong with REST requests, route by route. */
import { matchesRoute } from "./route_pattern.ts";
import type { FaultOf } from "./schema.ts";

/** The faults posted and not used up, oldest first. */
export class RestFaults {
  #failures: { fault: FaultOf<"rest">; left: number }[] = [];
  #delays: FaultOf<"delay">[] = [];

  add(fault: FaultOf<"rest"> | FaultOf<"delay">): void {
    if (fault.kind === "delay") this.#delays.push(fault);
    else this.#failures.push({ fault, left: fault.times });
  }

  /** How this request fails, if at all; counts it. */
  take(method: string, path: string): FaultOf<"rest"> | undefined {
    const found = this.#failures.find(({ fault }) => matchesRoute(fault.route, method, path));
    if (!found) return undefined;
    found.left--;
    if (found.left === 0) this.#failures = this.#failures.filter((one) => one !== found);
    return found.fault;
  }

  /** ms this answer comes later; the last delay posted for its route counts. */
  delay(method: string, path: string): number {
    return this.#delays.findLast(({ route }) => matchesRoute(route, method, path))?.ms ?? 0;
  }

  heal(): void {
    this.#failures = [];
    this.#delays = [];
  }
}
