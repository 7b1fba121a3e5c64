import assert from "node:assert/strict";
import {
  type FaultSwitch,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
  type World,
} from "../../../sandbox/mod.ts";
import { connectUser, RestError, type TestUser } from "../../_support/user.ts";
import { RawBot } from "./_bot.ts";

type Name = keyof World["users"];

/** A sandbox with those who take part; leaving the block ends all of them. */
export class Stage implements AsyncDisposable {
  readonly #open: { close(): Promise<void> }[] = [];

  private constructor(readonly sandbox: Sandbox) {}

  get world(): World {
    return this.sandbox.world;
  }

  get faults(): FaultSwitch {
    return this.sandbox.faults;
  }

  static async open(options: SandboxOptions = {}): Promise<Stage> {
    const sandbox = await startSandbox(options);
    const stage = new Stage(sandbox);
    stage.#open.push(sandbox);
    return stage;
  }

  get general(): string {
    return this.world.channels.general;
  }

  async user(name: Name): Promise<TestUser> {
    return this.keep(await connectUser(this.world, name));
  }

  async bot(intents?: number): Promise<RawBot> {
    return this.keep(await RawBot.connect(this.world, intents));
  }

  /** Closes this one too in the end. */
  keep<T extends { close(): Promise<void> }>(one: T): T {
    this.#open.push(one);
    return one;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const one of this.#open.toReversed()) await one.close();
  }
}

/** The error of a refused request; fails when it was not refused with this status and code. */
export async function refused(
  request: Promise<unknown>,
  status: number,
  code: number,
): Promise<RestError["body"]> {
  const error = await request.then(() => null, (reason) => reason);
  assert.ok(error instanceof RestError, `Expected ${status} ${code}, got ${error}`);
  assert.deepEqual([error.status, error.body.code], [status, code], error.message);
  return error.body;
}
