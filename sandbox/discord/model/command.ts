/** An application command, as it was registered (Discord docs, Application Commands). */

/** Command types. */
export const CommandType = { chatInput: 1, user: 2, message: 3 } as const;

/** Option types. */
export const OptionType = {
  subCommand: 1,
  subCommandGroup: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

/** Texts by locale. */
export type Localizations = Record<string, string> | null;

export interface CommandChoice {
  name: string;
  name_localizations?: Localizations | undefined;
  value: string | number;
}

export interface CommandOption {
  type: number;
  name: string;
  name_localizations?: Localizations | undefined;
  description: string;
  description_localizations?: Localizations | undefined;
  required?: boolean | undefined;
  choices?: CommandChoice[] | undefined;
  options?: CommandOption[] | undefined;
  channel_types?: number[] | undefined;
  min_value?: number | undefined;
  max_value?: number | undefined;
  min_length?: number | undefined;
  max_length?: number | undefined;
  autocomplete?: boolean | undefined;
}

/** Everything of a command that its application chooses. */
export interface CommandDraft {
  type: number;
  name: string;
  name_localizations: Localizations;
  description: string;
  description_localizations: Localizations;
  options: CommandOption[];
  default_member_permissions: string | null;
  nsfw: boolean;
  integration_types: number[];
  contexts: number[] | null;
}

/** Whom an overwrite of a command is for. */
export const CommandPermissionType = { role: 1, user: 2, channel: 3 } as const;

/** Lets or forbids a role, a user or a channel a command, as Discord sends it. */
export interface CommandPermission {
  readonly id: string;
  readonly type: number;
  readonly permission: boolean;
}

export interface Command extends CommandDraft {
  readonly id: string;
  readonly application_id: string;
  /** Null: global. */
  readonly guild_id: string | null;
  version: string;
}
