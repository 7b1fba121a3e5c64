/** Which privileged intents an application has, as flags (Discord docs, Application Flags). */
import type { Application } from "../model/application.ts";

const LIMITED = { presences: 1 << 13, members: 1 << 15, messageContent: 1 << 19 };

/** The flags of an application in few servers. */
export function applicationFlags({ privileged }: Application): number {
  return (privileged.presences ? LIMITED.presences : 0) | (privileged.members ? LIMITED.members : 0) |
    (privileged.messageContent ? LIMITED.messageContent : 0);
}
