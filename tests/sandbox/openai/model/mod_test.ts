import assert from "node:assert/strict";
import { answer } from "../../../../sandbox/openai/model/mod.ts";

/** The answer after a talk: lines of the user, each answered by the model itself. */
function talk(...lines: string[]): string {
  return talkWith([], ...lines);
}

function talkWith(system: string[], ...lines: string[]): string {
  const history: { role: "user" | "assistant"; text: string }[] = [];
  let last = "";
  for (const question of lines) {
    last = answer({ system, history: [...history], question, media: 0 });
    history.push({ role: "user", text: question }, { role: "assistant", text: last });
  }
  return last;
}

Deno.test("remembers a name, in both languages, and does not invent one", () => {
  assert.match(talk("my name is Ada", "what is my name?"), /Ada/);
  assert.match(talk("my name is ada and I like cats", "who am I?"), /\bAda\b(?! and)/);
  assert.match(talk("Меня зовут Оля", "как меня зовут?"), /Оля/);
  assert.match(talk("what is my name?"), /not told me/);
  assert.match(talk("my name is Ada", "no, call me Bob", "what's my name?"), /Bob/);
});

Deno.test("does sums", () => {
  assert.match(talk("what is 12 * (3 + 4)?"), /\b84\b/);
  assert.match(talk("2+2"), /4/);
  assert.match(talk("How much is 7 times 6 minus 2"), /40/);
  assert.match(talk("сколько будет 10 разделить на 4"), /2\.5/);
  assert.match(talk("2 ^ 3 ^ 2 = ?"), /512/);
  assert.doesNotMatch(talk("I was born on 2001-02-03"), /1996/);
});

Deno.test("follows examples of the system prompt and of the talk, also for a paraphrase", () => {
  const system = [
    "You are Pupil.\n\nQ: What colour is the school's door?\nA: Green.\n\nQ: Who rings the bell?\nA: Olga.",
  ];
  assert.equal(talkWith(system, "which colour has the door of the school?"), "Green.");
  assert.equal(talkWith(system, "who is ringing the bell"), "Olga.");
  assert.notEqual(talkWith(system, "who sings?"), "Olga.");
  assert.equal(talk("capital of Atlantis => Poseidonis", "what is the capital of Atlantis?"), "Poseidonis");
  assert.equal(talk("Вопрос: кто главный в школе?\nОтвет: кошка", "кто в школе главный?"), "кошка");
});

Deno.test("a later example replaces an earlier one", () => {
  assert.equal(talk("Q: best fruit?\nA: apple", "Q: best fruit?\nA: pear", "best fruit?"), "pear");
});

Deno.test("tells what was asked before, and what it was told", () => {
  const asked = talk("how do bees sleep?", "do cats dream?", "what did I ask before?");
  assert.match(asked, /1\. how do bees sleep\?\n2\. do cats dream\?/);
  assert.match(talk("The exam is on Friday at nine.", "when is the exam?"), /Friday at nine/);
  assert.match(talk("что я спрашивал?"), /первое/);
});

Deno.test("repeats, sums up and counts", () => {
  assert.equal(talk("repeat after me: the sky is green"), "the sky is green");
  assert.match(talk("Bees make honey.", "Honey is sweet.", "summarise our talk"), /Bees make honey/);
  assert.match(talk('how many words are in "one two three"'), /^3 words/);
});

Deno.test("writes several thousand characters with a code block when asked for something long", () => {
  for (const question of ["Write a long essay about the sea", "Напиши длинный рассказ о море"]) {
    const text = talk(question);
    assert.ok(text.length > 2_500, String(text.length));
    assert.match(text, /```js\n[\s\S]+\n```/);
    assert.ok(text.split("\n\n").length > 10);
  }
  assert.match(talk("Напиши длинный рассказ о море"), /море/);
});

Deno.test("knows who it is from the system prompt, greets by name, answers in the language it is spoken to", () => {
  assert.match(talkWith(["You are Pupil, a helpful bot."], "who are you?"), /Pupil/);
  assert.match(talk("my name is Ada", "hello"), /Ada/);
  assert.match(talk("Привет!"), /[а-я]/);
  assert.match(talk("Расскажи про квазары"), /квазары/i);
  assert.match(talk("What do you think about quasars?"), /quasars/i);
});

Deno.test("is the same for the same conversation", () => {
  assert.equal(talk("hello", "tell me about quasars"), talk("hello", "tell me about quasars"));
});

Deno.test("answers anything, whatever it is", () => {
  for (
    const question of [
      "",
      "   ",
      "```",
      "((((",
      "\u0000",
      "🦊".repeat(5000),
      "=>",
      "Q:\nA:",
      "a".repeat(100_000),
      "1".repeat(5000),
    ]
  ) {
    assert.equal(typeof talk(question, question), "string");
  }
  assert.match(answer({ system: [], history: [], question: "", media: 2 }), /2 attachments/);
});
