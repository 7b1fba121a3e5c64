/** Files a person sends with an interaction. */
import type { Discord } from "../discord.ts";
import { storeAttachments } from "../messages/attachments.ts";
import type { Attachment } from "../model/message.ts";
import type { Upload } from "../rest/body.ts";

/** Stores them; the map is by the ids the client gave, which options and file uploads name. */
export function interactionFiles(
  discord: Discord,
  channelId: string,
  requests: readonly { id: string; filename: string }[] | undefined,
  files: readonly Upload[],
): Map<string, Attachment> {
  const wanted = requests ?? files.map(({ key, name }) => ({ id: key, filename: name }));
  const stored = storeAttachments(discord, { channelId, requests: wanted, files, ephemeral: true });
  return new Map(stored.map((attachment, index) => [wanted[index]?.id ?? "", attachment]));
}
