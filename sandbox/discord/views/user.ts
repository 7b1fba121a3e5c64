/** A user as others see it, and as it sees itself (Discord docs, User Object). */
import type { User } from "../model/user.ts";

/** What everybody gets. */
export function userView(user: User): Record<string, unknown> {
  return {
    id: user.id,
    username: user.username,
    discriminator: user.bot ? "0042" : "0",
    global_name: user.global_name,
    avatar: user.avatar,
    avatar_decoration_data: null,
    banner: null,
    accent_color: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
    ...(user.bot ? { bot: true } : {}),
  };
}

/** What `@me` adds. */
export function selfView(user: User): Record<string, unknown> {
  return {
    ...userView(user),
    mfa_enabled: user.bot,
    verified: true,
    email: null,
    locale: user.locale,
    ...(user.bot ? {} : { premium_type: 0 }),
  };
}
