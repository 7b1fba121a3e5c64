/** What becomes of those who ask to connect to the gateway. */
import type { FaultOf } from "./schema.ts";

/** `open`: let in. `cut`: the connection breaks. `stall`: no answer ever comes. */
export type Admission = "open" | "cut" | "503" | "stall";

/** Decides, connection by connection, until it is healed. */
export class GatewayDoor {
  #refusals: { how: FaultOf<"refuse">["how"]; left: number }[] = [];
  #stalls = 0;
  #stallUntil = 0;
  #downUntil = 0;

  /** `now` is monotonic, ms. */
  constructor(readonly now: () => number = () => performance.now()) {}

  refuse({ times, how }: FaultOf<"refuse">): void {
    this.#refusals.push({ how, left: times });
  }

  /** Without a number or a time it is the next connection. */
  stall({ times, ms }: FaultOf<"stall">): void {
    if (ms !== undefined) this.#stallUntil = this.now() + ms;
    if (times !== undefined || ms === undefined) this.#stalls += times ?? 1;
  }

  down({ ms }: FaultOf<"down">): void {
    this.#downUntil = this.now() + ms;
  }

  /** What happens to this connection; counts it. */
  admit(): Admission {
    if (this.now() < this.#downUntil) return "cut";
    const [refusal] = this.#refusals;
    if (refusal) {
      if (--refusal.left === 0) this.#refusals.shift();
      return refusal.how === "reset" ? "cut" : refusal.how;
    }
    if (this.#stalls > 0) {
      this.#stalls--;
      return "stall";
    }
    return this.now() < this.#stallUntil ? "stall" : "open";
  }

  heal(): void {
    this.#refusals = [];
    this.#stalls = 0;
    this.#stallUntil = 0;
    this.#downUntil = 0;
  }
}
