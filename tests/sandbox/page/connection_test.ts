import assert from "node:assert/strict";
import type { WebSocketRoute } from "playwright-core";
import { pageTest } from "./_stage.ts";

pageTest("resumes after a cut and misses nothing", async ({ page, bot, message }) => {
  const opened: WebSocketRoute[] = [];
  const sent: number[] = [];
  await page.routeWebSocket(/\/gateway/, (socket) => {
    opened.push(socket);
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      sent.push(JSON.parse(String(text)).op);
      server.send(text);
    });
  });
  await page.reload();
  await bot.say("before");
  await message("before").waitFor();
  await opened[0]?.close({ code: 4000, reason: "cut" });
  await bot.say("in between");
  await message("in between").waitFor();
  await page.locator(".banner").waitFor({ state: "detached" });
  await bot.say("after");
  await message("after").waitFor();
  assert.equal(await page.locator(".message").count(), 3);
  assert.equal(opened.length, 2);
  assert.deepEqual(sent.filter((op) => op === 2 || op === 6), [2, 6]);
});

pageTest("says that the connection is lost, and stops trying when the token is refused", async ({ page }) => {
  await page.routeWebSocket(/\/gateway/, (socket) => socket.close({ code: 4004, reason: "no" }));
  await page.reload();
  await page.getByText("The server refused this account.").waitFor();
});
