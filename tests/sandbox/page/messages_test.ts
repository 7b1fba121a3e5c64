import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { become, pageTest } from "./_stage.ts";

pageTest(
  "a message of the bot appears at once, and one's own reaches the bot",
  async ({ page, bot, box, message }) => {
    await bot.say("Hello from **afar**");
    await message("Hello from afar").waitFor();
    assert.equal(await message("Hello").locator("strong", { hasText: "afar" }).count(), 1);
    assert.equal(await message("Hello").locator(".tag").textContent(), "APP");
    await box.fill("Good morning");
    await box.press("Enter");
    assert.equal((await bot.heard()).content, "Good morning");
    await message("Good morning").waitFor();
    assert.equal(await page.locator(".pending").count(), 0);
    assert.equal(await message("Good morning").count(), 1);
  },
);

pageTest(
  "replies to a message, shows what was replied to, and Escape leaves the reply",
  async ({ page, bot, box, message }) => {
    const first = await bot.say("What is a pupil?");
    const reply = message("What is a pupil?").getByRole("button", { name: "Reply" });
    await message("What is a pupil?").hover();
    await reply.click();
    await page.getByText("Replying to Pupil").waitFor();
    await box.press("Escape");
    await page.getByText("Replying to Pupil").waitFor({ state: "detached" });
    await message("What is a pupil?").hover();
    await reply.click();
    await box.fill("One who learns");
    await box.press("Enter");
    assert.equal((await bot.heard()).message_reference?.message_id, first.id);
    await message("One who learns").locator(".reference", { hasText: "What is a pupil?" }).waitFor();
  },
);

pageTest("edits of a streamed answer change the message in its place", async ({ page, bot, message }) => {
  const sent = await bot.say("One");
  await bot.say("Another message");
  for (const text of ["One two", "One two three", "One two three **four**"]) await bot.edit(sent, text);
  await message("One two three four").waitFor();
  const texts = await page.locator(".message .markdown").allTextContents();
  assert.deepEqual(texts.map((text) => text.trim()), ["One two three four", "Another message"]);
  await message("One two three four").getByText("(edited)").waitFor();
});

pageTest(
  "the up arrow edits one's own last message; it can be deleted",
  async ({ page, bot, box, message }) => {
    await box.fill("teh first");
    await box.press("Enter");
    await message("teh first").waitFor();
    await box.press("ArrowUp");
    const edit = page.getByRole("textbox", { name: "Edit" });
    assert.equal(await edit.inputValue(), "teh first");
    await edit.fill("the first");
    await edit.press("Enter");
    await message("the first").waitFor();
    await bot.gateway.next("MESSAGE_UPDATE", ({ content }) => content === "the first", 5_000);
    await message("the first").hover();
    await message("the first").getByRole("button", { name: "Delete" }).click();
    await message("the first").waitFor({ state: "detached" });
  },
);

pageTest("shows who is typing until their message comes", async ({ page, bot }) => {
  await bot.rest.send("POST", `/channels/${bot.world.channels.general}/typing`);
  await page.getByText("Pupil is typing…").waitFor();
  await bot.say("There");
  await page.getByText("Pupil is typing…").waitFor({ state: "detached" });
});

pageTest(
  "uploads chosen and pasted files and shows them: pictures in place, others as links",
  async ({ page, bot, box, message }) => {
    await page.locator(".composer input[type=file]").setInputFiles([
      { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("some notes") },
      { name: "dot.png", mimeType: "image/png", buffer: PNG },
    ]);
    await page.getByRole("button", { name: "Remove notes.txt" }).waitFor();
    await box.focus();
    await page.evaluate(PASTE);
    await page.getByRole("button", { name: "Remove pasted.md" }).waitFor();
    await box.fill("look");
    await box.press("Enter");
    const heard = await bot.heard();
    assert.deepEqual(heard.attachments.map((one) => one.filename), ["notes.txt", "dot.png", "pasted.md"]);
    const picture = message("look").locator(".attachments img");
    await picture.waitFor();
    assert.equal(await picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth), 1);
    const link = message("look").locator("a.file", { hasText: "notes.txt" });
    assert.match(await link.getAttribute("href") ?? "", /\/cdn\/attachments\//);
  },
);

pageTest(
  "tells when a message could not be sent, and sends it again",
  async ({ page, bot, box, message }) => {
    await page.route(
      "**/messages",
      (route) => route.fulfill({ status: 403, json: { code: 50013, message: "Missing Permissions" } }),
      {
        times: 1,
      },
    );
    await box.fill("try me");
    await box.press("Enter");
    await page.getByText("Not sent: Missing Permissions").waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    assert.equal((await bot.heard()).content, "try me");
    await message("try me").waitFor();
  },
  { browser: { expectedError: /status of 403/ } },
);

pageTest(
  "switches users: the other writes under their own name and sees the same channel",
  async ({ page, bot, box, message }) => {
    await box.fill("from the owner");
    await box.press("Enter");
    await message("from the owner").waitFor();
    await become(page, "trainer");
    await message("from the owner").waitFor();
    await box.fill("from the trainer");
    await box.press("Enter");
    await bot.heard();
    assert.equal((await bot.heard()).author.username, "trainer");
    assert.equal(await message("from the trainer").locator(".author strong").textContent(), "Trainer");
  },
);

pageTest(
  "opens direct messages with the bot, and marks what is unread elsewhere",
  async ({ page, bot, box, message }) => {
    await page.getByRole("button", { name: "Message Pupil" }).click();
    await page.getByRole("heading", { name: "Pupil", exact: true, level: 2 }).waitFor();
    await box.fill("psst");
    await box.press("Enter");
    const heard = await bot.heard();
    assert.equal(heard.guild_id, undefined);
    await bot.say("yes?", heard.channel_id);
    await message("yes?").waitFor();
    await bot.say("hello all");
    await page.getByLabel("1 unread").waitFor();
    await page.getByRole("button", { name: /general/ }).click();
    await message("hello all").waitFor();
    assert.equal(await page.locator(".badge").count(), 0);
  },
);

/** Pastes a file where the focus is. */
const PASTE = `{
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File(["pasted"], "pasted.md", { type: "text/markdown" }));
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}`;

/** A picture of one pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

pageTest(
  "names the bot with the help of the @ menu; previews show names, not codes",
  async ({ page, bot, box, message }) => {
    await box.pressSequentially("@pu");
    await page.getByRole("option", { name: "Pupil" }).waitFor();
    await box.press("Enter");
    assert.equal(await box.inputValue(), "@Pupil ");
    await box.pressSequentially("see #tr");
    await page.getByRole("option", { name: "training" }).waitFor();
    await box.press("Tab");
    await box.press("Enter");
    const heard = await bot.heard();
    const { applicationId, channels } = bot.world;
    assert.equal(heard.content, `<@${applicationId}> see <#${channels.training}>`);
    assert.deepEqual(heard.mentions.map((user) => user.id), [applicationId]);
    await message("@Pupil see #training").waitFor();
    await bot.say({ content: "yes", message_reference: { message_id: heard.id } });
    await message("yes").locator(".reference", { hasText: "@Pupil see #training" }).waitFor();
    await box.press("ArrowUp");
    assert.equal(await page.getByRole("textbox", { name: "Edit" }).inputValue(), "@Pupil see #training");
  },
);
