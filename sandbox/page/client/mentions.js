import { displayName } from "./people.js";
import { textChannels, voiceChannels } from "./state/guild.js";
import { peopleOf } from "./select_options.js";

/** What can be named in a message here: `{kind, id, sign, label, code, user?}`; `code` is what Discord sends. */
export function mentionables(state) {
  const botsFirst = peopleOf(state).filter(Boolean).toSorted((a, b) =>
    Number(b.bot ?? false) - Number(a.bot ?? false)
  );
  const people = botsFirst.map((user) => ({
    kind: "user",
    id: user.id,
    sign: "@",
    label: displayName(state, user),
    code: `<@${user.id}>`,
    user,
  }));
  const channels = [...textChannels(state.guild), ...voiceChannels(state.guild)].map((channel) => ({
    kind: "channel",
    id: channel.id,
    sign: "#",
    label: channel.name,
    code: `<#${channel.id}>`,
  }));
  return [...people, ...channels];
}

/** The `@…` or `#…` that ends a text, with what fits it: `{start, found}`; undefined when there is none. */
export function mentionAt(text, all) {
  const match = /(?:^|\s)([@#])([\p{L}\p{N}_-]{0,32})$/u.exec(text);
  if (!match) return undefined;
  const [, sign, typed] = match;
  const fits = ({ label }) => label.toLowerCase().startsWith(typed.toLowerCase());
  return {
    start: text.length - typed.length - 1,
    found: all.filter((one) => one.sign === sign && fits(one)),
  };
}

/** A text as Discord is sent it: `@Name` and `#channel` become codes. */
export function encodeMentions(text, all) {
  const longestFirst = all.toSorted((a, b) => b.label.length - a.label.length);
  return longestFirst.reduce((coded, { sign, label, code }) => {
    const name = new RegExp(
      `(?<![\\p{L}\\p{N}_<@#/])${sign}${RegExp.escape(label)}(?![\\p{L}\\p{N}_])`,
      "giu",
    );
    return coded.replace(name, () => code);
  }, text);
}

/** The other way round, for editing. */
export function decodeMentions(text, all) {
  return all.reduce((plain, { sign, label, code }) => plain.replaceAll(code, () => sign + label), text);
}

/** What a mention in a message is shown as. */
export function mentionLabel(state, node, t) {
  switch (node.type) {
    case "user":
      return `@${state.users[node.id] ? displayName(state, state.users[node.id]) : t.unknownUser}`;
    case "channel":
      return `#${state.guild?.channels[node.id]?.name ?? t.unknownChannel}`;
    case "role":
      return `@${state.guild?.roles[node.id]?.name ?? t.unknownUser}`;
    case "command":
      return `/${node.name}`;
    default:
      return `@${node.name}`;
  }
}
