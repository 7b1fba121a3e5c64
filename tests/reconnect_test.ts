import assert from "node:assert/strict";
import { startPupil } from "../main.ts";
import { type Fault, type Sandbox, type SandboxOptions, startSandbox } from "../sandbox/mod.ts";
import type { DiscordLimits } from "../services/discord/mod.ts";
import { Hellos, until } from "./_support/hellos.ts";
import { environment } from "./_support/pupil.ts";
import { connectUser } from "./_support/user.ts";

/** Short limits, in milliseconds. */
const limits: DiscordLimits = {
  shard: { connect: 300, close: 300, pause: 20, longestPause: 100, identify: 20 },
  checkpoint: 20,
};

/** One way to lose the connection. */
interface CutOff {
  readonly title: string;
  readonly faults: readonly Fault[];
  /** Whether the gateway forgets the session: then what is said meanwhile is lost, and a new session is begun. */
  readonly forgotten?: boolean;
  readonly sandbox?: SandboxOptions;
}

const cutOffs: CutOff[] = [
  { title: "close 4000", faults: [{ kind: "close", code: 4000 }] },
  { title: "a TCP cut", faults: [{ kind: "cut" }] },
  { title: "op 7", faults: [{ kind: "op7" }] },
  { title: "op 9 true", faults: [{ kind: "op9", resumable: true }] },
  { title: "op 9 false", faults: [{ kind: "op9", resumable: false }], forgotten: true },
  { title: "close 1000", faults: [{ kind: "close", code: 1000 }] },
  { title: "a reconnect that is refused", faults: [{ kind: "refuse" }, { kind: "cut" }] },
  { title: "a server that is gone for three seconds", faults: [{ kind: "down", ms: 3000 }] },
  { title: "a server that accepts and never upgrades", faults: [{ kind: "stall" }, { kind: "cut" }] },
  {
    title: "heartbeats without answers",
    faults: [{ kind: "mute_acks" }],
    sandbox: { discord: { heartbeatInterval: 400 } },
  },
];

function gatewayOf(sandbox: Sandbox) {
  const counts = sandbox.counters.gateway[sandbox.world.applicationId];
  assert.ok(counts);
  return counts;
}

for (const { title, faults, forgotten = false, sandbox: options } of cutOffs) {
  Deno.test(`nothing is lost and nothing answered twice: ${title}`, async () => {
    const sandbox = await startSandbox(options);
    const pupil = await startPupil(environment(sandbox.world), { limits });
    const member = await connectUser(sandbox.world, "member");
    const hellos = new Hellos(member, sandbox.world);
    const identified = gatewayOf(sandbox).identifies;

    const before = await hellos.say(3);
    for (const fault of faults) sandbox.faults.post(fault);
    const during = await hellos.say(5);
    await until(
      () => gatewayOf(sandbox).resumed > 0 || gatewayOf(sandbox).identifies > identified,
      "the bot is connected again",
    );
    const after = await hellos.say(3);
    await hellos.answered(forgotten ? after : [...before, ...during, ...after]);

    const counts = await hellos.counts();
    for (const id of during) assert.ok(forgotten ? (counts.get(id) ?? 0) <= 1 : counts.get(id) === 1);
    for (const id of [...before, ...after]) assert.equal(counts.get(id), 1);
    assert.equal(gatewayOf(sandbox).identifies - identified, forgotten ? 1 : 0);

    await member.close();
    await pupil.stop();
    await sandbox.close();
  });
}
