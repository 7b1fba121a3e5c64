/** Rules about a message as a whole, once it is put together. */
import { checkMessageComponents } from "../components/check.ts";
import type { Component } from "../components/component.ts";
import { DiscordError } from "../errors.ts";
import { fieldError } from "../form.ts";
import { MessageFlag } from "../model/message.ts";

/** What is going to be said. */
export interface Whole {
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly Component[];
  readonly attachments: readonly unknown[];
  readonly flags: number;
}

/** Throws 50006 for an empty message, 50035 for a mixture that is not allowed. */
export function checkWhole({ content, embeds, components, attachments, flags }: Whole): void {
  const v2 = (flags & MessageFlag.componentsV2) !== 0;
  checkMessageComponents(components, v2);
  if (v2) {
    if (content !== "") throw legacy("content");
    if (embeds.length > 0) throw legacy("embeds");
  }
  const blank = content.trim() === "" && embeds.length === 0 && attachments.length === 0 &&
    components.length === 0;
  if (blank) throw new DiscordError(400, 50006, "Cannot send an empty message");
  if ((flags & MessageFlag.voiceMessage) !== 0) checkVoiceMessage(content, attachments.length);
}

function legacy(field: string): DiscordError {
  const message = "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2";
  return fieldError([field], "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message);
}

function checkVoiceMessage(content: string, attachments: number): void {
  if (content !== "") throw new DiscordError(400, 50159, "Voice messages do not support additional content.");
  if (attachments !== 1) {
    throw new DiscordError(400, 50160, "Voice messages must have a single audio attachment.");
  }
}
