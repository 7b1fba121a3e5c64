/** An interaction as its application receives it (Discord docs, Receiving and Responding > Interaction Object). */
import { findMessage, requireChannel, requireUser, rightsIn } from "../access.ts";
import type { Discord } from "../discord.ts";
import { insider } from "../messages/content_rule.ts";
import { messageView } from "../messages/view.ts";
import type { Channel } from "../model/channel.ts";
import type { Guild } from "../model/guild.ts";
import { type Interaction, InteractionContext } from "../model/interaction.ts";
import { FILE_BYTES } from "../rest/body.ts";
import { channelView } from "../views/channel.ts";
import { memberView } from "../views/guild.ts";
import { userView } from "../views/user.ts";

/** The whole payload, the same for every door. */
export function interactionPayload(discord: Discord, interaction: Interaction): Record<string, unknown> {
  const { applicationId, userId } = interaction;
  const channel = requireChannel(discord, userId, interaction.channelId);
  const guild = interaction.guildId === null ? undefined : discord.state.guilds.get(interaction.guildId);
  return {
    id: interaction.id,
    application_id: applicationId,
    type: interaction.type,
    data: interaction.data,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: {
      ...channelView(discord, channel, applicationId),
      permissions: `${rightsIn(discord, userId, channel)}`,
    },
    ...(guild ? inGuild(discord, guild, channel, userId) : inDirect(discord, userId)),
    ...sourceMessage(discord, interaction),
    app_permissions: `${rightsIn(discord, applicationId, channel)}`,
    locale: requireUser(discord, userId).locale,
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: interaction.origin.owners,
    attachment_size_limit: FILE_BYTES,
  };
}

function inGuild(discord: Discord, guild: Guild, channel: Channel, userId: string): Record<string, unknown> {
  const member = guild.members.get(userId);
  const { id, preferredLocale } = guild;
  return {
    guild_id: id,
    guild: { id, locale: preferredLocale, features: [] },
    guild_locale: preferredLocale,
    context: InteractionContext.guild,
    ...(member
      ? { member: { ...memberView(discord, member), permissions: `${rightsIn(discord, userId, channel)}` } }
      : {}),
  };
}

function inDirect(discord: Discord, userId: string): Record<string, unknown> {
  return { user: userView(requireUser(discord, userId)), context: InteractionContext.botDm };
}

function sourceMessage(discord: Discord, interaction: Interaction): Record<string, unknown> {
  const { sourceMessageId, channelId, applicationId } = interaction;
  const message = sourceMessageId === null ? undefined : findMessage(discord, channelId, sourceMessageId);
  return message ? { message: messageView(discord, message, insider(applicationId)) } : {};
}
