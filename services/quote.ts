/** Discord's small print (`-# …`): what Pupil says about an answer, and not part of it. */
const smallPrint = /^-# .*$/gm;

/** A heading that quotes the question of a slash command. */
const quotedQuestion = /^(?:> .*(?:\n|$))+/;

/** Quotes a question above its answer, for those who did not see it being asked. */
export function quoteQuestion(question: string): string {
  return `${question.split("\n").map((line) => `> ${line}`).join("\n")}\n`;
}

/** Takes one of the bot's messages apart again: the question it quotes, if any, and the answer. */
export function readAnswer(
  content: string,
  quotes: boolean,
): { question: string | undefined; answer: string } {
  const quoted = quotes ? quotedQuestion.exec(content)?.[0] : undefined;
  const answer = content.slice(quoted?.length ?? 0).replace(smallPrint, "").trim();
  return { question: quoted?.replace(/^> /gm, "").trim(), answer };
}
