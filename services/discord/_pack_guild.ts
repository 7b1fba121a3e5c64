import { CellWriter } from "./_cells.ts";
import { PackedGuild } from "./_packed_guild.ts";

type Fields = Readonly<Record<string, unknown>>;

const writer = new CellWriter();

/**
 * Packs a server: a GUILD_CREATE as it came, or `GuildFacts`. What is not needed is passed over. Checked by hand and in
 * the same pass, because ten thousand servers arrive at once when the bot starts.
 *
 * @throws {TypeError} when what is needed is not as documented (Discord docs, Guild Create)
 */
export function packGuild(guild: Fields): PackedGuild {
  const roles = list(guild, "roles");
  const channels = list(guild, "channels");
  const threads = list(guild, "threads");
  const voices = list(guild, "voice_states").filter(({ channel_id }) => channel_id !== null);
  writer.reset();
  writer.put(guild.owner_id);
  for (const pairs of [roles, channels, threads, voices]) writer.count(pairs.length);
  for (const role of roles) writer.pair(role.id, role.permissions);
  const listsAt = writer.next + 2 * (channels.length + threads.length + voices.length);
  const lists = new OverwriteLists(listsAt);
  for (const channel of channels) {
    writer.put(channel.id);
    writer.count(lists.place(list(channel, "permission_overwrites")));
  }
  for (const thread of threads) writer.pair(thread.id, thread.parent_id);
  for (const voice of voices) writer.pair(voice.user_id, voice.channel_id);
  lists.write(writer);
  return new PackedGuild(writer.take());
}

/** Lists of overwrites, each only once. */
class OverwriteLists {
  readonly #places = new Map<string, number>();
  readonly #lists: (readonly Fields[])[] = [];
  #next: number;

  constructor(first: number) {
    this.#next = first;
  }

  /** The cell at which a list will begin. */
  place(overwrites: readonly Fields[]): number {
    let key = "";
    for (const { id, type, allow, deny } of overwrites) key += `${id} ${type} ${allow} ${deny} `;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const at = this.#next;
    this.#places.set(key, at);
    this.#lists.push(overwrites);
    this.#next += 2 + 3 * overwrites.length;
    return at;
  }

  write(writer: CellWriter): void {
    for (const overwrites of this.#lists) {
      const ofMembers = overwrites.filter(({ type }) => type === 1);
      const ofRoles = overwrites.filter(({ type }) => type !== 1);
      writer.count(ofRoles.length);
      writer.count(ofMembers.length);
      for (const { id, allow, deny } of [...ofRoles, ...ofMembers]) {
        writer.put(id);
        writer.pair(allow, deny);
      }
    }
  }
}

function list(of: Fields, name: string): readonly Fields[] {
  const value = of[name] ?? [];
  if (Array.isArray(value) && value.every(isFields)) return value;
  throw new TypeError(`"${name}" is not a list of objects`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
