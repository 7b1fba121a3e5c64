/** A server as GUILD_CREATE tells of it, with what the cache passes over. */
export const guild = {
  id: "100",
  name: "A server",
  icon: null,
  unavailable: false,
  preferred_locale: "ru",
  owner_id: "200",
  emojis: [{ id: "1", name: "wave" }],
  members: [{ user: { id: "201" }, roles: ["101"] }],
  roles: [
    { id: "100", name: "@everyone", permissions: String((1n << 10n) | (1n << 11n) | (1n << 38n)) },
    { id: "101", name: "Trainer", permissions: String(1n << 13n) },
  ],
  channels: [
    { id: "110", type: 0, name: "general", permission_overwrites: [] },
    {
      id: "111",
      type: 0,
      name: "secret",
      permission_overwrites: [
        { id: "100", type: 0, allow: "0", deny: String(1n << 10n) },
        { id: "101", type: 0, allow: String(1n << 10n), deny: "0" },
        { id: "203", type: 1, allow: String(1n << 10n), deny: "0" },
      ],
    },
    { id: "112", type: 2, name: "voice" },
  ],
  threads: [{ id: "120", type: 11, parent_id: "111", thread_metadata: { archived: false } }],
  voice_states: [{ user_id: "201", channel_id: "112", session_id: "x" }],
};
