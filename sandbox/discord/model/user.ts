/** An account: a person or a bot. */
export interface User {
  readonly id: string;
  username: string;
  global_name: string | null;
  avatar: string | null;
  readonly bot: boolean;
  /** A Discord locale such as `en-US`: the language of the person's client. */
  locale: string;
}
