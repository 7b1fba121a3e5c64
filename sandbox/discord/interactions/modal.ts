/** A person submits a modal. */
import { requireChannel } from "../access.ts";
import { type Component, ComponentType } from "../components/component.ts";
import type { Discord } from "../discord.ts";
import { fieldError } from "../form.ts";
import type { Interaction, OpenModal } from "../model/interaction.ts";
import type { User } from "../model/user.ts";
import type { Upload } from "../rest/body.ts";
import { interactionFiles } from "./files.ts";
import { openInteraction } from "./open.ts";
import { plainOrigin } from "./origin.ts";
import type { InteractionRequest, ModalData } from "./request.ts";
import { Resolver } from "./resolved.ts";
import { checkSelection } from "./selection.ts";
import { checkText } from "./text_input.ts";

type ModalRequest = Extract<InteractionRequest, { data: ModalData }>;
type Submitted = Map<
  string,
  { value?: string | boolean | null | undefined; values?: string[] | null | undefined }
>;
type View = Record<string, unknown>;

/** Checks what was filled in against the modal, and opens the interaction. */
export function submitModal(
  discord: Discord,
  actor: User,
  request: ModalRequest,
  files: readonly Upload[],
): Interaction {
  const channel = requireChannel(discord, actor.id, request.channel_id);
  const modal = findModal(discord, actor, request);
  const attachments = interactionFiles(discord, channel.id, request.data.attachments, files);
  const resolver = new Resolver(discord, channel, actor.id, attachments);
  const submitted = byCustomId(request.data);
  const components = modal.components.map((one) => fill(one, submitted, resolver));
  return openInteraction(discord, {
    channel,
    applicationId: modal.applicationId,
    userId: actor.id,
    nonce: request.nonce,
    data: { custom_id: modal.customId, components, ...(resolver.data ? { resolved: resolver.data } : {}) },
    origin: { ...plainOrigin(discord.nextId(), request.type, actor.id, channel), triggering: modal.origin },
    sourceMessageId: modal.sourceMessageId,
    modalId: modal.id,
  });
}

function findModal(discord: Discord, actor: User, request: ModalRequest): OpenModal {
  const { id, custom_id } = request.data;
  const found = [...discord.state.modals.values()].findLast((one) =>
    one.userId === actor.id && one.channelId === request.channel_id && one.customId === custom_id &&
    (id === undefined || one.id === id)
  );
  if (found) return found;
  throw fieldError(["data", "custom_id"], "COMPONENT_VALIDATION_FAILED", "No such modal is open");
}

function byCustomId({ components }: ModalData): Submitted {
  const all = components.flatMap((
    one,
  ) => [one, ...(one.component ? [one.component] : []), ...(one.components ?? [])]);
  return new Map(all.flatMap((one) => one.custom_id === undefined ? [] : [[one.custom_id, one]]));
}

/** A component of the modal with what was filled in (Discord docs, Modal Submit Data Structure). */
function fill(component: Component, submitted: Submitted, resolver: Resolver): View {
  const { type, id } = component;
  if (component.component) return { type, id, component: fillOne(component.component, submitted, resolver) };
  if (component.components) {
    return { type, id, components: component.components.map((one) => fillOne(one, submitted, resolver)) };
  }
  return { type, id };
}

function fillOne(component: Component, submitted: Submitted, resolver: Resolver): View {
  const { type, id, custom_id = "" } = component;
  const given = submitted.get(custom_id);
  const path = ["data", "components", custom_id];
  const base = { type, id, custom_id };
  switch (type) {
    case ComponentType.textInput:
      return { ...base, value: checkText(component, `${given?.value ?? ""}`, path) };
    case ComponentType.checkbox:
      return { ...base, value: given?.value === true };
    case ComponentType.radioGroup: {
      const values = typeof given?.value === "string" ? [given.value] : [];
      const single = { ...component, min_values: component.required === false ? 0 : 1, max_values: 1 };
      return { ...base, value: checkSelection(single, values, resolver, path)[0] ?? null };
    }
    default:
      return {
        ...base,
        values: checkSelection(component, given?.values ?? [], resolver, path, component.required === false),
      };
  }
}
