import type { Command } from "./_command.ts";
import { ask } from "./ask.ts";
import { help } from "./help.ts";
import { hi } from "./hi.ts";
import { instruction } from "./instruction.ts";
import { ping } from "./ping.ts";

/** Every command, in help order. */
export const commands: readonly Command[] = [hi, help, instruction, ask, ping];
