import type { Command } from "./_command.ts";
import { ask } from "./ask.ts";
import { askAbout } from "./ask_about.ts";
import { help } from "./help.ts";
import { hi } from "./hi.ts";
import { instruction } from "./instruction.ts";
import { ping } from "./ping.ts";
import { regenerate } from "./regenerate.ts";
import { settings } from "./settings.ts";
import { stopAnswer } from "./stop_answer.ts";

/** Every command, in help order. */
export const commands: readonly Command[] = [
  hi,
  help,
  instruction,
  ask,
  settings,
  ping,
  askAbout,
  stopAnswer,
  regenerate,
];
