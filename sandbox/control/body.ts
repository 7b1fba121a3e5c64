/** Bodies of `/sandbox/*`, and what is said of wrong ones. */
import { z } from "zod";

/** Largest body, bytes. */
const BYTES = 65_536;

/** A body that is not as it must be; the message says where. */
export class BadBody extends Error {
  override readonly name = "BadBody";
}

/** The parsed JSON of a request; throws `BadBody`. */
export async function readBody<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const result = schema.safeParse(parse(await text(request)));
  if (result.success) return result.data;
  throw new BadBody(result.error.issues.map(sentence).join("; "));
}

async function text(request: Request): Promise<string> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > BYTES) throw new BadBody(`The body is longer than ${BYTES} bytes`);
    chunks.push(chunk);
  }
  return await new Blob(chunks).text();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadBody("The body is not JSON");
    throw error;
  }
}

function sentence({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `"${path.join(".")}": ${message}`;
}
