import assert from "node:assert/strict";
import { pageTest } from "./_stage.ts";

const PHONE = { browser: { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true } };

pageTest("on a phone the channels and the members open over the page", async ({ page, box }) => {
  assert.equal(await page.locator(".sidebar").isVisible(), false);
  await page.getByRole("button", { name: "Channels" }).click();
  await page.getByRole("button", { name: "training" }).click();
  await page.getByRole("heading", { name: "training", level: 2 }).waitFor();
  await page.locator(".sidebar").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Members" }).click();
  await page.locator(".member", { hasText: "Trainer" }).locator(".role", { hasText: "Trainer" }).waitFor();
  const width = await page.evaluate("document.documentElement.scrollWidth");
  assert.equal(width, 390);
  assert.ok(await box.isVisible());
}, PHONE);

pageTest(
  "long messages stay within the page and the list follows its end",
  async ({ page, bot, message }) => {
    for (let index = 0; index < 15; index++) await bot.say(`${index} ${"word ".repeat(100)}`);
    await bot.say(`\`\`\`\n${"x".repeat(500)}\n\`\`\` ${"y".repeat(400)} the end`);
    await message("the end").waitFor();
    await page.waitForFunction(
      "(({scrollTop, scrollHeight, clientHeight}) => scrollHeight - scrollTop - clientHeight < 5)(document.querySelector('.messages'))",
    );
    assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390);
  },
  PHONE,
);

pageTest("older messages are fetched when asked for", async ({ page, bot, message }) => {
  for (let index = 0; index < 60; index++) await bot.say(`number ${index}.`);
  await page.reload();
  await message("number 59.").waitFor();
  assert.equal(await message("number 3.").count(), 0);
  await page.getByRole("button", { name: "Load older messages" }).click();
  await message("number 3.").waitFor();
  await page.getByRole("heading", { name: "This is the beginning of #general" }).waitFor();
});
