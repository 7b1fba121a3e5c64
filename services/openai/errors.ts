import OpenAI from "openai";
import { messageOf, ProviderError, type ProviderFault } from "../errors.ts";

const byStatus: Readonly<Record<number, ProviderFault>> = {
  401: "unauthorized",
  403: "unauthorized",
  404: "no_model",
  413: "too_long",
  429: "rate_limited",
};

/** Error codes that say more than their status (OpenAI docs, Error codes). */
const byCode: Readonly<Record<string, ProviderFault>> = {
  context_length_exceeded: "too_long",
  insufficient_quota: "out_of_quota",
  model_not_found: "no_model",
  content_filter: "refused",
  content_policy_violation: "refused",
};

function faultOf(error: InstanceType<typeof OpenAI.APIError>): ProviderFault {
  const known = byCode[error.code ?? ""] ?? byStatus[error.status ?? 0];
  if (known) return known;
  return (error.status ?? 0) >= 500 ? "overloaded" : "rejected";
}

/** What the client threw, as one of our faults. The provider's text may quote the prompt, so it is not kept. */
export function providerError(error: unknown, asked: AbortSignal): ProviderError {
  if (error instanceof ProviderError) return error;
  if (asked.aborted) return new ProviderError("interrupted", "The request was ended from our side", error);
  if (error instanceof OpenAI.APIConnectionTimeoutError) {
    return new ProviderError("stalled", "The provider did not answer in time", error);
  }
  if (error instanceof OpenAI.APIConnectionError) {
    return new ProviderError(
      "unreachable",
      `Cannot reach the provider: ${messageOf(error.cause ?? error)}`,
      error,
    );
  }
  if (error instanceof OpenAI.APIError) {
    const fault = error.status === undefined && !error.code ? "overloaded" : faultOf(error);
    return new ProviderError(
      fault,
      `The provider answered ${error.status ?? "with an error"}, code ${error.code}`,
    );
  }
  return new ProviderError("unreachable", `The provider's answer broke off: ${messageOf(error)}`, error);
}
