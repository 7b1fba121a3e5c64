/** What a message may be built of (Discord docs, Component Reference). */
import { z } from "zod";
import { button } from "./button.ts";
import { ComponentType } from "./component.ts";
import { id, media } from "./fields.ts";
import { channelSelect, mentionableSelect, roleSelect, stringSelect, userSelect } from "./selects.ts";

const rowChild = z.discriminatedUnion("type", [
  button,
  stringSelect,
  userSelect,
  roleSelect,
  mentionableSelect,
  channelSelect,
]);

const actionRow = z.object({
  type: z.literal(ComponentType.actionRow),
  id,
  components: z.array(rowChild).min(1).max(5).refine(
    (list) => list.length === 1 || list.every(({ type }) => type === ComponentType.button),
    {
      params: { code: "COMPONENT_LAYOUT_WIDTH_EXCEEDED" },
      error: "The specified component exceeds the maximum width",
    },
  ),
});

const textDisplay = z.object({
  type: z.literal(ComponentType.textDisplay),
  id,
  content: z.string().min(1).max(4_000),
});

const spoiler = z.boolean().default(false);
const described = { description: z.string().max(1_024).nullable().default(null), spoiler };

const thumbnail = z.object({ type: z.literal(ComponentType.thumbnail), id, media, ...described });

const section = z.object({
  type: z.literal(ComponentType.section),
  id,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion("type", [button, thumbnail]),
});

const mediaGallery = z.object({
  type: z.literal(ComponentType.mediaGallery),
  id,
  items: z.array(z.object({ media, ...described })).min(1).max(10),
});

const file = z.object({
  type: z.literal(ComponentType.file),
  id,
  file: media.refine(({ url }) => url.startsWith("attachment://"), {
    params: { code: "URL_TYPE_INVALID_SCHEME" },
    error: "Only attachment:// references are supported",
  }),
  spoiler,
});

const separator = z.object({
  type: z.literal(ComponentType.separator),
  id,
  divider: z.boolean().default(true),
  spacing: z.union([z.literal(1), z.literal(2)]).default(1),
});

const container = z.object({
  type: z.literal(ComponentType.container),
  id,
  accent_color: z.number().int().min(0).max(0xff_ff_ff).nullable().default(null),
  spoiler,
  components: z.array(
    z.discriminatedUnion("type", [actionRow, textDisplay, section, mediaGallery, file, separator]),
  ).min(1).max(40),
});

/** Any component at the top of a message; all but action rows need the components v2 flag. */
export const messageComponent = z.discriminatedUnion("type", [
  actionRow,
  textDisplay,
  section,
  mediaGallery,
  file,
  separator,
  container,
]);
