/** The name somebody goes by here: nickname, else display name, else user name. */
export function displayName(state, user) {
  return state.guild?.members[user.id]?.nick ?? user.global_name ?? user.username;
}

/** The roles of a member but @everyone, highest first. */
export function rolesOf(guild, userId) {
  const ids = guild?.members[userId]?.roles ?? [];
  return ids.map((id) => guild.roles[id]).filter(Boolean).sort((a, b) => b.position - a.position);
}

/** The colour of somebody's highest coloured role as CSS, or undefined. */
export function nameColor(guild, userId) {
  const color = rolesOf(guild, userId).find((role) => role.color !== 0)?.color;
  return color === undefined ? undefined : `#${color.toString(16).padStart(6, "0")}`;
}

/** A hue of 0 to 359 that is always the same for an id; neighbouring ids are far apart. */
export function hueOf(id) {
  return [...id].reduce((hue, digit) => (hue * 31 + digit.charCodeAt(0) * 137) % 360, 7);
}
