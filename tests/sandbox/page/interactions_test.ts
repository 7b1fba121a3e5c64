import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { pageTest } from "./_stage.ts";

const COMMANDS = [
  { name: "hi", description: "Say hi", description_localizations: { ru: "Поздороваться" } },
  {
    name: "ask",
    description: "Ask a question",
    options: [
      { type: 3, name: "question", description: "What to ask", required: true, min_length: 3 },
      { type: 4, name: "count", description: "How many answers", min_value: 1, max_value: 5 },
      { type: 5, name: "private", description: "Only for me" },
      {
        type: 3,
        name: "tone",
        description: "How",
        choices: [{ name: "Kind", value: "kind" }, { name: "Dry", value: "dry" }],
      },
      { type: 11, name: "file", description: "A file" },
    ],
  },
  {
    name: "dataset",
    description: "Datasets",
    options: [{
      type: 1,
      name: "show",
      description: "Show one",
      options: [{ type: 3, name: "name", description: "Which", required: true, autocomplete: true }],
    }],
  },
  { name: "Correct this answer", type: 3 },
];
const setting = { commands: COMMANDS };

pageTest(
  "the slash menu is driven by keys, and a command without options is run at once",
  async ({ page, bot, box, message }) => {
    await box.pressSequentially("/");
    const options = page.getByRole("option");
    await options.first().waitFor();
    assert.deepEqual(await options.locator("strong").allTextContents(), ["/ask", "/dataset show", "/hi"]);
    await box.press("ArrowDown");
    assert.equal(
      await page.getByRole("option", { selected: true }).locator("strong").textContent(),
      "/dataset show",
    );
    await box.press("Escape");
    await options.first().waitFor({ state: "detached" });
    await box.pressSequentially("/h");
    await box.press("Enter");
    const interaction = await bot.interaction();
    assert.equal(interaction.data.name, "hi");
    await bot.answer(interaction, 4, { content: "HI!" });
    await message("HI!").locator(".reference", { hasText: "used /hi" }).waitFor();
    assert.equal(await page.locator(".pending").count(), 0);
  },
  setting,
);

pageTest("fills in a command's options, checks them, and sends their values", async ({ page, bot, box }) => {
  await box.pressSequentially("/ask wh");
  const question = page.locator(".command").getByLabel("question");
  assert.equal(await question.inputValue(), "wh");
  await question.press("Enter");
  await page.getByText("At least 3 characters").waitFor();
  await question.fill("why?");
  await page.getByRole("button", { name: "+ count" }).click();
  await page.locator(".command").getByLabel("count").fill("9");
  await page.locator(".command").getByLabel("count").press("Enter");
  await page.getByText("At most 5").waitFor();
  await page.locator(".command").getByLabel("count").fill("2");
  await page.getByRole("button", { name: "+ private" }).click();
  await page.locator(".command").getByLabel("private").selectOption("True");
  await page.getByRole("button", { name: "+ tone" }).click();
  await page.locator(".command").getByLabel("tone").selectOption("Dry");
  await page.getByRole("button", { name: "+ file" }).click();
  await page.locator(".command").getByLabel("file").setInputFiles({
    name: "a.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("a"),
  });
  await page.getByRole("button", { name: "Run" }).click();
  const { data } = await bot.interaction();
  const values = Object.fromEntries(
    data.options.map((one: { name: string; value: unknown }) => [one.name, one.value]),
  );
  const { file, ...rest } = values;
  assert.deepEqual(rest, { question: "why?", count: 2, private: true, tone: "dry" });
  assert.equal(data.resolved.attachments[file].filename, "a.txt");
}, setting);

pageTest("suggests what the application answers while an option is written", async ({ page, bot, box }) => {
  await box.pressSequentially("/dataset show ");
  await page.locator(".command").getByLabel("name").pressSequentially("fa");
  let asked = await bot.interaction();
  while (asked.data.options[0].options[0].value !== "fa") asked = await bot.interaction();
  assert.equal(asked.type, 4);
  await bot.answer(asked, 8, {
    choices: [{ name: "Questions and answers", value: "faq" }, { name: "Facts", value: "facts" }],
  });
  await page.getByRole("option", { name: "Facts" }).waitFor();
  await page.locator(".command").getByLabel("name").press("ArrowDown");
  await page.locator(".command").getByLabel("name").press("Enter");
  await page.locator(".command").getByLabel("name").press("Enter");
  let run = await bot.interaction();
  while (run.type !== 2) run = await bot.interaction();
  assert.deepEqual(run.data.options[0].options[0].value, "faq");
}, setting);

pageTest(
  "shows that an application is thinking, and then its answer in the same place",
  async ({ page, bot, box, message }) => {
    await box.pressSequentially("/hi");
    await box.press("Enter");
    const interaction = await bot.interaction();
    await bot.answer(interaction, 5);
    await page.getByText("is thinking…").waitFor();
    await bot.complete(interaction, "Thought it over");
    await message("Thought it over").waitFor();
    await page.getByText("is thinking…").waitFor({ state: "detached" });
  },
  setting,
);

pageTest(
  "an answer for one's own eyes is marked and can be dismissed",
  async ({ page, bot, box, message }) => {
    await box.pressSequentially("/hi");
    await box.press("Enter");
    await bot.answer(await bot.interaction(), 4, { content: "a secret", flags: 64 });
    await message("a secret").getByText("Only you can see this").waitFor();
    await message("a secret").getByRole("button", { name: "Dismiss" }).click();
    await message("a secret").waitFor({ state: "detached" });
    assert.equal(await page.locator(".message").count(), 0);
  },
  setting,
);

pageTest("fills in a modal with labels", async ({ page, bot, box }) => {
  await box.pressSequentially("/hi");
  await box.press("Enter");
  await bot.answer(await bot.interaction(), 9, {
    custom_id: "teach",
    title: "Teach me",
    components: [
      { type: 10, content: "Say it **well**" },
      {
        type: 18,
        label: "Better answer",
        component: { type: 4, custom_id: "answer", style: 2, min_length: 3 },
      },
      {
        type: 18,
        label: "Kind",
        component: {
          type: 3,
          custom_id: "kind",
          options: [{ label: "Fact", value: "fact" }, { label: "Tone", value: "tone" }],
        },
      },
      { type: 18, label: "Sure", component: { type: 23, custom_id: "sure" } },
    ],
  });
  const dialog = page.getByRole("dialog", { name: "Teach me" });
  await dialog.getByRole("button", { name: "Submit" }).click();
  assert.equal(await dialog.getByText("This is required").count(), 2);
  await dialog.getByLabel("Better answer").fill("forty-two");
  await dialog.getByLabel("Kind").selectOption("Tone");
  await dialog.getByLabel("Sure").check();
  await dialog.getByRole("button", { name: "Submit" }).click();
  const { type, data } = await bot.interaction();
  assert.equal(type, 5);
  const inner = data.components.flatMap((one: { component?: unknown }) => one.component ?? []);
  assert.equal(inner[0].value, "forty-two");
  assert.deepEqual(inner[1].values, ["tone"]);
  assert.equal(inner[2].value, true);
  await dialog.waitFor({ state: "detached" });
}, setting);

pageTest("fills in a modal with rows of text inputs, and Escape closes it", async ({ page, bot, box }) => {
  const modal = {
    custom_id: "old",
    title: "Old form",
    components: [{
      type: 1,
      components: [{ type: 4, custom_id: "text", style: 1, label: "Text", value: "as it was" }],
    }],
  };
  for (const way of ["Escape", "submit"]) {
    await box.pressSequentially("/hi");
    await box.press("Enter");
    await bot.answer(await bot.interaction(), 9, modal);
    const dialog = page.getByRole("dialog", { name: "Old form" });
    assert.equal(await dialog.getByLabel("Text").inputValue(), "as it was");
    await dialog.getByLabel("Text").press(way === "Escape" ? "Escape" : "Enter");
    await dialog.waitFor({ state: "detached" });
  }
  const { data } = await bot.interaction();
  assert.equal(data.components[0].components[0].value, "as it was");
}, setting);

pageTest(
  "buttons and selects ask the application, and a new layout is shown",
  async ({ page, bot, message }) => {
    await bot.say({
      flags: 1 << 15,
      components: [{
        type: 17,
        accent_color: 0x0f766e,
        components: [
          { type: 10, content: "## A card" },
          {
            type: 9,
            components: [{ type: 10, content: "With a section" }],
            accessory: { type: 2, style: 1, custom_id: "go", label: "Go" },
          },
          { type: 14 },
          {
            type: 1,
            components: [{
              type: 3,
              custom_id: "pick",
              options: [{ label: "Red", value: "red" }, { label: "Blue", value: "blue" }],
            }],
          },
          { type: 1, components: [{ type: 2, style: 5, url: "https://example.com/", label: "Read" }] },
        ],
      }],
    });
    await message("A card").getByRole("button", { name: "Go" }).click();
    const pressed = await bot.interaction();
    assert.equal(pressed.data.custom_id, "go");
    await bot.answer(pressed, 6);
    await page.locator(".container select").selectOption("Blue");
    const chosen = await bot.interaction();
    assert.deepEqual(chosen.data.values, ["blue"]);
    await bot.answer(chosen, 4, { content: "Blue it is" });
    await message("Blue it is").waitFor();
    assert.equal(await page.getByRole("link", { name: "Read" }).getAttribute("href"), "https://example.com/");
  },
  setting,
);

pageTest("says so when the application does not answer", async ({ page, bot, box, message }) => {
  await bot.say({
    content: "press",
    components: [{ type: 1, components: [{ type: 2, style: 2, custom_id: "dead", label: "Dead" }] }],
  });
  await message("press").getByRole("button", { name: "Dead" }).click();
  await message("press").getByRole("alert").getByText("The application did not respond").waitFor();
  await box.pressSequentially("/hi");
  await box.press("Enter");
  await page.locator(".pending.failed").getByText("The application did not respond").waitFor();
  await page.locator(".pending").getByRole("button", { name: "Dismiss" }).click();
  assert.equal(await page.locator(".pending").count(), 0);
}, { ...setting, sandbox: { discord: { interactionDeadline: 200 } } });

pageTest("runs a message command from the message", async ({ bot, message }) => {
  const sent = await bot.say("wrong answer");
  await message("wrong answer").hover();
  await message("wrong answer").getByRole("button", { name: "Correct this answer" }).click();
  const { data } = await bot.interaction();
  assert.equal(data.target_id, sent.id);
}, setting);

pageTest("speaks Russian when told to: the page's texts and the commands'", async ({ page, box }) => {
  await page.locator(".who").click();
  await page.getByRole("button", { name: "Русский" }).click();
  await page.getByRole("heading", { name: "Личные сообщения" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("html[lang=ru]").waitFor();
  await box.pressSequentially("/hi");
  await page.getByRole("option").getByText("Поздороваться").waitFor();
  assert.match(await box.getAttribute("placeholder") ?? "", /Написать: #general/);
}, setting);
