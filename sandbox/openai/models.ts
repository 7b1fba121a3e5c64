/** A model as `GET /models` lists it (OpenAI API reference, Models). */
export interface ModelCard {
  id: string;
  object: "model";
  /** Unix time in seconds. */
  created: number;
  owned_by: string;
  /** The day it stops, as YYYY-MM-DD, or null when none is announced. */
  shutdown_date: string | null;
}

const CREATED = 1_780_000_000;

/** What the stand-in offers: its own name, and names clients ask for by habit. */
export const MODELS: readonly ModelCard[] = [
  card("sandbox-mini", null),
  card("gpt-4o-mini", "2027-01-14"),
  card("gpt-4.1-mini", "2027-01-14"),
  card("gpt-5-mini", null),
];

/** The model of this id, or undefined. */
export function findModel(id: string): ModelCard | undefined {
  return MODELS.find((model) => model.id === id);
}

function card(id: string, shutdownDate: string | null): ModelCard {
  return { id, object: "model", created: CREATED, owned_by: "sandbox", shutdown_date: shutdownDate };
}
