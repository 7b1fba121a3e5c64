import assert from "node:assert/strict";
import { arg, argSpecs } from "../../commands/_arg.ts";

Deno.test("an argument's limits are read through optional and default", () => {
  const specs = argSpecs({
    text: arg.string().min(2).max(5).optional(),
    rest: arg.rest().max(4000),
    count: arg.integer().min(1).max(5).default(3),
    share: arg.number().min(0.5).optional(),
    whole: arg.integer(),
  });
  const limits = specs.map(({ name, required, minLength, maxLength, minimum, maximum }) => [
    name,
    required,
    minLength,
    maxLength,
    minimum,
    maximum,
  ]);
  assert.deepEqual(limits, [
    ["text", false, 2, 5, undefined, undefined],
    ["rest", true, undefined, 4000, undefined, undefined],
    ["count", false, undefined, undefined, 1, 5],
    ["share", false, undefined, undefined, 0.5, undefined],
    ["whole", true, undefined, undefined, undefined, undefined],
  ]);
});

Deno.test("choices and aliases are read", () => {
  const [spec] = argSpecs({
    mode: arg.choice("a", "b").meta({ kind: "string", aliases: ["way"] }).optional(),
  });
  assert.deepEqual(spec?.choices, ["a", "b"]);
  assert.deepEqual(spec?.aliases, ["way"]);
});

Deno.test("a message is named by its id or its link, and by nothing else", () => {
  const message = arg.message();
  assert.deepEqual(message.parse("123456789012345678"), {
    messageId: "123456789012345678",
    channelId: undefined,
  });
  assert.deepEqual(
    message.parse("https://discord.com/channels/111111111111111111/222222222222222222/333333333333333333"),
    { messageId: "333333333333333333", channelId: "222222222222222222" },
  );
  assert.deepEqual(message.parse("https://discord.com/channels/@me/222222222222222222/333333333333333333"), {
    messageId: "333333333333333333",
    channelId: "222222222222222222",
  });
  for (const wrong of ["", "12", "https://discord.com/channels/1/2/3", "javascript:alert(1)", "hello"]) {
    assert.equal(message.safeParse(wrong).success, false, wrong);
  }
});
