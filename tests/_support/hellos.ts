import assert from "node:assert/strict";
import type { World } from "../../sandbox/world.ts";
import type { Message, TestUser } from "./user.ts";

/** Says `!hi` again and again, and counts how often each was answered. */
export class Hellos {
  readonly #member: TestUser;
  readonly #world: World;
  /** Ids of what was said. */
  readonly said: string[] = [];

  constructor(member: TestUser, world: World) {
    this.#member = member;
    this.#world = world;
  }

  /** Says it so many times, one after the other; returns the ids. */
  async say(times: number): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < times; i++) {
      ids.push((await this.#member.say(this.#world.channels.general, "!hi")).id);
    }
    this.said.push(...ids);
    return ids;
  }

  /** Waits until each was answered. */
  async answered(ids: readonly string[] = this.said): Promise<void> {
    await Promise.all(
      ids.map((id) =>
        this.#member.nextMessage(({ message_reference: replied }) => replied?.message_id === id)
      ),
    );
  }

  /** How many answers each has now, by its id, in the channel's history. */
  async counts(): Promise<Map<string, number>> {
    const path = `/channels/${this.#world.channels.general}/messages?limit=100`;
    const history = await this.#member.rest.send<Message[]>("GET", path);
    assert.ok(history.length < 100, "the history holds everything");
    return new Map(
      this.said.map((id) => [id, history.filter((one) => one.message_reference?.message_id === id).length]),
    );
  }
}

/** Waits until a condition holds that no event tells of. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 10_000;
  while (!await condition()) {
    if (performance.now() > end) throw new Error(`Within 10 s it did not come to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
