import {
  DiscordenoShard,
  type DiscordGatewayPayload,
  GatewayOpcodes,
  type ShardCreateOptions,
  ShardSocketCloseCodes,
  ShardState,
} from "discordeno";
import { z } from "zod";
import { messageOf } from "../errors.ts";
import { log } from "../log.ts";
import { fatalCloses, sessionLost } from "./_close_codes.ts";
import type { Connection } from "./_connection.ts";
import { gatewayUrl, identification, resumption } from "./_introduction.ts";
import { Line, type LineLimits, type Speaker } from "./_line.ts";

export type { LineLimits as ShardLimits } from "./_line.ts";

const defaults: LineLimits = { connect: 10_000, close: 1000, pause: 500, longestPause: 30_000 };

/** What is needed to go on with a session (Discord docs, Gateway > Resuming). */
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
  readonly limits?: Partial<LineLimits> | undefined;
  /** Resolves when the shard may begin a new session; ends early when the signal fires. */
  readonly mayIdentify: (shard: number, signal: AbortSignal) => Promise<void>;
  /** Takes every dispatch, raw. Must not throw. */
  readonly onDispatch: (packet: DiscordGatewayPayload, shard: Shard) => void;
  /** Called once when the connection is refused for good, with the close code. */
  readonly onFatal: (code: number) => void;
}

const readySchema = z.object({ session_id: z.string().min(1), resume_gateway_url: z.url() });

/**
 * The library's shard with its connecting replaced by a {@linkcode Line}: a session is kept until Discord calls it
 * invalid, and a new one is begun only when there is none. The library still beats the heart, paces what is sent and
 * counts the events.
 */
export class Shard extends DiscordenoShard {
  readonly #parts: ShardParts;
  readonly #line: Line;

  constructor(parts: ShardParts) {
    super(parts);
    this.#parts = parts;
    this.#line = new Line(String(parts.id), { ...defaults, ...parts.limits }, this.#speaker());
    if (!parts.session) return;
    this.sessionId = parts.session.sessionId;
    this.previousSequenceNumber = parts.session.sequence;
    this.resumeGatewayUrl = parts.session.resumeUrl;
  }

  /** The session as it is now, or undefined when there is none. */
  get session(): Session | undefined {
    const { sessionId, previousSequenceNumber: sequence, resumeGatewayUrl: resumeUrl } = this;
    return sessionId && sequence !== null ? { sessionId, sequence, resumeUrl } : undefined;
  }

  /** Connects, and stays connected until it is ended or refused for good. */
  start(): void {
    this.#line.start();
  }

  /** Ends the connection for good. The session lives on at Discord for some time. */
  async end(): Promise<void> {
    await this.#line.end(ShardSocketCloseCodes.Shutdown, "Shutting down");
    clearTimeout(this.bucket.timeoutId);
  }

  /** Leaves the connection; unless the shard is ended, the next one follows. */
  override close(code: number, reason: string): Promise<void> {
    this.#line.leave(code, reason);
    return Promise.resolve();
  }

  /** Connects anew and goes on with the session. The library asks for it at op 7 and when the heart gets no answer. */
  override resume(): Promise<void> {
    return this.close(ShardSocketCloseCodes.ResumeClosingOldConnection, "Connecting again");
  }

  /** Connects anew with a new session. */
  override identify(): Promise<void> {
    this.#forgetSession();
    return this.close(ShardSocketCloseCodes.ReIdentifying, "Starting a new session");
  }

  /** The library would send as soon as the connection is open, which Discord takes for an error before READY. */
  override async checkOffline(highPriority: boolean): Promise<void> {
    if (this.state === ShardState.Connected) return await super.checkOffline(highPriority);
    await new Promise<void>((resolve) => {
      if (highPriority) this.offlineSendQueue.unshift(resolve);
      else this.offlineSendQueue.push(resolve);
    });
  }

  /** The library turns names to camelCase here, and loses what it does not know. */
  override forwardToBot(packet: DiscordGatewayPayload): void {
    if (packet.op === GatewayOpcodes.Dispatch) this.#parts.onDispatch(packet, this);
  }

  #speaker(): Speaker {
    return {
      mayConnect: async (signal) => {
        if (!this.session) await this.#parts.mayIdentify(this.id, signal);
      },
      url: (tries) => gatewayUrl(this.gatewayConfig, this.session, tries),
      begin: (connection, hello) => this.#begin(connection, hello),
      take: (packet) => this.#take(packet),
      ended: (code) => this.#ended(code),
    };
  }

  #begin(connection: Connection, hello: DiscordGatewayPayload): void {
    const { session } = this;
    this.socket = connection.socket;
    this.state = session ? ShardState.Resuming : ShardState.Identifying;
    if (!session) clearTimeout(this.bucket.timeoutId); // the library replaces the bucket
    this.#take(hello);
    connection.send(
      session ? resumption(this.gatewayConfig, session) : identification(this.gatewayConfig, this.id),
    );
  }

  #ended(code: number | undefined): boolean {
    delete this.socket;
    this.stopHeartbeating();
    this.state = ShardState.Disconnected;
    if (code === undefined) return true;
    log("gateway").debug("The gateway connection ended with {code}", { code, shard: this.id });
    if (sessionLost.has(code)) this.#forgetSession();
    const fatal = fatalCloses.has(code);
    if (fatal) this.#parts.onFatal(code);
    return !fatal;
  }

  #take(packet: DiscordGatewayPayload): void {
    if (packet.op === GatewayOpcodes.InvalidSession) return this.#invalid(packet.d === true);
    if (packet.t === "READY" && !readySchema.safeParse(packet.d).success) {
      log("gateway").error("Cannot read READY", { shard: this.id });
      return void this.identify();
    }
    if (packet.t === "READY" || packet.t === "RESUMED") this.#line.succeeded();
    const counted = packet.op === GatewayOpcodes.Dispatch ? packet : { ...packet, s: null };
    this.handleDiscordPacket(counted).catch((error) =>
      log("gateway").error("Cannot take a gateway packet: {reason}", {
        reason: messageOf(error),
        shard: this.id,
      })
    );
  }

  /** That a session is too old is no failure of the connection: a new one is begun without a pause. */
  #invalid(resumable: boolean): void {
    if (resumable) return void this.resume();
    if (this.state === ShardState.Resuming) this.#line.succeeded();
    void this.identify();
  }

  #forgetSession(): void {
    delete this.sessionId;
    this.previousSequenceNumber = null;
    this.resumeGatewayUrl = "";
  }
}
