import {
  DiscordenoShard,
  type DiscordGatewayPayload,
  GatewayOpcodes,
  type ShardCreateOptions,
  ShardSocketCloseCodes,
  ShardState,
} from "discordeno";
import { setTimeout as pause } from "node:timers/promises";
import { messageOf } from "../errors.ts";
import { log } from "../log.ts";
import { closedByUs, fatalCloses, sessionLost } from "./_close_codes.ts";
import { dial } from "./_dial.ts";

/** Times in milliseconds. */
export interface ShardLimits {
  /** From dialling to the server's HELLO. */
  readonly connect: number;
  /** From our closing to the server's answer. */
  readonly close: number;
  /** The pause before the second try; it doubles with every further one. */
  readonly pause: number;
  readonly longestPause: number;
  /** The shortest and longest wait after an invalid session (Discord docs, Gateway > Resuming: 1 to 5 s). */
  readonly invalidSession: readonly [number, number];
}

const defaults: ShardLimits = {
  connect: 10_000,
  close: 3000,
  pause: 500,
  longestPause: 30_000,
  invalidSession: [1000, 5000],
};

/** After so many failures Discord's general address is tried instead of the session's own. */
const failuresBeforeGeneralUrl = 3;

/** What is needed to go on with a session after a restart. */
export interface Session {
  readonly sessionId: string;
  /** The last event that was seen. */
  readonly sequence: number;
  readonly resumeUrl: string;
}

/** What a shard is made of, besides what the library asks for. */
export interface ShardParts extends ShardCreateOptions {
  /** The session to go on with. */
  readonly session?: Session | undefined;
  readonly limits?: Partial<ShardLimits> | undefined;
  /** Called once when the connection is refused for good, with the close code. */
  readonly onFatal: (code: number) => void;
}

/**
 * The library's shard with its faults mended: it retries with growing pauses and a time limit for each try, keeps the
 * session while tries fail, waits for HELLO, forgets a session that Discord calls invalid, and throws nothing into a
 * socket's handler. Packets are passed on raw.
 */
export class Shard extends DiscordenoShard {
  readonly #limits: ShardLimits;
  readonly #onFatal: (code: number) => void;
  readonly #ending = new AbortController();
  #tries = 0;

  constructor({ session, limits, onFatal, ...options }: ShardParts) {
    super(options);
    this.#limits = { ...defaults, ...limits };
    this.#onFatal = onFatal;
    if (!session) return;
    this.sessionId = session.sessionId;
    this.previousSequenceNumber = session.sequence;
    this.resumeGatewayUrl = session.resumeUrl;
  }

  /** The session as it is now, or undefined when there is none. */
  get session(): Session | undefined {
    if (!this.sessionId || this.previousSequenceNumber === null) return undefined;
    return {
      sessionId: this.sessionId,
      sequence: this.previousSequenceNumber,
      resumeUrl: this.resumeGatewayUrl,
    };
  }

  /** Ends the connection for good. The session lives on at Discord for some time. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.close(ShardSocketCloseCodes.Shutdown, "Shutting down");
    this.stopHeartbeating();
    clearTimeout(this.bucket.timeoutId);
  }

  /** Dials until HELLO has come or the shard is ended. */
  override async connect(): Promise<this> {
    while (!this.#ending.signal.aborted) {
      await this.#pauseBeforeTry();
      this.#tries++;
      try {
        await this.#dial();
        break;
      } catch (error) {
        log("gateway").warn("Cannot connect to the gateway: {reason}", {
          reason: messageOf(error),
          shard: this.id,
        });
      }
    }
    return this;
  }

  override async identify(): Promise<void> {
    await this.close(ShardSocketCloseCodes.ReIdentifying, "Starting a new session");
    this.#forgetSession();
    this.state = ShardState.Identifying;
    await this.connect();
    const { token, properties, intents, totalShards } = this.gatewayConfig;
    this.#sendNow({
      op: GatewayOpcodes.Identify,
      d: { token: `Bot ${token}`, properties, intents, shard: [this.id, totalShards], compress: false },
    });
  }

  override async resume(): Promise<void> {
    await this.close(ShardSocketCloseCodes.ResumeClosingOldConnection, "Connecting again");
    const { session } = this;
    if (!session) return await this.identify();
    this.state = ShardState.Resuming;
    await this.connect();
    const { sessionId, sequence } = session;
    this.#sendNow({
      op: GatewayOpcodes.Resume,
      d: { token: `Bot ${this.gatewayConfig.token}`, session_id: sessionId, seq: sequence },
    });
  }

  /** Closes the connection. A server that does not answer is left after the time limit. */
  override async close(code: number, reason: string): Promise<void> {
    const { socket } = this;
    if (socket?.readyState !== WebSocket.OPEN) return;
    const closed = Promise.withResolvers<void>();
    const timer = setTimeout(closed.resolve, this.#limits.close);
    socket.onmessage = null; // what is not counted now is sent again after the resume
    socket.onclose = () => closed.resolve();
    socket.close(code, reason);
    await closed.promise;
    clearTimeout(timer);
    if (this.socket === socket) await this.handleClose({ code, reason });
  }

  override async handleClose(close: Pick<CloseEvent, "code" | "reason">): Promise<void> {
    delete this.socket;
    this.stopHeartbeating();
    const { code } = close;
    log("gateway").debug("The gateway connection closed with {code}", { code, shard: this.id });
    if (closedByUs.has(code)) {
      this.state = ShardState.Disconnected;
    } else if (fatalCloses.has(code)) {
      this.state = ShardState.Offline;
      this.#onFatal(code);
    } else if (sessionLost.has(code)) {
      await this.identify();
    } else {
      await this.resume();
    }
  }

  override async handleMessage(message: MessageEvent): Promise<void> {
    try {
      await this.handleDiscordPacket(JSON.parse(message.data));
    } catch (error) {
      log("gateway").error("Cannot take a gateway packet: {reason}", {
        reason: messageOf(error),
        shard: this.id,
      });
    }
  }

  override async handleDiscordPacket(packet: DiscordGatewayPayload): Promise<void> {
    if (packet.op === GatewayOpcodes.InvalidSession) return await this.#invalidSession(packet.d === true);
    if (packet.op === GatewayOpcodes.Hello) clearTimeout(this.bucket.timeoutId); // the library replaces the bucket
    if (packet.t === "READY" || packet.t === "RESUMED") this.#tries = 0;
    await super.handleDiscordPacket(packet);
  }

  /** The library turns names to camelCase here, and loses what it does not know. */
  override forwardToBot(packet: DiscordGatewayPayload): void {
    // deno-lint-ignore no-explicit-any -- the library's type promises camelCase
    this.events.message?.(this, packet as any);
  }

  async #invalidSession(resumable: boolean): Promise<void> {
    const { socket } = this;
    if (!resumable) this.#forgetSession();
    const [least, most] = this.#limits.invalidSession;
    await this.#wait(least + Math.random() * (most - least));
    if (this.socket === socket && !this.#ending.signal.aborted) await this.resume();
  }

  #forgetSession(): void {
    delete this.sessionId;
    this.previousSequenceNumber = null;
    this.resumeGatewayUrl = "";
  }

  #sendNow(payload: unknown): void {
    if (this.isOpen()) this.socket?.send(JSON.stringify(payload));
  }

  async #pauseBeforeTry(): Promise<void> {
    if (this.#tries === 0) return;
    const longest = Math.min(this.#limits.pause * 2 ** (this.#tries - 1), this.#limits.longestPause);
    await this.#wait(longest * (0.5 + Math.random() / 2));
  }

  async #wait(milliseconds: number): Promise<void> {
    try {
      await pause(milliseconds, undefined, { signal: this.#ending.signal });
    } catch (error) {
      if (!this.#ending.signal.aborted) throw error;
    }
  }

  async #dial(): Promise<void> {
    const socket = await dial(this.#url(), {
      limit: this.#limits.connect,
      signal: this.#ending.signal,
      onMessage: (message) => this.handleMessage(message),
    });
    socket.onerror = null;
    socket.onclose = (close) => void this.handleClose(close);
    this.socket = socket;
  }

  #url(): URL {
    const general = this.#tries > failuresBeforeGeneralUrl;
    const url = new URL(general ? this.gatewayConfig.url : this.connectionUrl);
    url.searchParams.set("v", String(this.gatewayConfig.version));
    url.searchParams.set("encoding", "json");
    return url;
  }
}
