/** A person with a user token, over the sandbox's real REST and gateway. */
import type { World, WorldUser } from "../../sandbox/mod.ts";
import { type Component, type Message, type Packet, UserGateway } from "./user_gateway.ts";
import { UserRest } from "./user_rest.ts";

export type { Component, Message } from "./user_gateway.ts";
export { RestError } from "./user_rest.ts";

/** A file to send. */
export interface Upload {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
}

/** A message to send. */
export interface Saying {
  readonly content?: string;
  /** Id of the message to reply to. */
  readonly reply_to?: string;
  readonly files?: readonly Upload[];
}

/** Values of a command's options by name; a file for an attachment option. */
export type CommandOptions = Record<string, string | number | boolean | Upload>;

/** How to use a command. */
export interface Using {
  /** `["group", "subcommand"]` when the command has them. */
  readonly path?: readonly string[];
  /** User or message a context menu command is for. */
  readonly target?: string;
}

interface RegisteredOption {
  readonly name: string;
  readonly type: number;
  readonly options?: readonly RegisteredOption[];
}

interface RegisteredCommand extends RegisteredOption {
  readonly id: string;
  readonly application_id: string;
  readonly version: string;
}

const ATTACHMENT = 11;
const WAIT = 10_000;

export class TestUser {
  #nonce = 0;

  constructor(
    readonly world: World,
    readonly person: WorldUser,
    readonly rest: UserRest,
    readonly gateway: UserGateway,
  ) {}

  get id(): string {
    return this.person.id;
  }

  /** Sends a message. */
  say(channelId: string, what: string | Saying): Promise<Message> {
    const { content = "", reply_to, files = [] } = typeof what === "string" ? { content: what } : what;
    const reference = reply_to === undefined ? {} : { message_reference: { message_id: reply_to } };
    const body = { content, nonce: this.#nextNonce(), ...reference };
    return this.rest.send<Message>("POST", `/channels/${channelId}/messages`, body, files);
  }

  /** Uses a command as a client would: looked up by name, options typed and nested by its registration. */
  async command(
    channelId: string,
    name: string,
    options: CommandOptions = {},
    using: Using = {},
  ): Promise<string> {
    const { data, application_id, files } = await this.#commandData(channelId, name, options, using);
    return await this.#interact({ type: 2, application_id, channel_id: channelId, data }, files);
  }

  /** Asks for suggestions for one option; wait for APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE. */
  async suggest(
    channelId: string,
    name: string,
    focused: string,
    options: CommandOptions = {},
  ): Promise<string> {
    const { data, application_id } = await this.#commandData(channelId, name, options, {});
    const marked = data.options.map((one) => one.name === focused ? { ...one, focused: true } : one);
    return await this.#interact({
      type: 4,
      application_id,
      channel_id: channelId,
      data: { ...data, options: marked },
    });
  }

  /** Submits the modal of an INTERACTION_MODAL_CREATE with these values by custom id. */
  async submitModal(
    modal: Packet["d"],
    values: Record<string, string | boolean | string[]>,
    files: readonly Upload[] = [],
  ): Promise<string> {
    const application = modal.application as { id: string };
    const components = (modal.components as Component[]).map((one) => filled(one, values));
    const attachments = files.map(({ name }, index) => ({ id: `${index}`, filename: name }));
    const data = { id: modal.id, custom_id: modal.custom_id, components, attachments };
    return await this.#interact({
      type: 5,
      application_id: application.id,
      channel_id: modal.channel_id,
      data,
    }, files);
  }

  /** Presses a button of a message. */
  press(message: Message, customId: string): Promise<string> {
    return this.choose(message, customId);
  }

  /** Chooses in a select of a message. */
  choose(message: Message, customId: string, values?: readonly string[]): Promise<string> {
    const data = { custom_id: customId, ...(values ? { values } : {}) };
    return this.#interact({
      type: 3,
      application_id: message.author.id,
      channel_id: message.channel_id,
      message_id: message.id,
      data,
    });
  }

  /** Opens a direct message; answers its channel id. */
  async openDm(userId: string): Promise<string> {
    const channel = await this.rest.send<{ id: string }>("POST", "/users/@me/channels", {
      recipient_id: userId,
    });
    return channel.id;
  }

  /** Waits for a dispatch, of one type or any of several; events are kept from the connection on, and each is taken once. */
  next(
    event: string | readonly string[],
    predicate: (data: Packet["d"]) => boolean = () => true,
    { timeoutMs = WAIT }: { timeoutMs?: number } = {},
  ): Promise<Packet["d"]> {
    return this.gateway.next(event, predicate, timeoutMs);
  }

  /** Waits for a message; edits and deletions are `next`'s. */
  async nextMessage(
    predicate: (message: Message) => boolean = () => true,
    options: { timeoutMs?: number } = {},
  ): Promise<Message> {
    const data = await this.next("MESSAGE_CREATE", (one) => predicate(one as unknown as Message), options);
    return data as unknown as Message;
  }

  close(): Promise<void> {
    return this.gateway.close();
  }

  async #commandData(channelId: string, name: string, options: CommandOptions, { path = [], target }: Using) {
    const index = await this.rest.send<{ application_commands: RegisteredCommand[] }>(
      "GET",
      `/channels/${channelId}/application-command-index`,
    );
    const command = index.application_commands.find((one) => one.name === name);
    if (!command) throw new Error(`${this.person.name} has no command "${name}" in ${channelId}`);
    const files: Upload[] = [];
    const { id, version, application_id } = command;
    const data = {
      id,
      version,
      name,
      type: command.type,
      options: nest(command, path, options, files),
      ...(target === undefined ? {} : { target_id: target }),
      attachments: files.map((file, at) => ({ id: `${at}`, filename: file.name })),
    };
    return { data, application_id, files };
  }

  async #interact(body: Record<string, unknown>, files: readonly Upload[] = []): Promise<string> {
    const nonce = this.#nextNonce();
    const guild = body.channel_id === undefined ? {} : { session_id: this.gateway.sessionId };
    await this.rest.send("POST", "/interactions", { ...body, ...guild, nonce }, files);
    return nonce;
  }

  #nextNonce(): string {
    return `${this.person.id}${++this.#nonce}`.slice(-25);
  }
}

/** Connects one of the world's people and waits until their guild has arrived. */
export async function connectUser(world: World, name: keyof World["users"]): Promise<TestUser> {
  const person = world.users[name];
  const gateway = await UserGateway.connect(world.gatewayUrl, person.token);
  const user = new TestUser(world, person, new UserRest(world.apiUrl, person.token), gateway);
  await user.next("GUILD_CREATE");
  return user;
}

interface NestedOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly options?: readonly NestedOption[];
}

function nest(
  level: RegisteredOption,
  path: readonly string[],
  values: CommandOptions,
  files: Upload[],
): NestedOption[] {
  const [first, ...rest] = path;
  const find = (name: string) => level.options?.find((one) => one.name === name);
  if (first !== undefined) {
    const sub = find(first);
    if (!sub) throw new Error(`"${level.name}" has no subcommand "${first}"`);
    return [{ name: first, type: sub.type, options: nest(sub, rest, values, files) }];
  }
  return Object.entries(values).map(([name, value]) => {
    const type = find(name)?.type ?? 3;
    if (typeof value !== "object") return { name, type, value };
    files.push(value);
    return { name, type: ATTACHMENT, value: `${files.length - 1}` };
  });
}

function filled(component: Component, values: Record<string, string | boolean | string[]>): Component {
  const { type, id, custom_id, component: inner, components } = component;
  if (inner) return { type, id, component: filled(inner, values) };
  if (components) return { type, id, components: components.map((one) => filled(one, values)) };
  const value = values[custom_id ?? ""];
  const given = value === undefined ? {} : Array.isArray(value) ? { values: value } : { value };
  return custom_id === undefined ? { type, id } : { type, id, custom_id, ...given };
}
