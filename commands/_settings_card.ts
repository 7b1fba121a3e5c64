import { type Catalogue, catalogues, languages } from "../services/catalogue/mod.ts";
import type { Settings } from "../services/settings.ts";
import type { CommandContext } from "./_command.ts";

/** A long text in one line, for a list. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("`", "'");
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

function channelLines({ channelAnswers = {} }: Settings, t: Catalogue): string[] {
  return Object.entries(channelAnswers).map(([id, answers]) =>
    `  - <#${id}>: ${t.settings.answering[answers]}`
  );
}

/** What is set, and what is at its default, as a list. */
export function settingsCard(
  settings: Settings,
  t: Catalogue,
  { origin, services, defaultPrefix }: CommandContext,
): string {
  const language = languages.find((language) => language === settings.language);
  const byDefault = (value: string) => `${value} (${t.settings.byDefault})`;
  const line = (name: keyof Catalogue["settings"]["names"], value: string) =>
    `- ${t.settings.names[name]}: ${value}`;
  const lines = [
    `**${t.settings.title}**`,
    line("prefix", settings.prefix ? `\`${settings.prefix}\`` : byDefault(`\`${defaultPrefix}\``)),
    line("model", settings.model ? `\`${settings.model}\`` : byDefault(`\`${services.models[0] ?? ""}\``)),
    line("persona", settings.persona ? shortened(settings.persona) : t.settings.byDefault),
    line("language", language ? catalogues[language].language : t.settings.languageByMember),
  ];
  if (!origin.guildId) return lines.join("\n");
  const role = settings.trainerRoleId;
  return [
    ...lines,
    line("trainerRole", role ? `<@&${role}>` : t.settings.noTrainerRole),
    line(
      "answers",
      settings.answers ? t.settings.answering[settings.answers] : byDefault(t.settings.answering.mentions),
    ),
    ...channelLines(settings, t),
  ].join("\n");
}
