import assert from "node:assert/strict";
import fc from "fast-check";
import { getSession, keys, listGuilds, prefixes, type Store } from "../../../kv/mod.ts";
import { Checkpoint, type SavedShard } from "../../../services/discord/checkpoint.ts";
import { createGuildCache, type LastingGuildCache } from "../../../services/discord/guild_cache.ts";
import { fuzz } from "../../_support/fuzz.ts";
import { until } from "../../_support/hellos.ts";
import { bytes, withStore } from "../../kv/_stores.ts";
import { guild } from "./_guild.ts";

const session = { sessionId: "s1", sequence: 99, resumeUrl: "wss://gateway.example" };
const shard: SavedShard = { id: 0, session };

/** One process: its cache and its checkpoint. */
function life(store: Store, changes: { botId?: string; intents?: number; pause?: number } = {}) {
  const guilds = createGuildCache();
  const checkpoint = new Checkpoint({ store, guilds, botId: "1", intents: 513, pause: 60_000, ...changes });
  return { guilds, checkpoint };
}

const voice = (cache: LastingGuildCache, channel: string) =>
  cache.take("VOICE_STATE_UPDATE", { guild_id: guild.id, user_id: "201", channel_id: channel });

const rows = async (store: Store) => (await Array.fromAsync(listGuilds(store, 0))).map(([id]) => id);

Deno.test("a session is saved as soon as it begins, and later as far as everything was dealt with", () =>
  withStore(async (store) => {
    const first = life(store);
    assert.equal(await first.checkpoint.load(0, 1), undefined);
    first.checkpoint.seen(shard, "READY", 1);
    await first.checkpoint.settled();
    assert.deepEqual(await life(store).checkpoint.load(0, 1), { ...session, sequence: 1 });

    const done = Promise.withResolvers<void>();
    first.checkpoint.seen(shard, "MESSAGE_CREATE", 2);
    first.checkpoint.once(shard, "1002", () => done.promise);
    first.checkpoint.seen(shard, "MESSAGE_CREATE", 3);
    await first.checkpoint.save();
    assert.equal((await life(store).checkpoint.load(0, 1))?.sequence, 1);
    done.resolve();
    await done.promise;
    await first.checkpoint.close();
    assert.equal((await life(store).checkpoint.load(0, 1))?.sequence, 3);
  }));

Deno.test("it is saved by itself, soon after something happened", () =>
  withStore(async (store) => {
    const { checkpoint } = life(store, { pause: 5 });
    checkpoint.seen(shard, "READY", 1);
    checkpoint.seen(shard, "MESSAGE_CREATE", 2);
    await until(async () => (await getSession(store, 0))?.sequence === 2, "event 2 is saved");
    checkpoint.seen(shard, "MESSAGE_CREATE", 3);
    await until(async () => (await getSession(store, 0))?.sequence === 3, "event 3 is saved");
    await checkpoint.close();
  }));

Deno.test("after a kill what was dealt with is passed over, and what was not is dealt with again", () =>
  withStore(async (store) => {
    const first = life(store);
    await first.checkpoint.load(0, 1);
    first.checkpoint.seen(shard, "READY", 1);
    first.checkpoint.seen(shard, "MESSAGE_CREATE", 2);
    first.checkpoint.once(shard, "1002", () => new Promise(() => {})); // killed in the middle of it
    for (const [id, done] of [["1003", undefined], ["1004", false]] as const) {
      first.checkpoint.seen(shard, "MESSAGE_CREATE", Number(id) - 1000);
      first.checkpoint.once(shard, id, () => Promise.resolve(done));
    }
    await until(
      async () => (await Array.fromAsync(store.list(prefixes.handled()))).length === 1,
      "1003 is noted",
    );
    await first.checkpoint.save();

    const second = life(store);
    assert.equal((await second.checkpoint.load(0, 1))?.sequence, 1);
    const again: string[] = [];
    for (const id of ["1002", "1003", "1004", "1005"]) {
      second.checkpoint.seen(shard, "MESSAGE_CREATE", Number(id) - 1000);
      second.checkpoint.once(shard, id, () => Promise.resolve(void again.push(id)));
    }
    second.checkpoint.seen(shard, "RESUMED", 6);
    for (const id of ["1003", "1005"]) {
      second.checkpoint.once(shard, id, () => Promise.resolve(void again.push(id)));
    }
    assert.deepEqual(again, ["1002", "1004", "1005"]);
    await second.checkpoint.close();
    await first.checkpoint.close();
  }));

Deno.test("in a new session nothing from before is told again, and nothing is passed over", () =>
  withStore(async (store) => {
    const first = life(store);
    first.checkpoint.seen(shard, "READY", 1);
    first.checkpoint.seen(shard, "MESSAGE_CREATE", 2);
    first.checkpoint.once(shard, "1002", () => Promise.resolve());
    await until(
      async () => (await Array.fromAsync(store.list(prefixes.handled()))).length === 1,
      "1002 is noted",
    );
    await first.checkpoint.close();

    const second = life(store);
    await second.checkpoint.load(0, 1);
    const next = { id: 0, session: { ...session, sessionId: "s2" } };
    second.checkpoint.seen(next, "READY", 1);
    let done = 0;
    second.checkpoint.once(next, "1002", () => Promise.resolve(void done++));
    assert.equal(done, 1);
    await second.checkpoint.close();
    assert.equal((await life(store).checkpoint.load(0, 1))?.sessionId, "s2");
  }));

Deno.test("the servers come back with the session, and those that were left do not", () =>
  withStore(async (store) => {
    const first = life(store);
    first.checkpoint.seen(shard, "READY", 1);
    first.guilds.take("GUILD_CREATE", guild);
    first.guilds.take("GUILD_CREATE", { ...guild, id: "101" });
    first.checkpoint.seen(shard, "GUILD_CREATE", 3);
    await first.checkpoint.save();
    assert.deepEqual(await rows(store), ["100", "101"]);
    first.guilds.take("GUILD_DELETE", { id: "101" });
    await first.checkpoint.close();
    const second = life(store);
    await second.checkpoint.load(0, 1);
    assert.deepEqual(second.guilds.save("100"), first.guilds.save("100"));
    assert.equal(second.guilds.save("101"), undefined);
    second.guilds.take("READY", { shard: [0, 1], guilds: [] });
    await second.checkpoint.close();
    assert.deepEqual(await rows(store), []);
  }));

const misfits: Record<string, { changes?: { botId?: string; intents?: number }; shards?: number }> = {
  "another bot": { changes: { botId: "2" } },
  "other intents": { changes: { intents: 1 } },
  "another number of shards": { shards: 2 },
};

for (const [title, { changes, shards = 1 }] of Object.entries(misfits)) {
  Deno.test(`a session that does not fit is forgotten with its servers: ${title}`, () =>
    withStore(async (store) => {
      const first = life(store);
      first.guilds.take("GUILD_CREATE", guild);
      first.checkpoint.seen(shard, "READY", 1);
      await first.checkpoint.close();
      assert.deepEqual(await rows(store), ["100"]);
      const second = life(store, changes);
      assert.equal(await second.checkpoint.load(0, shards), undefined);
      assert.equal(second.guilds.save("100"), undefined);
      assert.deepEqual(await rows(store), []);
    }));
}

for (const key of [keys.session(0), keys.guild(0, "100"), keys.handled("1002")]) {
  Deno.test(`a damaged row is no reason not to start, but to begin anew: ${key[0]}`, () =>
    withStore(async (store) => {
      const first = life(store);
      first.guilds.take("GUILD_CREATE", guild);
      first.checkpoint.seen(shard, "READY", 1);
      await first.checkpoint.close();
      await store.commit([], [{ type: "set", key, value: bytes("{}") }]);
      assert.equal(await life(store).checkpoint.load(0, 1), undefined);
      assert.deepEqual(await rows(store), []);
    }));
}

/** A store whose commits fail from the so many-th one on. */
function failing(store: Store, after: number): Store {
  let commits = 0;
  return new Proxy(store, {
    get(target, name) {
      if (name !== "commit") return Reflect.get(target, name).bind(target);
      return (...args: Parameters<Store["commit"]>) => {
        if (commits++ >= after) return Promise.reject(new Error("the disk is full"));
        return target.commit(...args);
      };
    },
  });
}

Deno.test("what could not be saved is saved later", () =>
  withStore(async (store) => {
    let broken = true;
    const sometimes = new Proxy(store, {
      get(target, name) {
        if (name === "commit" && broken) return () => Promise.reject(new Error("the disk is full"));
        return Reflect.get(target, name).bind(target);
      },
    });
    const { guilds, checkpoint } = life(sometimes);
    guilds.take("GUILD_CREATE", guild);
    checkpoint.seen(shard, "READY", 1);
    await checkpoint.settled();
    assert.deepEqual(await rows(store), []);
    broken = false;
    await checkpoint.close();
    assert.deepEqual(await rows(store), ["100"]);
    assert.equal((await life(store).checkpoint.load(0, 1))?.sequence, 1);
  }));

Deno.test("whenever the process dies, the servers on disk are never older than the session", async () => {
  const steps = fc.array(fc.constantFrom("event", "save"), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(12), (steps, dies) =>
      withStore(async (store) => {
        const { guilds, checkpoint } = life(failing(store, dies));
        checkpoint.seen(shard, "READY", 1);
        guilds.take("GUILD_CREATE", guild);
        let sequence = 2;
        checkpoint.seen(shard, "GUILD_CREATE", sequence);
        voice(guilds, String(sequence));
        for (const step of steps) {
          if (step === "save") await checkpoint.save();
          else {
            checkpoint.seen(shard, "VOICE_STATE_UPDATE", ++sequence);
            voice(guilds, String(sequence));
          }
        }
        await checkpoint.close();
        const next = life(store);
        const saved = await next.checkpoint.load(0, 1);
        if (!saved || saved.sequence < 2) return;
        assert.ok(Number(next.guilds.voiceChannelOf(guild.id, "201")) >= saved.sequence);
      })),
    { ...fuzz, numRuns: 60 },
  );
});

Deno.test("servers that come in a burst are all saved before the session gets further", () =>
  withStore(async (store) => {
    const { guilds, checkpoint } = life(store, { pause: 20 });
    checkpoint.seen(shard, "READY", 1);
    await checkpoint.settled();
    for (let i = 0; i < 600; i++) guilds.take("GUILD_CREATE", { ...guild, id: String(1000 + i) });
    checkpoint.seen(shard, "GUILD_CREATE", 601);
    assert.equal((await getSession(store, 0))?.sequence, 1);
    await until(async () => (await getSession(store, 0))?.sequence === 601, "everything is saved");
    assert.equal((await rows(store)).length, 600);
    await checkpoint.close();
  }));
