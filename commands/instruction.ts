import { controlId } from "../services/control.ts";
import type { Button } from "../services/reply.ts";
import { splitText } from "../services/split.ts";
import { arg, defineCommand } from "./_command.ts";

/** Buttons to the page before and the page after. */
function turning(page: number, pages: number): Button[] {
  if (pages === 1) return [];
  const to = (label: string, target: number): Button => ({
    label,
    id: controlId("instruction", { page: String(target) }),
    disabled: target < 1 || target > pages,
  });
  return [to("◀", page - 1), { ...to(`${page} / ${pages}`, page), disabled: true }, to("▶", page + 1)];
}

/** Shows how to work with Pupil: the operator's instruction file, a page at a time. */
export const instruction = defineCommand({
  name: "instruction",
  args: { page: arg.integer().min(1).optional() },
  async run({ args, door, reply, services, language }) {
    const pages = splitText(await services.instruction(language));
    const page = Math.min(args.page ?? 1, pages.length);
    const out = { content: pages[page - 1] ?? "", buttons: turning(page, pages.length) };
    if (door === "component") await reply.update(out);
    else await reply.send(out);
  },
});
