import { type Pupil, startPupil, type Trial } from "../../main.ts";
import { type Sandbox, startSandbox } from "../../sandbox/mod.ts";
import { MODELS } from "../../sandbox/openai/models.ts";
import type { World } from "../../sandbox/world.ts";
import { connectUser, type TestUser } from "./user.ts";

/** Who takes part in a test. */
export type Who = keyof World["users"];

/** A sandbox with the bot on it and people to talk to it. */
export interface School extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly world: World;
  readonly pupil: Pupil;
  /** The person, connected at the first call. */
  user(who: Who): Promise<TestUser>;
}

/** The environment of a bot on the sandbox. */
export function environment(world: World): Record<string, string> {
  return {
    DISCORD_TOKEN: world.botToken,
    DISCORD_APPLICATION_ID: world.applicationId,
    DISCORD_API_URL: world.apiUrl.replace(/\/v\d+$/, ""),
    KV_URL: ":memory:",
    LOG_LEVEL: "error",
    MODEL_PROVIDER: "openai",
    MODEL: MODELS[0]?.id ?? "",
    OPENAI_API_KEY: world.openai.apiKey,
    OPENAI_BASE_URL: world.openai.baseUrl,
  };
}

/** Starts a sandbox and the bot on it, in this process. Disposing of it ends everybody. */
export async function openSchool(changes: Record<string, string> = {}, trial: Trial = {}): Promise<School> {
  const sandbox = await startSandbox({ port: 0 });
  const pupil = await startPupil({ ...environment(sandbox.world), ...changes }, trial);
  const people = new Map<Who, Promise<TestUser>>();
  return {
    sandbox,
    pupil,
    world: sandbox.world,
    user(who) {
      const person = people.get(who) ?? connectUser(sandbox.world, who);
      people.set(who, person);
      return person;
    },
    async [Symbol.asyncDispose]() {
      for (const person of people.values()) await (await person).close();
      await pupil.stop();
      await sandbox.close();
    },
  };
}
