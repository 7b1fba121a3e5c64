import { closest, distance } from "fastest-levenshtein";
import { catalogues, commandText } from "../services/catalogue/mod.ts";
import type { Command } from "./_command.ts";

/** A command by its name, in whichever language it is written. */
export function findCommand(commands: readonly Command[], name: string): Command | undefined {
  const wanted = name.toLowerCase();
  const byName = commands.find((command) => command.name === wanted);
  return byName ??
    commands.find((command) =>
      Object.values(catalogues).some((t) => commandText(t, command.name).name === wanted)
    );
}

/** The name a mistyped one probably stands for, or undefined when none is near. */
export function suggestName(commands: readonly Command[], typed: string): string | undefined {
  const wanted = typed.toLowerCase();
  const names = commands.flatMap((
    { name },
  ) => [name, ...Object.values(catalogues).map((t) => commandText(t, name).name)]);
  const best = closest(wanted, names);
  return distance(wanted, best) <= (best.length > 3 ? 2 : 1) ? best : undefined;
}
