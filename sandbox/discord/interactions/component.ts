/** A person presses a button or chooses in a select. */
import { requireActive, requireMessage } from "../access.ts";
import { type Component, ComponentType, flattenComponents } from "../components/component.ts";
import type { Discord } from "../discord.ts";
import { fieldError } from "../form.ts";
import type { Interaction } from "../model/interaction.ts";
import type { JsonObject } from "../model/message.ts";
import type { User } from "../model/user.ts";
import { openInteraction } from "./open.ts";
import { plainOrigin } from "./origin.ts";
import type { ComponentData, InteractionRequest } from "./request.ts";
import { Resolver } from "./resolved.ts";
import { checkSelection } from "./selection.ts";

type ComponentRequest = Extract<InteractionRequest, { data: ComponentData; message_id: string }>;

/** Checks that the component is there and takes the values, and opens the interaction. */
export function useComponent(discord: Discord, actor: User, request: ComponentRequest): Interaction {
  const channel = requireActive(discord, actor.id, request.channel_id);
  const message = requireMessage(discord, actor.id, channel.id, request.message_id);
  const component = findComponent(message.components, request.data);
  const resolver = new Resolver(discord, channel, actor.id, new Map());
  return openInteraction(discord, {
    channel,
    applicationId: message.authorId,
    userId: actor.id,
    nonce: request.nonce,
    data: componentData(component, request.data, resolver),
    origin: {
      ...plainOrigin(discord.nextId(), request.type, actor.id, channel),
      interactedMessageId: message.id,
    },
    sourceMessageId: message.id,
    modalId: null,
  });
}

function findComponent(components: Component[], { custom_id, component_type }: ComponentData): Component {
  const found = flattenComponents(components).find((one) => one.custom_id === custom_id);
  if (found && !found.disabled && (component_type === undefined || component_type === found.type)) {
    return found;
  }
  throw fieldError(["data", "custom_id"], "COMPONENT_VALIDATION_FAILED", "Component validation failed");
}

function componentData(component: Component, { values }: ComponentData, resolver: Resolver): JsonObject {
  const { type, id, custom_id } = component;
  const data = { component_type: type, id, custom_id };
  if (type === ComponentType.button) return data;
  const chosen = checkSelection(component, values ?? [], resolver, ["data", "values"]);
  return { ...data, values: chosen, ...(resolver.data ? { resolved: resolver.data } : {}) };
}
