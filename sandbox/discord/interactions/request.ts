/** What a person's client posts to `/interactions`. */
import { z } from "zod";
import { snowflake } from "../form.ts";
import { InteractionType } from "../model/interaction.ts";

const value = z.union([z.string().max(6_000), z.number(), z.boolean()]);

const leaf = z.object({
  name: z.string().max(32),
  type: z.number().int().optional(),
  value: value.optional(),
  focused: z.boolean().optional(),
});
const branch = leaf.extend({ options: z.array(leaf).max(25).optional() });
const option = leaf.extend({ options: z.array(branch).max(25).optional() });

/** An option as a client sends it: a value, or what is nested below a subcommand. */
export interface GivenOption {
  name: string;
  type?: number | undefined;
  value?: string | number | boolean | undefined;
  focused?: boolean | undefined;
  options?: GivenOption[] | undefined;
}

/** Metadata of `files[n]`: `id` is what an option or a file upload names. */
const attachment = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  filename: z.string().min(1).max(1_024),
});

const commandData = z.object({
  id: snowflake,
  version: snowflake.optional(),
  name: z.string().optional(),
  options: z.array(option).max(25).optional(),
  target_id: snowflake.optional(),
  attachments: z.array(attachment).max(10).optional(),
});

export type CommandData = z.output<typeof commandData>;

const componentData = z.object({
  component_type: z.number().int().optional(),
  custom_id: z.string().min(1).max(100),
  values: z.array(z.union([z.string().max(100), z.number().transform(String)])).max(25).optional(),
});

export type ComponentData = z.output<typeof componentData>;

const submitted = z.object({
  type: z.number().int().optional(),
  custom_id: z.string().max(100).optional(),
  value: z.union([z.string().max(4_000), z.boolean()]).nullish(),
  values: z.array(z.string().max(100)).max(25).nullish(),
});

const modalData = z.object({
  id: snowflake.optional(),
  custom_id: z.string().min(1).max(100),
  components: z.array(submitted.extend({
    component: submitted.optional(),
    components: z.array(submitted).max(5).optional(),
  })).max(5),
  attachments: z.array(attachment).max(10).optional(),
});

export type ModalData = z.output<typeof modalData>;

const common = {
  application_id: snowflake,
  guild_id: snowflake.nullish(),
  channel_id: snowflake,
  session_id: z.string().optional(),
  nonce: z.union([z.string().max(64), z.number().transform(String)]).optional(),
};

/** Body of `POST /interactions`. */
export const interactionRequest = z.discriminatedUnion("type", [
  z.object({ type: z.literal(InteractionType.command), ...common, data: commandData }),
  z.object({ type: z.literal(InteractionType.autocomplete), ...common, data: commandData }),
  z.object({
    type: z.literal(InteractionType.component),
    ...common,
    message_id: snowflake,
    data: componentData,
  }),
  z.object({ type: z.literal(InteractionType.modalSubmit), ...common, data: modalData }),
]);

export type InteractionRequest = z.output<typeof interactionRequest>;
