import type { Origin } from "../services/incoming.ts";
import type { Settings } from "../services/settings.ts";
import { isTrainer } from "./_guard.ts";

/** Whether somebody may stop or regenerate an answer: who asked, and trainers. */
export function mayChangeAnswer(origin: Origin, settings: Settings, askerId: string): boolean {
  return origin.author.id === askerId || isTrainer({ origin, settings });
}
