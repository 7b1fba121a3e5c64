import { parseMarkdown } from "./blocks.js";

const MENTIONS = new Set(["user", "channel", "role", "command", "everyone"]);

/** The words of a Markdown text on one line; `label(node)` names what is mentioned. */
export function plainText(text, label) {
  return parseMarkdown(text).map((block) => wordsOf(block, label)).join(" ").replace(/\s+/g, " ").trim();
}

function wordsOf(node, label) {
  if (typeof node === "string") return node;
  if (MENTIONS.has(node.type)) return label(node);
  if (node.type === "break") return " ";
  if (node.type === "spoiler") return "▒▒▒";
  if (node.items) return node.items.flat().map((inner) => wordsOf(inner, label)).join(" ");
  return node.text ?? (node.children ?? []).map((inner) => wordsOf(inner, label)).join("");
}
