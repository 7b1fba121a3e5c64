import { z } from "zod";
import { log } from "../log.ts";
import { requestAs, type Rest } from "./rest.ts";

/** A command as Discord's API takes it (Discord docs, Application Command Structure). */
export interface RegisteredCommand {
  readonly type: number;
  readonly name: string;
  readonly [field: string]: unknown;
}

const commandsSchema = z.array(z.looseObject({ type: z.number().default(1), name: z.string() }));

/** What the application decides; everything else in Discord's answer is Discord's own. */
const decided = [
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "options",
  "default_member_permissions",
  "nsfw",
  "integration_types",
  "contexts",
];

/** Discord leaves out, or writes as null, what is at its default. */
function atDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** A value in one form: fields in order and without those at their default; lists as they are. */
function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  const fields = Object.entries(value).map(([name, field]) => [name, plain(field)] as const);
  return Object.fromEntries(
    fields.filter(([, field]) => !atDefault(field)).sort(([a], [b]) => a < b ? -1 : 1),
  );
}

/** Everything that is decided about commands, in one form whatever their order. */
export function commandsInOneForm(commands: readonly RegisteredCommand[]): string {
  const forms = commands.map((command) =>
    JSON.stringify(plain(Object.fromEntries(decided.map((name) => [name, command[name]]))))
  );
  return forms.sort().join("\n");
}

/**
 * Sees to it that exactly these commands are registered. Nothing is sent when they are: every registration costs Discord
 * work and clients a reload of their menus.
 */
export async function registerCommands(
  rest: Rest,
  applicationId: string,
  commands: readonly RegisteredCommand[],
): Promise<void> {
  const path = `/applications/${applicationId}/commands`;
  const registered = await requestAs(rest, commandsSchema, {
    method: "GET",
    path: `${path}?with_localizations=true`,
  });
  if (commandsInOneForm(registered) === commandsInOneForm(commands)) return;
  await rest.request({ method: "PUT", path, body: commands });
  log("discord").info("Registered {count} commands", { count: commands.length });
}
