/** Media of components as Discord answers them (Discord docs, Component Reference > Unfurled Media Item). */
import type { Attachment } from "../model/message.ts";
import type { Component } from "./component.ts";

/** What is known of a piece of media. */
interface Media {
  url: string;
  [field: string]: unknown;
}

/** What media are looked up in and numbered with. */
export interface Unfurling {
  readonly attachments: readonly Attachment[];
  readonly nextId: () => string;
}

/** A copy of a component whose media say where and what they are; those that do already stay. */
export function unfurl(component: Component, how: Unfurling): Component {
  const { media, file, items, components, accessory } = component;
  return {
    ...component,
    ...(isMedia(media) ? { media: unfurled(media, how) } : {}),
    ...(isMedia(file) ? { file: unfurled(file, how), ...named(file, how) } : {}),
    ...(Array.isArray(items)
      ? { items: items.map((item) => ({ ...item, media: unfurled(item.media, how) })) }
      : {}),
    ...(components ? { components: components.map((one) => unfurl(one, how)) } : {}),
    ...(accessory ? { accessory: unfurl(accessory, how) } : {}),
  };
}

function isMedia(value: unknown): value is Media {
  return typeof value === "object" && value !== null && "url" in value;
}

function unfurled(media: Media, how: Unfurling): Media {
  if ("id" in media) return media;
  const attachment = attachmentOf(media, how);
  const url = attachment?.url ?? media.url;
  const { width, height, content_type } = attachment ?? {};
  return {
    id: how.nextId(),
    url,
    proxy_url: url,
    loading_state: 2,
    ...(content_type === undefined ? {} : { content_type }),
    ...(width === undefined ? {} : { width, height }),
    ...(attachment ? { attachment_id: attachment.id } : {}),
  };
}

/** A file component also says the name and size of its file. */
function named(media: Media, how: Unfurling): { name?: string; size?: number } {
  const attachment = attachmentOf(media, how);
  return attachment ? { name: attachment.filename, size: attachment.size } : {};
}

function attachmentOf({ url }: Media, { attachments }: Unfurling): Attachment | undefined {
  return attachments.find(({ filename }) => url === `attachment://${filename}`);
}
