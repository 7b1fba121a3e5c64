import { closest, distance } from "fastest-levenshtein";
import { catalogues, commandText } from "../services/catalogue/mod.ts";
import type { Command } from "./_command.ts";

/** Every name of a command: its own and those in other languages. */
function namesOf({ name }: Command): string[] {
  return [name, ...Object.values(catalogues).map((t) => commandText(t, name).name)];
}

/** A command by its name, in whichever language it is written. */
export function findCommand(commands: readonly Command[], name: string): Command | undefined {
  const wanted = name.toLowerCase();
  return commands.find((command) => command.name === wanted) ??
    commands.find((command) => namesOf(command).includes(wanted));
}

/** A command by its entry in a context menu, as it was registered. */
export function findMenu(commands: readonly Command[], entry: string): Command | undefined {
  return commands.find(({ name, menu }) => menu && commandText(catalogues.en, name).menu === entry);
}

/** The name a mistyped one probably stands for, or undefined when none is near. */
export function suggestName(commands: readonly Command[], typed: string): string | undefined {
  const wanted = typed.toLowerCase();
  const best = closest(wanted, commands.flatMap(namesOf));
  return distance(wanted, best) <= (best.length > 3 ? 2 : 1) ? best : undefined;
}
