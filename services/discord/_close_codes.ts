/** The session is gone: not authenticated, invalid sequence, timed out (Discord docs, Gateway Close Event Codes). */
export const sessionLost: ReadonlySet<number> = new Set([4003, 4007, 4009]);

/** Connecting again would end the same way (same source): what the operator has to do. */
export const fatalCloses: ReadonlyMap<number, string> = new Map([
  [4004, "Discord does not accept the bot's token: copy it again into DISCORD_TOKEN"],
  [4010, "Discord refuses this shard: its number does not fit"],
  [4011, "Discord wants the bot to be sharded: start it again, it takes the number Discord recommends"],
  [4012, "Discord does not accept this version of its gateway any more: update Pupil"],
  [4013, "Discord does not know what the bot asks to be told: update Pupil"],
  [4014, "Discord refuses the Message Content Intent: switch it on under Bot in the developer portal"],
]);
