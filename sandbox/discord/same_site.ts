/** Whether a request comes from no web page, or from the sandbox's own: a foreign page must not act here. */
export function isSameSite(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get("host");
}
