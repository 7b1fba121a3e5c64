/** The HTTP status and the fields of one OpenAI error (OpenAI docs, Error codes). */
export interface ErrorDetails {
  status: number;
  message: string;
  type: string;
  param?: string | null;
  code?: string | null;
  /** Seconds the client is told to wait, sent as `Retry-After`. */
  retryAfter?: number;
}

/** An error that is answered in OpenAI's format: `{error: {message, type, param, code}}`. */
export class OpenaiError extends Error {
  constructor(readonly details: ErrorDetails) {
    super(details.message);
    this.name = "OpenaiError";
  }

  /** The response a client receives. */
  toResponse(): Response {
    const { status, message, type, param = null, code = null, retryAfter } = this.details;
    const headers = new Headers();
    if (retryAfter !== undefined) headers.set("Retry-After", String(retryAfter));
    return Response.json({ error: { message, type, param, code } }, { status, headers });
  }
}

/** A 400 about one field of the request. */
export function invalidRequest(message: string, param: string | null, code: string | null = null) {
  return new OpenaiError({ status: 400, type: "invalid_request_error", message, param, code });
}

/** A 404 for a model that does not exist, as the chat and the models endpoint answer it. */
export function modelNotFound(model: string): OpenaiError {
  return new OpenaiError({
    status: 404,
    type: "invalid_request_error",
    message: `The model "${model}" does not exist or you do not have access to it.`,
    param: "model",
    code: "model_not_found",
  });
}
