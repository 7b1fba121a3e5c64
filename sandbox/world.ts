/** The one world every start of the sandbox begins with: its ids and tokens are constants. */

/** A person of the world, with the token that lets a client act as them. */
export interface WorldUser {
  readonly id: string;
  readonly name: string;
  readonly token: string;
}

/** What `GET /sandbox/world` answers. */
export interface World {
  readonly apiUrl: string;
  readonly gatewayUrl: string;
  readonly botToken: string;
  readonly applicationId: string;
  /** Ed25519 public key, hexadecimal, that interactions over HTTP are signed with. */
  readonly publicKey: string;
  readonly guildId: string;
  readonly channels: { readonly general: string; readonly training: string; readonly voice: string };
  readonly users: {
    readonly owner: WorldUser;
    readonly trainer: WorldUser;
    readonly member: WorldUser;
    readonly outsider: WorldUser;
  };
  readonly openai: { readonly baseUrl: string; readonly apiKey: string };
}

/** Base64 of the id, then a constant: libraries read a bot's id out of its token. */
function tokenOf(id: string, name: string): string {
  return `${btoa(id).replace(/=+$/, "")}.sandbox.${name}`;
}

function person(id: string, name: string): WorldUser {
  return { id, name, token: tokenOf(id, name) };
}

const applicationId = "1200000000000000200";

/** Ids, names and tokens that never change. */
export const WORLD = {
  guildId: "1200000000000000100",
  channels: {
    general: "1200000000000000101",
    training: "1200000000000000102",
    voice: "1200000000000000103",
  },
  roles: { trainer: "1200000000000000110", bot: "1200000000000000111" },
  users: {
    owner: person("1200000000000000201", "owner"),
    trainer: person("1200000000000000202", "trainer"),
    member: person("1200000000000000203", "member"),
    outsider: person("1200000000000000204", "outsider"),
  },
  applicationId,
  botToken: tokenOf(applicationId, "bot"),
  /** Seed of the application's Ed25519 key: public on purpose, as everything here. */
  signingSeed: "707570696c2d73616e64626f782d6b65792d3030303030303030303030303030",
  publicKey: "37cb176082f4995eff8594abe8520e4ac0870d99fc08d62c926678e5b18d4953",
  openaiApiKey: "sandbox-openai-key",
} as const;

/** The world as served at `origin`, e.g. `http://127.0.0.1:8910`. */
export function worldAt(origin: string): World {
  const { guildId, channels, users, botToken, publicKey } = WORLD;
  return {
    apiUrl: `${origin}/api/v10`,
    gatewayUrl: `${origin.replace(/^http/, "ws")}/gateway`,
    botToken,
    applicationId,
    publicKey,
    guildId,
    channels,
    users,
    openai: { baseUrl: `${origin}/openai/v1`, apiKey: WORLD.openaiApiKey },
  };
}
