import { reduceGuild } from "./state/guild.js";
import { initialState } from "./state/initial.js";
import { reduceMessages } from "./state/messages.js";
import { reducePending } from "./state/pending.js";
import { reduceUi } from "./state/ui.js";

const REDUCERS = [reduceGuild, reduceMessages, reducePending, reduceUi];

/** Keeps the state; `dispatch({type, …})` changes it and tells those who subscribed. */
export class Store {
  #listeners = new Set();
  state = initialState();

  dispatch(action) {
    const next = REDUCERS.reduce((state, reduce) => reduce(state, action), this.state);
    if (next === this.state) return;
    this.state = next;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls `listener` after each change; returns the function that ends it. */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
