/** Option types (Discord docs, Application Command Option Type). */
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
};

/**
 * The slash commands as the menu lists them, a subcommand each on its own:
 * `{command, path, name, label, description, options}`; `label` and the texts are in the user's language.
 */
export function slashEntries(index) {
  const chat = (index?.application_commands ?? []).filter((command) => command.type === 1);
  const entries = chat.flatMap((command) =>
    entriesBelow(command, command, [], [command.name_localized ?? command.name])
  );
  return entries.sort((a, b) => a.label.localeCompare(b.label));
}

function entriesBelow(command, level, path, labels) {
  const options = level.options ?? [];
  const inner = options.filter(({ type }) =>
    type === OptionType.subCommand || type === OptionType.subCommandGroup
  );
  if (inner.length > 0) {
    return inner.flatMap((option) =>
      entriesBelow(command, option, [...path, option], [...labels, option.name_localized ?? option.name])
    );
  }
  const name = [command.name, ...path.map((option) => option.name)].join(" ");
  const description = level.description_localized ?? level.description;
  return [{ command, path, name, label: labels.join(" "), description, options }];
}

/** The entries a typed beginning fits: by name in either language, beginnings before the rest. */
export function matching(entries, typed) {
  const wanted = typed.trim().toLowerCase();
  const rank = (entry) => {
    const names = [entry.label.toLowerCase(), entry.name];
    if (names.some((name) => name.startsWith(wanted))) return 0;
    return names.some((name) => name.includes(wanted)) ? 1 : 2;
  };
  return entries.filter((entry) => rank(entry) < 2).sort((a, b) => rank(a) - rank(b));
}

/** The entry whose whole name a text begins with, followed by a space, and what comes after; else undefined. */
export function completed(entries, typed) {
  const text = typed.toLowerCase();
  for (const entry of entries) {
    const name = [entry.label.toLowerCase(), entry.name].find((one) => text.startsWith(`${one} `));
    if (name) return { entry, rest: typed.slice(name.length + 1) };
  }
  return undefined;
}

/**
 * The options of an interaction, nested below subcommands. `values` are by option name as the fields hold them (text; a
 * file for attachments); files are collected into `files`. Empty ones are left out.
 */
export function nestOptions(entry, values, files = [], focused) {
  const given = entry.options.filter(({ name }) => !isEmpty(values[name]) || name === focused);
  const leaves = given.map((option) => ({
    name: option.name,
    type: option.type,
    value: valueOf(option, values[option.name], files, focused !== undefined),
    ...(option.name === focused ? { focused: true } : {}),
  }));
  return entry.path.reduceRight((options, { name, type }) => [{ name, type, options }], leaves);
}

function valueOf(option, value, files, typing) {
  switch (option.type) {
    case OptionType.integer:
    case OptionType.number:
      return typing && !Number.isFinite(Number(value)) ? String(value) : Number(value);
    case OptionType.boolean:
      return value === "true";
    case OptionType.attachment:
      return String(files.push(value) - 1);
    default:
      return value ?? "";
  }
}

/** What is wrong with a field's value, in words, or undefined. */
export function optionFault(option, value, t) {
  if (isEmpty(value)) return option.required ? t.fieldRequired : undefined;
  if (option.type === OptionType.integer || option.type === OptionType.number) {
    return numberFault(option, Number(value), t);
  }
  return option.type === OptionType.string ? textFault(option, value, t) : undefined;
}

function numberFault({ type, min_value, max_value }, value, t) {
  if (!Number.isFinite(value)) return t.notNumber;
  if (type === OptionType.integer && !Number.isInteger(value)) return t.notWhole;
  if (min_value !== undefined && value < min_value) return t.tooSmall(min_value);
  return max_value !== undefined && value > max_value ? t.tooBig(max_value) : undefined;
}

/** What is wrong with the length of a text, or undefined. */
export function textFault({ min_length, max_length }, value, t) {
  const length = [...value].length;
  if (min_length !== undefined && length < min_length) return t.tooShort(min_length);
  return max_length !== undefined && length > max_length ? t.tooLong(max_length) : undefined;
}

function isEmpty(value) {
  return value === undefined || value === null || value === "";
}
