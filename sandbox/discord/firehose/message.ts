/** Ordinary messages of ordinary members: MESSAGE_CREATE, nobody mentioned and nothing asked. */
import { ChannelType } from "../model/channel.ts";
import { partialMemberView } from "../views/guild.ts";
import { userView } from "../views/user.ts";
import { timestamp } from "../timestamp.ts";
import type { Cast } from "./guild.ts";
import { localId, MESSAGE_ID, Template } from "./template.ts";

/** How many different messages are said over and over. */
const VARIANTS = 64;

const WORDS = "well I think that this is what we said yesterday and nobody has an idea why it went so far"
  .split(" ");

/** Messages of a guild's members in its channels; `readable` is whether the bot may read them. */
export function castMessages({ members, channelIds }: Cast, readable: boolean): Template[] {
  return Array.from({ length: VARIANTS }, (_, index) => {
    const author = members[index % members.length];
    const channelId = channelIds[index % channelIds.length];
    if (!author || !channelId) {
      throw new Error("Cannot write messages: a guild has neither members nor channels");
    }
    return new Template(messageCreate(author, channelId, readable ? content(index) : ""));
  });
}

function content(index: number): string {
  const length = 3 + (index * 7) % 40;
  return Array.from({ length }, (_, at) => WORDS[(index + at) % WORDS.length]).join(" ");
}

function messageCreate(
  { user, member }: Cast["members"][number],
  channelId: string,
  content: string,
): Record<string, unknown> {
  return {
    id: MESSAGE_ID,
    channel_id: channelId,
    guild_id: localId(0),
    channel_type: ChannelType.text,
    type: 0,
    author: userView(user),
    member: partialMemberView(member),
    content,
    timestamp: timestamp(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    flags: 0,
    pinned: false,
  };
}
