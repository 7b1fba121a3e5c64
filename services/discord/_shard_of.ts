/** The shard a server's events come from (Discord docs, Gateway > Sharding Formula). */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
