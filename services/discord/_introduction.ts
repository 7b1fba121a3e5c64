import { GatewayOpcodes, type ShardGatewayConfig } from "discordeno";
import type { Session } from "./shard.ts";

/** After so many tries Discord's general address is used instead of the session's own. */
const triesBeforeGeneralUrl = 3;

/** Begins a new session (Discord docs, Gateway Events > Identify). */
export function identification(
  { token, properties, intents, totalShards }: ShardGatewayConfig,
  shard: number,
) {
  return {
    op: GatewayOpcodes.Identify,
    d: { token: `Bot ${token}`, properties, intents, shard: [shard, totalShards], compress: false },
  };
}

/** Goes on with a session behind the last event that was seen (Discord docs, Gateway Events > Resume). */
export function resumption({ token }: ShardGatewayConfig, { sessionId, sequence }: Session) {
  return {
    op: GatewayOpcodes.Resume,
    d: { token: `Bot ${token}`, session_id: sessionId, seq: sequence },
  };
}

/** Where a connection is opened: at the session's own address, while that works. */
export function gatewayUrl(config: ShardGatewayConfig, session: Session | undefined, tries: number): URL {
  const url = new URL(session && tries <= triesBeforeGeneralUrl ? session.resumeUrl : config.url);
  url.searchParams.set("v", String(config.version));
  url.searchParams.set("encoding", "json");
  return url;
}
