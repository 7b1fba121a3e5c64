import type { Locator, Page } from "playwright-core";
import { type SandboxOptions, startSandbox, type World } from "../../../sandbox/mod.ts";
import { browserTest, type PageOptions, withPage } from "../../_support/browser.ts";
import { ScriptedBot } from "./_bot.ts";

/** A page on a sandbox of its own, and a bot that follows the test. */
export interface Stage {
  page: Page;
  bot: ScriptedBot;
  world: World;
  /** The composer's box. */
  box: Locator;
  /** The messages that have this text. */
  message(text: string | RegExp): Locator;
}

/** What a test may set before the page opens. */
export interface Setting {
  browser?: PageOptions;
  sandbox?: SandboxOptions;
  /** Commands the bot has. */
  commands?: readonly Record<string, unknown>[];
}

/** A browser test: the page is open and ready, logged in as the owner. */
export function pageTest(name: string, act: (stage: Stage) => Promise<void>, setting: Setting = {}): void {
  browserTest(name, async () => {
    await using resources = new AsyncDisposableStack();
    const sandbox = await startSandbox(setting.sandbox);
    resources.defer(() => sandbox.close());
    const bot = await ScriptedBot.connect(sandbox.world);
    resources.defer(() => bot.close());
    if (setting.commands) await bot.register(setting.commands);
    await withPage(sandbox.url, async (page) => {
      await page.getByRole("log").and(page.locator("[aria-busy=false]")).waitFor();
      await act(stageOf(page, bot, sandbox.world));
    }, setting.browser);
  });
}

function stageOf(page: Page, bot: ScriptedBot, world: World): Stage {
  return {
    page,
    bot,
    world,
    box: page.locator(".composer textarea"),
    message: (text) => page.locator(".message:not(.pending)", { hasText: text }),
  };
}

/** Becomes another of the world's users through the page's menu. */
export async function become(page: Page, name: string): Promise<void> {
  await page.locator(".who").click();
  await page.locator(".menu button", { hasText: name }).click();
  await page.locator(".who", { hasText: name }).waitFor();
  await page.getByRole("log").and(page.locator("[aria-busy=false]")).waitFor();
}
