/** Makes something go wrong, and right again. */
import type { Discord } from "../discord.ts";
import type { Connection } from "../gateway/connection.ts";
import { Op } from "../gateway/opcodes.ts";
import type { DiscordFault, FaultTarget } from "./schema.ts";

/** Carries a fault out or lies in wait with it; answers how many connections it hit at once. */
export function applyFault(discord: Discord, fault: DiscordFault): number {
  switch (fault.kind) {
    case "close":
      return each(discord, fault.who, (one) => one.closeWith(fault.code));
    case "cut":
      return each(discord, fault.who, (one) => one.cut());
    case "op7":
      return each(discord, fault.who, (one) => one.control(Op.reconnect, null));
    case "op9":
      return each(discord, fault.who, (one) => one.invalidate(fault.resumable));
    case "mute_acks":
      return each(discord, fault.who, (one) => one.acknowledges = false);
    case "refuse":
      discord.faults.door.refuse(fault);
      return 0;
    case "stall":
      discord.faults.door.stall(fault);
      return 0;
    case "down":
      discord.faults.door.down(fault);
      return each(discord, "bot", (one) => one.cut());
    case "rest":
    case "delay":
      discord.faults.rest.add(fault);
      return 0;
  }
}

/** Heals everything. */
export function healFaults(discord: Discord): void {
  discord.faults.heal();
  for (const connection of discord.hub.connections()) connection.acknowledges = true;
}

function each(discord: Discord, who: FaultTarget, act: (connection: Connection) => void): number {
  const hit = [...discord.hub.connections()].filter(({ viewer }) =>
    viewer !== null && (viewer.intents !== null) === (who === "bot")
  );
  for (const connection of hit) act(connection);
  return hit.length;
}
