/** Milliseconds a request may take. */
const TIME_LIMIT = 30_000;
/** How often a request is sent again after a 429. */
const RETRIES = 3;

/** An answer that is not a success, in Discord's format (Discord docs, Reference > Error Messages). */
export class ApiError extends Error {
  constructor(status, body) {
    super(readableError(body) ?? `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.code = body?.code ?? 0;
  }
}

/** Discord's REST API with a user's token. */
export class Api {
  #base;
  #token;

  constructor(base, token) {
    this.#base = base;
    this.#token = token;
  }

  get(path) {
    return this.#request("GET", path);
  }

  delete(path) {
    return this.#request("DELETE", path);
  }

  patch(path, body) {
    return this.#request("PATCH", path, body);
  }

  put(path) {
    return this.#request("PUT", path);
  }

  /** Sends JSON, or multipart with `payload_json` and `files[n]` when there are files. */
  post(path, body, files = []) {
    return this.#request("POST", path, body, files);
  }

  async #request(method, path, body, files = []) {
    for (let attempt = 0;; attempt++) {
      const response = await fetch(this.#base + path, this.#init(method, body, files));
      const answer = await readJson(response);
      if (response.ok) return answer;
      if (response.status !== 429 || attempt >= RETRIES) throw new ApiError(response.status, answer);
      const seconds = Number(answer?.retry_after ?? response.headers.get("retry-after") ?? 1);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }

  #init(method, body, files) {
    const headers = { authorization: this.#token };
    const init = { method, headers, signal: AbortSignal.timeout(TIME_LIMIT) };
    if (files.length > 0) return { ...init, body: formOf(body, files) };
    if (body === undefined) return init;
    return {
      ...init,
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    };
  }
}

function formOf(body, files) {
  const form = new FormData();
  form.set("payload_json", JSON.stringify(body));
  files.forEach((file, index) => form.set(`files[${index}]`, file, file.name));
  return form;
}

async function readJson(response) {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The message with the first fault of its fields. */
function readableError(body) {
  if (typeof body?.message !== "string") return undefined;
  const fault = firstFault(body.errors);
  return fault ? `${body.message}: ${fault}` : body.message;
}

function firstFault(errors) {
  if (typeof errors !== "object" || errors === null) return undefined;
  if (typeof errors.message === "string") return errors.message;
  for (const value of Object.values(errors)) {
    const fault = firstFault(value);
    if (fault) return fault;
  }
  return undefined;
}
