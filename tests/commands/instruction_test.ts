import assert from "node:assert/strict";
import { catalogues } from "../../services/catalogue/mod.ts";
import { openSchool } from "../_support/pupil.ts";
import { reply, used } from "../_support/talk.ts";

const { en, ru } = catalogues;

/** Runs with a folder of instruction files. */
async function withInstructions(
  files: Record<string, string | Uint8Array<ArrayBuffer>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  for (const [name, content] of Object.entries(files)) {
    await Deno.writeFile(
      `${folder}/${name}`,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    );
  }
  try {
    await use(`${folder}/`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("an instruction of any length is turned page by page", () => {
  const text = Array.from({ length: 60 }, (_, i) => `Rule ${i + 1}: ${"be kind. ".repeat(10)}`).join("\n\n");
  return withInstructions({ "instruction.md": text }, async (instructions) => {
    await using school = await openSchool({}, { instructions });
    const { general } = school.world.channels;
    const owner = await school.user("owner");
    const message = await reply(owner, general, "!instruction");
    assert.match(message.content, /^Rule 1:/);
    assert.match(JSON.stringify(message.components), /"label":"1 \/ 4"/);
    await owner.press(message, "instruction?page=2");
    const second = await owner.next("MESSAGE_UPDATE", ({ id }) => id === message.id);
    assert.match(JSON.stringify(second.components), /"label":"2 \/ 4"/);
    assert.doesNotMatch(second.content, /^Rule 1:/);
    const last = await used(owner, general, "instruction", { page: 99 });
    assert.match(last.content, /Rule 60:/);
  });
});

Deno.test("missing, empty and unreadable instructions have their sentences", async () => {
  const { missing, unreadable, reasons } = en.instruction;
  const cases: [Record<string, string | Uint8Array<ArrayBuffer>>, string][] = [
    [{}, missing],
    [{ "instruction.md": " \n" }, unreadable({ reason: reasons.empty })],
    [{ "instruction.md": Uint8Array.of(0xff, 0xfe, 0x00) }, unreadable({ reason: reasons.notText })],
  ];
  for (const [files, sentence] of cases) {
    await withInstructions(files, async (instructions) => {
      await using school = await openSchool({}, { instructions });
      const owner = await school.user("owner");
      assert.equal((await reply(owner, school.world.channels.general, "!instruction")).content, sentence);
    });
  }
});

Deno.test("a member is shown the file of their language, else the general one", () => {
  return withInstructions(
    { "instruction.md": "General", "instruction.ru.md": "По-русски" },
    async (instructions) => {
      await using school = await openSchool({}, { instructions });
      const { general } = school.world.channels;
      assert.equal((await used(await school.user("member"), general, "instruction")).content, "По-русски");
      assert.equal((await used(await school.user("owner"), general, "instruction")).content, "General");
      await Deno.remove(`${instructions}instruction.ru.md`);
      assert.equal((await used(await school.user("member"), general, "instruction")).content, "General");
      await Deno.remove(`${instructions}instruction.md`);
      assert.equal(
        (await used(await school.user("member"), general, "instruction")).content,
        ru.instruction.missing,
      );
    },
  );
});
