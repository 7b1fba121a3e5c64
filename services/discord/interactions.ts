import { dmScope, guildScope } from "../../kv/keys.ts";
import { readControlId } from "../control.ts";
import type { IncomingCommand, IncomingCompletion, IncomingFile, Origin } from "../incoming.ts";
import { createReply } from "../reply.ts";
import { type Interaction, interactionSchema, type SentModal, type UsedCommand } from "./_payloads.ts";
import { nameOf } from "./_text.ts";
import type { Surroundings } from "./incoming.ts";
import { interactionTransport } from "./interaction_transport.ts";

/** Channel types that are threads (Discord docs, Channel Types). */
const threads = new Set([10, 11, 12]);

/** The option type of an attachment (Discord docs, Application Command Option Type). */
const attachmentOption = 11;

function originOf(used: Interaction, { rest, locales }: Surroundings): Origin | undefined {
  const user = used.member?.user ?? used.user;
  if (!user) return undefined;
  if (used.locale) locales.ofMember(user.id, used.locale);
  const { id, token, application_id: applicationId, member } = used;
  const transport = interactionTransport(rest, { id, token, applicationId, onMessage: used.type === 3 });
  return {
    id,
    scope: used.guild_id ? guildScope(used.guild_id) : dmScope(used.channel_id),
    guildId: used.guild_id,
    channelId: used.channel_id,
    parentId: used.channel && threads.has(used.channel.type)
      ? used.channel.parent_id ?? undefined
      : undefined,
    author: { id: user.id, name: nameOf(user, member?.nick) },
    member: used.guild_id && member
      ? { roles: member.roles, permissions: BigInt(member.permissions) }
      : undefined,
    locales: used.locale ? [used.locale] : [],
    guildLocale: used.guild_locale,
    reply: createReply(transport, true),
  };
}

type Resolved = { readonly attachments: Readonly<Record<string, IncomingFile>> } | undefined;

function attachment(resolved: Resolved, id: unknown): IncomingFile | undefined {
  return resolved?.attachments[String(id)];
}

function optionsOf({ data }: UsedCommand): Record<string, unknown> {
  const options = data.options.map(({ name, type, value }) => [
    name,
    type === attachmentOption ? attachment(data.resolved, value) : value,
  ]);
  return { ...Object.fromEntries(options), ...(data.target_id && { target: data.target_id }) };
}

function fieldsOf({ data }: SentModal): Record<string, unknown> {
  const fields = data.components.flatMap(({ component, components = [] }) =>
    component ? [component, ...components] : components
  );
  return Object.fromEntries(fields.map(({ custom_id, value, values }) => {
    const files = values?.map((id) => attachment(data.resolved, id)).filter((file) => file !== undefined) ??
      [];
    return [custom_id, files.length > 0 ? files : value ?? values];
  }));
}

function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== "" && value !== undefined),
  );
}

function controlled(
  origin: Origin,
  used: Exclude<Interaction, UsedCommand>,
  fields: Record<string, unknown>,
): IncomingCommand {
  const { name, args } = readControlId(used.data.custom_id);
  return {
    ...origin,
    kind: "command",
    door: used.type === 3 ? "component" : "modal",
    name,
    options: { ...args, ...withoutEmpty(fields) },
    on: used.message && { id: used.message.id },
  };
}

function typed(origin: Origin, used: UsedCommand): IncomingCompletion | undefined {
  const focused = used.data.options.find((option) => option.focused);
  if (!focused) return undefined;
  const { name } = used.data;
  return { ...origin, kind: "completion", name, focused: focused.name, typed: String(focused.value ?? "") };
}

/**
 * Reads an INTERACTION_CREATE. Undefined for what no member did.
 *
 * @throws {z.ZodError} when the payload is not as Discord documents it
 */
export function readInteraction(
  payload: unknown,
  surroundings: Surroundings,
): IncomingCommand | IncomingCompletion | undefined {
  const used = interactionSchema.parse(payload);
  const origin = originOf(used, surroundings);
  if (!origin) return undefined;
  switch (used.type) {
    case 2: {
      const door = used.data.type === 1 ? "slash" : "menu";
      return {
        ...origin,
        kind: "command",
        door,
        name: used.data.name,
        options: optionsOf(used),
        on: undefined,
      };
    }
    case 3:
      return controlled(origin, used, used.data.values ? { values: used.data.values } : {});
    case 4:
      return typed(origin, used);
    case 5:
      return controlled(origin, used, fieldsOf(used));
  }
}
