import { webLink } from "../url.js";

/** How deep emphasis may be nested. */
const MAX_DEPTH = 8;

const after = (pattern) => new RegExp(pattern, "suy");

/** Each rule: a pattern at the current place, and the node its match makes; undefined: not this one. */
const RULES = [
  [after(String.raw`\\([\\*_~|>${"`"}#<\[\]()-])`), (match) => match[1]],
  [after("(`+)(.+?)(?<!`)\\1(?!`)"), (match) => ({ type: "code", text: match[2].trim() || match[2] })],
  [after("<@!?(\\d{1,20})>"), (match) => ({ type: "user", id: match[1] })],
  [after("<#(\\d{1,20})>"), (match) => ({ type: "channel", id: match[1] })],
  [after("<@&(\\d{1,20})>"), (match) => ({ type: "role", id: match[1] })],
  [after("</([^:>\\n]{1,100}):\\d{1,20}>"), (match) => ({ type: "command", name: match[1] })],
  [after("<a?:(\\w{1,32}):\\d{1,20}>"), (match) => `:${match[1]}:`],
  [
    after("<t:(-?\\d{1,13})(?::([tTdDfFR]))?>"),
    (match) => ({ type: "time", seconds: Number(match[1]), style: match[2] ?? "f" }),
  ],
  [after("@(everyone|here)\\b"), (match) => ({ type: "everyone", name: match[1] })],
  [
    after(String.raw`\[([^\]\n]{1,500})\]\(<?(https?://[^\s)>]+)>?\)`),
    (match, depth) => link(match[2], match[1], depth),
  ],
  [after("<(https?://[^\\s>]+)>"), (match) => link(match[1])],
  [after("https?://[^\\s<]*[^\\s<.,:;\"'!?)\\]]"), (match) => link(match[0])],
  [after("\\|\\|(.+?)\\|\\|"), wrap("spoiler")],
  [
    after("\\*\\*\\*(.+?)\\*\\*\\*"),
    (match, depth) => ({ type: "strong", children: [wrap("em")(match, depth)] }),
  ],
  [after("\\*\\*(.+?)\\*\\*(?!\\*)"), wrap("strong")],
  [after("__(.+?)__(?!_)"), wrap("underline")],
  [after("~~(.+?)~~"), wrap("strike")],
  [after("\\*(?!\\s)([^*]+?)(?<!\\s)\\*(?!\\*)"), wrap("em")],
  [after("_(?!\\s)([^_]+?)(?<!\\s)_(?![\\p{L}\\p{N}_])"), wrap("em")],
  [after("\\n"), () => ({ type: "break" })],
];

/** Characters at which a rule can begin; the text between is taken as it is. */
const PLAIN = after("[^\\\\`<@\\[h|*_~\\n]+");
/** Words, so that `h` and `_` inside them begin nothing. */
const WORD = after("[\\p{L}\\p{N}]+");

/** Discord's inline Markdown as nodes: strings and `{type, …}` (Discord help, Markdown Text 101). */
export function parseInline(text, depth = 0) {
  if (depth > MAX_DEPTH) return [text];
  const nodes = [];
  for (let at = 0; at < text.length;) {
    const { node, length } = nodeAt(text, at, depth);
    if (typeof node === "string" && typeof nodes.at(-1) === "string") nodes.push(nodes.pop() + node);
    else nodes.push(node);
    at += length;
  }
  return nodes;
}

function nodeAt(text, at, depth) {
  for (const [pattern, make] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const node = match && make(match, depth + 1);
    if (node) return { node, length: match[0].length };
  }
  for (const pattern of [WORD, PLAIN]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { node: match[0], length: match[0].length };
  }
  return { node: text[at], length: 1 };
}

function wrap(type) {
  return (match, depth) => ({ type, children: parseInline(match[1], depth) });
}

function link(address, label, depth) {
  const href = webLink(address);
  return href && { type: "link", href, children: label ? parseInline(label, depth) : [address] };
}
