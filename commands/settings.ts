import type { z } from "zod";
import { catalogues, languages } from "../services/catalogue/mod.ts";
import { UserError } from "../services/errors.ts";
import type { Settings, SettingsPatch } from "../services/settings.ts";
import { arg, type CommandContext, defineCommand } from "./_command.ts";
import { manager } from "./_guard.ts";
import { settingsCard } from "./_settings_card.ts";

const resettable = ["prefix", "answers", "model", "persona", "trainer_role", "language", "channels"] as const;

/** What `reset` puts back to its default. */
const resets: Record<typeof resettable[number], SettingsPatch> = {
  prefix: { prefix: null },
  answers: { answers: null },
  model: { model: null },
  persona: { persona: null },
  trainer_role: { trainerRoleId: null },
  language: { language: null },
  channels: { channelAnswers: null },
};

const args = {
  prefix: arg.string().max(10).optional(),
  answers: arg.choice("mentions", "all", "as_server").optional(),
  channel: arg.channel().optional(),
  model: arg.string().max(200).optional(),
  persona: arg.string().max(2000).optional(),
  trainer_role: arg.role().optional(),
  language: arg.choice(...languages).optional(),
  reset: arg.choice(...resettable).optional(),
};

type Args = z.infer<z.ZodObject<typeof args>>;

function check(args: Args, { origin, services }: CommandContext): void {
  const { prefix, model, answers, channel } = args;
  if (prefix !== undefined && !/^[^\s\p{L}\p{N}<]\S*$/u.test(prefix)) {
    throw new UserError((t) => t.settings.badPrefix);
  }
  if (!origin.guildId && (args.trainer_role || channel)) throw new UserError((t) => t.settings.onlyInServer);
  if (channel && !answers) throw new UserError((t) => t.settings.channelNeedsAnswers);
  if (answers === "as_server" && !channel) throw new UserError((t) => t.settings.asServerNeedsChannel);
  if (model !== undefined && !services.models.includes(model)) {
    const models = services.models.map((model) => `\`${model}\``).join(", ");
    throw new UserError((t) => t.settings.unknownModel({ models }));
  }
}

function patchOf(
  { prefix, answers, channel, model, persona, trainer_role, language, reset }: Args,
): SettingsPatch {
  const where = answers === "as_server" ? null : answers;
  return {
    ...(reset && resets[reset]),
    ...(prefix !== undefined && { prefix }),
    ...(model !== undefined && { model }),
    ...(persona !== undefined && { persona }),
    ...(trainer_role !== undefined && { trainerRoleId: trainer_role }),
    ...(language !== undefined && { language }),
    ...(channel !== undefined && where !== undefined && { channelAnswers: { [channel]: where } }),
    ...(channel === undefined && where && { answers: where }),
  };
}

async function applied(
  args: Args,
  context: CommandContext,
): Promise<{ settings: Settings; changed: boolean }> {
  check(args, context);
  const patch = patchOf(args);
  if (Object.keys(patch).length === 0) return { settings: context.settings, changed: false };
  return { settings: await context.services.settings.update(context.origin.scope, patch), changed: true };
}

/** Shows what the server, or the direct message, has set, and changes it. */
export const settings = defineCommand({
  name: "settings",
  args,
  guards: [manager],
  complete: {
    model: (typed, { services }) =>
      services.models.filter((model) => model.includes(typed)).map((model) => ({
        name: model,
        value: model,
      })),
  },
  async run(context) {
    const { settings, changed } = await applied(context.args, context);
    const t = catalogues[
      languages.find((language) => language === context.args.language) ?? context.language
    ];
    const card = settingsCard(settings, t, context);
    await context.reply.send({
      content: changed ? `${t.settings.changed}\n\n${card}` : card,
      ephemeral: true,
    });
  },
});
