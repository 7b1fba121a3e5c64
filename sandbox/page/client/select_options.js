import { displayName } from "./people.js";
import { textChannels, voiceChannels } from "./state/guild.js";

/** What can be chosen in a select (types 3 and 5 to 8): `{value, label, description?, default?}`. */
export function selectOptions(component, state) {
  const people = () => peopleOf(state).map((user) => ({ value: user.id, label: displayName(state, user) }));
  switch (component.type) {
    case 3:
      return component.options;
    case 5:
      return people();
    case 6:
      return roleOptions(state);
    case 7:
      return [...people(), ...roleOptions(state)];
    default:
      return channelOptions(state, component.channel_types);
  }
}

/** People to choose from: members, or the two of a direct message. */
export function peopleOf(state) {
  if (state.guild?.channels[state.channelId]) {
    return Object.values(state.guild.members).map((member) => member.user);
  }
  return [state.me, ...(state.directs[state.channelId]?.recipients ?? [])];
}

/** Roles to choose from. */
export function roleOptions(state) {
  return Object.values(state.guild?.roles ?? {}).map((role) => ({
    value: role.id,
    label: role.name.replace(/^(?!@)/, "@"),
  }));
}

/** Channels to choose from, of the given types or all. */
export function channelOptions(state, types) {
  const channels = [...textChannels(state.guild), ...voiceChannels(state.guild)];
  return channels.filter((one) => !types?.length || types.includes(one.type)).map((one) => ({
    value: one.id,
    label: `#${one.name}`,
  }));
}
