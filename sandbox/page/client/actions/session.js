import { Api } from "../api.js";
import { Gateway } from "../gateway.js";
import { ownSocketUrl, ownUrl } from "../url.js";

/** Where the browser remembers who was chosen. */
const REMEMBERED = "school.user";

/** Who is logged in: the API and the gateway with their token. */
export class Session {
  #store;
  api = null;
  gateway = null;

  constructor(store) {
    this.#store = store;
  }

  /** Fetches the world (the one address that Discord does not have) and logs in who was here last. */
  async start() {
    const response = await fetch("/sandbox/world");
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const world = await response.json();
    this.#store.dispatch({ type: "world", world });
    const last = localStorage.getItem(REMEMBERED);
    this.login(last !== null && Object.hasOwn(world.users, last) ? last : Object.keys(world.users)[0]);
  }

  /** Becomes another person of the world. */
  login(userKey) {
    this.gateway?.close();
    const { world, channelId } = this.#store.state;
    const { token } = world.users[userKey];
    localStorage.setItem(REMEMBERED, userKey);
    const isDirect = this.#store.state.directs[channelId] !== undefined;
    this.#store.dispatch({ type: "login", userKey, channelId: isDirect ? "" : channelId });
    this.api = new Api(ownUrl(world.apiUrl), token);
    this.gateway = this.#connect(ownSocketUrl(world.gatewayUrl), token);
  }

  #connect(url, token) {
    return new Gateway({
      url,
      token,
      resumeUrl: ownSocketUrl,
      onDispatch: (name, data) => this.#store.dispatch({ type: "gateway", name, data }),
      onStatus: (status) => this.#store.dispatch({ type: "status", status }),
    });
  }
}
