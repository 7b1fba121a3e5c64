/** Bodies of an application's first answer (Discord docs, Interaction Response Object). */
import { z } from "zod";
import { modalComponent } from "../components/modal_components.ts";
import { LOCALES } from "../locales.ts";
import { messageDraft, messageEdit } from "../messages/draft.ts";
import { CallbackType } from "../model/interaction.ts";

const choice = z.object({
  name: z.string().min(1).max(100),
  name_localizations: z.partialRecord(z.enum(LOCALES), z.string().min(1).max(100)).nullish(),
  value: z.union([z.string().max(100), z.number()]),
});

const modal = z.object({
  custom_id: z.string().min(1).max(100),
  title: z.string().min(1).max(45),
  components: z.array(modalComponent).min(1).max(5),
});

export type Modal = z.output<typeof modal>;

/** Any first answer. */
export const callbackBody = z.discriminatedUnion("type", [
  z.object({ type: z.literal(CallbackType.pong) }),
  z.object({ type: z.literal(CallbackType.message), data: messageDraft }),
  z.object({
    type: z.literal(CallbackType.deferredMessage),
    data: z.object({ flags: z.number().int().nullish() }).nullish(),
  }),
  z.object({ type: z.literal(CallbackType.deferredUpdate) }),
  z.object({ type: z.literal(CallbackType.update), data: messageEdit.nullish() }),
  z.object({
    type: z.literal(CallbackType.autocomplete),
    data: z.object({ choices: z.array(choice).max(25) }),
  }),
  z.object({ type: z.literal(CallbackType.modal), data: modal }),
]);

export type Callback = z.output<typeof callbackBody>;
