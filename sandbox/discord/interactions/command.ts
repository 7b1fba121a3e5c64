/** A person uses a command, or asks for suggestions while typing one. */
import { requireActive } from "../access.ts";
import { mayUseCommand } from "../commands/allowed.ts";
import type { Discord } from "../discord.ts";
import { missingPermissions, unknown } from "../errors.ts";
import { fieldError } from "../form.ts";
import type { Channel } from "../model/channel.ts";
import { type Command, CommandType } from "../model/command.ts";
import { type Interaction, InteractionType } from "../model/interaction.ts";
import type { JsonObject } from "../model/message.ts";
import type { User } from "../model/user.ts";
import type { Upload } from "../rest/body.ts";
import { interactionFiles } from "./files.ts";
import { openInteraction } from "./open.ts";
import { checkOptions, subcommands } from "./options.ts";
import { plainOrigin } from "./origin.ts";
import type { CommandData, InteractionRequest } from "./request.ts";
import { Resolver } from "./resolved.ts";

type CommandRequest = Extract<InteractionRequest, { data: CommandData }>;

/** Checks what was sent against what was registered, and opens the interaction. */
export function useCommand(
  discord: Discord,
  actor: User,
  request: CommandRequest,
  files: readonly Upload[],
): Interaction {
  const channel = requireActive(discord, actor.id, request.channel_id);
  const command = findCommand(discord, actor, channel, request);
  const attachments = interactionFiles(discord, channel.id, request.data.attachments, files);
  const resolver = new Resolver(discord, channel, actor.id, attachments);
  const data = commandData(command, request, resolver);
  const name = [command.name, ...subcommands(request.data.options ?? [])].join(" ");
  return openInteraction(discord, {
    channel,
    applicationId: command.application_id,
    userId: actor.id,
    nonce: request.nonce,
    data,
    origin: { ...plainOrigin(discord.nextId(), request.type, actor.id, channel), name },
    sourceMessageId: null,
    modalId: null,
  });
}

function findCommand(discord: Discord, actor: User, channel: Channel, request: CommandRequest): Command {
  const { id, version } = request.data;
  const command = discord.state.commands.get(id);
  if (command?.application_id !== request.application_id) throw unknown("application command");
  if (!mayUseCommand(discord, actor.id, channel, command)) throw missingPermissions();
  if (version === undefined || version === command.version) return command;
  const message = "This command is outdated, please try again in a few minutes";
  throw fieldError(["data", "version"], "INTERACTION_APPLICATION_COMMAND_INVALID_VERSION", message);
}

function commandData(command: Command, request: CommandRequest, resolver: Resolver): JsonObject {
  const { id, name, type, guild_id } = command;
  const target = type === CommandType.chatInput
    ? {}
    : { target_id: checkTarget(command, request.data, resolver) };
  const typing = request.type === InteractionType.autocomplete;
  const options = type === CommandType.chatInput
    ? checkOptions(request.data.options ?? [], command.options, { resolver, typing })
    : [];
  return {
    id,
    name,
    type,
    ...(guild_id === null ? {} : { guild_id }),
    ...(options.length ? { options } : {}),
    ...target,
    ...(resolver.data ? { resolved: resolver.data } : {}),
  };
}

function checkTarget({ type }: Command, { target_id = "" }: CommandData, resolver: Resolver): string {
  const found = type === CommandType.user ? resolver.user(target_id) : resolver.message(target_id);
  if (!found) throw fieldError(["data", "target_id"], "BASE_TYPE_INVALID", "The target does not exist");
  return target_id;
}
