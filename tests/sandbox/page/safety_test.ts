import assert from "node:assert/strict";
import { pageTest } from "./_stage.ts";

/** What would run, were anything of a message read as HTML, a script address or a style. */
const INJECTIONS = [
  "<script>globalThis.hacked = 1</script>",
  '<img src=x onerror="globalThis.hacked=1">',
  "<svg onload=globalThis.hacked=1>",
  "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
  "[click](javascript:globalThis.hacked=1)",
  '[click](https://a.b" onmouseover="globalThis.hacked=1)',
  "<javascript:globalThis.hacked=1>",
  'https://a.b/"><img src=x onerror=globalThis.hacked=1>',
  "`<img src=x onerror=globalThis.hacked=1>`",
  "```html\n<script>globalThis.hacked=1</script>\n```",
  '```"><script>globalThis.hacked=1</script>',
  "# <img src=x onerror=globalThis.hacked=1>",
  "> <style>*{display:none}</style>",
  "**<b onclick=globalThis.hacked=1>x</b>**",
  "||<img src=x onerror=globalThis.hacked=1>||",
  '<@&"><script>globalThis.hacked=1</script>>',
  "${globalThis.hacked=1} {{globalThis.hacked=1}}",
  "</li></ol></main><script>globalThis.hacked=1</script>",
  "&lt;script&gt;globalThis.hacked=1&lt;/script&gt;",
  "[constructor](https://a.b) __proto__ <t:99999999999999:R> <@1> <#1>",
];

pageTest("nothing that is typed runs or becomes an element", async ({ page, bot, message }) => {
  for (const content of INJECTIONS) await bot.say(content);
  await bot.say({
    content: "last",
    embeds: [{
      title: INJECTIONS[1],
      description: INJECTIONS[0],
      url: "https://a.b/",
      author: { name: INJECTIONS[2] },
      fields: [{ name: INJECTIONS[3], value: INJECTIONS[4] }],
      footer: { text: INJECTIONS[7] },
    }],
  });
  await message("last").waitFor();
  const strange = page.locator(".messages").locator(
    "script, style, iframe, img, b, .messages svg[onload], [onerror], [onclick], [onmouseover]",
  );
  assert.equal(await strange.count(), 0);
  const addresses = await page.locator(".messages a").evaluateAll((links: { href: string }[]) =>
    links.map((link) => link.href)
  );
  assert.deepEqual(addresses.filter((address) => !/^https?:/.test(address)), []);
  assert.equal(await page.evaluate("globalThis.hacked"), undefined);
  assert.equal(await page.locator(".message").count(), INJECTIONS.length + 1);
});

pageTest("names are shown as they are", async ({ page, bot, message }) => {
  await bot.rest.send("PATCH", "/users/@me", { username: "<img src=x>" });
  await bot.say("who am I");
  await message("who am I").waitFor();
  assert.equal(await message("who am I").locator(".author strong").textContent(), "<img src=x>");
  assert.equal(await page.locator(".message img").count(), 0);
});
