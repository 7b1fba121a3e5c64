/** Discord's REST interface with a person's token. */

/** An answer that is an error, with Discord's JSON. */
export class RestError extends Error {
  constructor(readonly status: number, readonly body: { code: number; message: string; errors?: unknown }) {
    super(`${status} ${JSON.stringify(body)}`);
    this.name = "RestError";
  }
}

interface FileToSend {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
}

export class UserRest {
  constructor(readonly apiUrl: string, readonly token: string) {}

  /** Sends a request, as multipart when there are files; rejects with `RestError`. */
  async send<T = undefined>(
    method: string,
    path: string,
    body?: unknown,
    files: readonly FileToSend[] = [],
  ): Promise<T> {
    const headers = new Headers({ authorization: this.token });
    if (body !== undefined && files.length === 0) headers.set("content-type", "application/json");
    const response = await fetch(`${this.apiUrl}${path}`, { method, headers, body: encode(body, files) });
    const text = await response.text();
    if (!response.ok) throw new RestError(response.status, JSON.parse(text));
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }
}

function encode(body: unknown, files: readonly FileToSend[]): BodyInit | null {
  if (files.length === 0) return body === undefined ? null : JSON.stringify(body);
  const form = new FormData();
  form.set("payload_json", JSON.stringify(body ?? {}));
  files.forEach(({ name, content, type }, index) => {
    form.set(`files[${index}]`, new File([content], name, type === undefined ? {} : { type }));
  });
  return form;
}
