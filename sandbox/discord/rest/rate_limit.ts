/** Rate limits: the one place where a request is counted (Discord docs, Rate Limits). */

/** Headers every answer carries. */
export interface RateLimit {
  readonly headers: Record<string, string>;
}

const LIMIT = 50;
const WINDOW_SECONDS = 1;

/** Counts a request to a route; the bucket is the route with its major parameter. */
export function countRequest(method: string, path: string, major: string): RateLimit {
  const reset = Date.now() / 1_000 + WINDOW_SECONDS;
  return {
    headers: {
      "x-ratelimit-limit": `${LIMIT}`,
      "x-ratelimit-remaining": `${LIMIT - 1}`,
      "x-ratelimit-reset": reset.toFixed(3),
      "x-ratelimit-reset-after": WINDOW_SECONDS.toFixed(3),
      "x-ratelimit-bucket": bucketName(`${method} ${path} ${major}`),
    },
  };
}

/** FNV-1a, twice over: an opaque name, as Discord's are. */
function bucketName(text: string): string {
  const hash = (seed: number) =>
    [...text].reduce((sum, char) => Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0, seed);
  return [0x81_1c_9d_c5, 0x12_34_56_78].map((seed) => hash(seed).toString(16).padStart(8, "0")).join("");
}
