// Patterns that name REST routes.

/** A method or `*`, then a path of segments: `*` is any one segment, `**` at the end whatever follows. */
export const ROUTE_PATTERN = /^(GET|POST|PUT|PATCH|DELETE|\*) (\/\S*)$/;

/** Whether a request is meant; the path is without `/api/v10`. */
export function matchesRoute(pattern: string, method: string, path: string): boolean {
  const [, wanted, template = ""] = ROUTE_PATTERN.exec(pattern) ?? [];
  if (wanted === undefined || (wanted !== "*" && wanted !== method)) return false;
  const [parts, given] = [template.split("/"), path.split("/")];
  const open = parts.at(-1) === "**";
  if (open ? given.length < parts.length - 1 : given.length !== parts.length) return false;
  return parts.every((part, index) => part === "**" || part === "*" || part === given[index]);
}
