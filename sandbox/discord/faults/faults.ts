/** Everything that was made to go wrong, until it is healed. */
import { GatewayDoor } from "./gateway_door.ts";
import { RestFaults } from "./rest_faults.ts";

export class Faults {
  readonly door = new GatewayDoor();
  readonly rest = new RestFaults();
  #healed = new AbortController();

  /** Aborts when all is healed next: what stalls or is delayed waits for it. */
  get healed(): AbortSignal {
    return this.#healed.signal;
  }

  heal(): void {
    this.door.heal();
    this.rest.heal();
    this.#healed.abort();
    this.#healed = new AbortController();
  }
}
