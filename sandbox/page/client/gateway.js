const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  voiceState: 4,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
};

/** Close codes after which connecting again cannot help (Discord docs, Opcodes and Status Codes). */
const FATAL = new Set([4004, 4010, 4011, 4012, 4013, 4014]);
/** Milliseconds until HELLO must have come. */
const HELLO_LIMIT = 10_000;
/** First and longest pause before connecting again, milliseconds. */
const BACKOFF = { first: 300, most: 10_000 };

/** Discord's gateway for a user: heartbeats, resumes and connects again by itself until `close`. */
export class Gateway {
  #options;
  #socket = null;
  #timers = { beat: 0, watch: 0, retry: 0 };
  #session = null;
  #sequence = null;
  #acknowledged = true;
  #attempts = 0;
  #closed = false;

  /** `options`: `{url, token, onDispatch(name, data), onStatus(status)}`; status is connecting, ready, reconnecting or refused. */
  constructor(options) {
    this.#options = options;
    this.#open("connecting");
  }

  /** The id of the session, which interactions carry. */
  get sessionId() {
    return this.#session?.id ?? "";
  }

  /** Ends the session. */
  close() {
    this.#closed = true;
    clearTimeout(this.#timers.retry);
    this.#drop(1000);
  }

  /** Enters a voice channel, or leaves with null. */
  enterVoice(guildId, channelId) {
    this.#send(Op.voiceState, {
      guild_id: guildId,
      channel_id: channelId,
      self_mute: false,
      self_deaf: false,
    });
  }

  #open(status) {
    this.#options.onStatus(status);
    const socket = new WebSocket(`${this.#session?.url ?? this.#options.url}?v=10&encoding=json`);
    this.#socket = socket;
    this.#timers.watch = setTimeout(() => this.#lost(socket, 0), HELLO_LIMIT);
    socket.onmessage = ({ data }) => this.#socket === socket && this.#receive(JSON.parse(data));
    socket.onclose = ({ code }) => this.#lost(socket, code);
  }

  #receive({ op, d, s, t }) {
    if (s !== null && s !== undefined) this.#sequence = s;
    switch (op) {
      case Op.dispatch:
        return this.#dispatch(t, d);
      case Op.hello:
        return this.#greet(d.heartbeat_interval);
      case Op.heartbeat:
        return this.#beat();
      case Op.heartbeatAck:
        this.#acknowledged = true;
        return;
      case Op.reconnect:
        return this.#lost(this.#socket, 0);
      case Op.invalidSession:
        if (!d) this.#forget();
        return this.#lost(this.#socket, 0);
    }
  }

  #dispatch(name, data) {
    if (name === "READY") {
      this.#session = { id: data.session_id, url: this.#options.resumeUrl(data.resume_gateway_url) };
    }
    this.#options.onDispatch(name, data);
    if (name !== "READY" && name !== "RESUMED") return;
    this.#attempts = 0;
    this.#options.onStatus("ready");
  }

  #greet(interval) {
    clearTimeout(this.#timers.watch);
    this.#acknowledged = true;
    const beatEvery = (delay) => {
      this.#timers.beat = setTimeout(() => {
        if (!this.#acknowledged) return this.#lost(this.#socket, 0);
        this.#beat();
        beatEvery(interval);
      }, delay);
    };
    beatEvery(interval * Math.random());
    const { token } = this.#options;
    if (this.#session) {
      this.#send(Op.resume, { token, session_id: this.#session.id, seq: this.#sequence ?? 0 });
    } else this.#send(Op.identify, { token, properties: { os: "", browser: "school", device: "" } });
  }

  #beat() {
    this.#acknowledged = false;
    this.#send(Op.heartbeat, this.#sequence);
  }

  #send(op, d) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ op, d }));
  }

  /** The connection is gone or no good: connect again after a pause, unless that is hopeless. */
  #lost(socket, code) {
    if (this.#closed || this.#socket !== socket) return;
    this.#drop(4000);
    if (FATAL.has(code)) return this.#options.onStatus("refused");
    if (code === 4007 || code === 4009) this.#forget();
    this.#options.onStatus("reconnecting");
    const pause = Math.min(BACKOFF.most, BACKOFF.first * 2 ** this.#attempts++) * (0.5 + Math.random() / 2);
    this.#timers.retry = setTimeout(() => this.#open("reconnecting"), pause);
  }

  #forget() {
    this.#session = null;
    this.#sequence = null;
  }

  #drop(code) {
    clearTimeout(this.#timers.beat);
    clearTimeout(this.#timers.watch);
    const socket = this.#socket;
    this.#socket = null;
    if (socket && socket.readyState <= WebSocket.OPEN) socket.close(code);
  }
}
