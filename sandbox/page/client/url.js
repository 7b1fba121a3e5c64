/** An address of the stand-in as this page reaches it: the page may be open as localhost or as 127.0.0.1. */
export function ownUrl(address) {
  const url = new URL(address, location.href);
  if (!isLoopback(url.hostname) || !isLoopback(location.hostname)) return url.href;
  return new URL(url.pathname + url.search, location.href).href;
}

/** The same for a WebSocket. */
export function ownSocketUrl(address) {
  const url = new URL(ownUrl(address.replace(/^ws/, "http")));
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}

/** True when the page itself may load the address (its policy allows its own server alone). */
export function isOwn(address) {
  return new URL(ownUrl(address)).origin === location.origin;
}

/** The address when it is one a link may lead to, else undefined. */
export function webLink(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function isLoopback(host) {
  return ["localhost", "127.0.0.1", "[::1]"].includes(host);
}
