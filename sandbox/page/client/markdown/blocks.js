import { parseInline } from "./inline.js";

/** Quotes and lists inside one another are followed this deep. */
const MAX_DEPTH = 4;

/**
 * Discord's Markdown as blocks: `{type: "paragraph" | "heading" | "quote" | "list" | "code" | "small", …}`.
 * A code block that is still being written (without its end) is one already.
 */
export function parseMarkdown(text, depth = 0) {
  const lines = text.split("\n");
  const blocks = [];
  for (let at = 0; at < lines.length;) {
    const { block, used } = blockAt(lines, at, depth);
    if (block) append(blocks, block);
    at += used;
  }
  return blocks;
}

function blockAt(lines, at, depth) {
  const line = lines[at];
  if (line.startsWith("```")) return codeBlock(lines, at);
  const heading = /^(#{1,3})\s+(\S.*)$/.exec(line);
  if (heading) return one({ type: "heading", level: heading[1].length, children: parseInline(heading[2]) });
  const small = /^-#\s+(\S.*)$/.exec(line);
  if (small) return one({ type: "small", children: parseInline(small[1]) });
  if (depth < MAX_DEPTH) {
    if (line.startsWith(">>> ")) return restQuoted(lines, at, depth);
    if (/^>(?:\s|$)/.test(line)) return quote(lines, at, depth);
    if (ITEM.test(line)) return list(lines, at, depth);
  }
  return line.trim() === "" ? one({ type: "gap" }) : paragraph(lines, at);
}

const one = (block) => ({ block, used: 1 });
const ITEM = /^\s{0,3}(?:[-*]|(\d{1,9})\.)\s+(\S.*)$/;

/** Neighbouring blank lines make one gap; none at the beginning. */
function append(blocks, block) {
  if (block.type !== "gap") blocks.push(block);
}

function codeBlock(lines, at) {
  const first = lines[at].slice(3);
  if (first.indexOf("```") > 0) return closed({ lines, at, language: "", body: [], next: at, tail: first });
  const isLanguage = /^[\w+#-]{0,20}\s*$/.test(first);
  const body = isLanguage ? [] : [first];
  const rest = takeWhile(lines, at + 1, (line) => !line.includes("```"));
  const next = at + 1 + rest.length;
  body.push(...rest);
  return closed({ lines, at, language: isLanguage ? first.trim() : "", body, next, tail: lines[next] });
}

/** The block up to the closing fence in `tail` (absent while it is being written); what follows the fence stays a line. */
function closed({ lines, at, language, body, next, tail }) {
  const end = tail?.indexOf("```") ?? -1;
  const inner = end > 0 ? [...body, tail.slice(0, end)] : body;
  const block = { type: "code", language, text: inner.join("\n") };
  if (tail === undefined) return { block, used: next - at };
  const rest = tail.slice(end + 3);
  if (rest.trim() === "") return { block, used: next + 1 - at };
  lines[next] = rest;
  return { block, used: next - at };
}

function quote(lines, at, depth) {
  const inner = takeWhile(lines, at, (line) => /^>(?:\s|$)/.test(line));
  const text = inner.map((line) => line.replace(/^>\s?/, "")).join("\n");
  return { block: { type: "quote", children: parseMarkdown(text, depth + 1) }, used: inner.length };
}

function restQuoted(lines, at, depth) {
  const text = [lines[at].slice(4), ...lines.slice(at + 1)].join("\n");
  return { block: { type: "quote", children: parseMarkdown(text, depth + 1) }, used: lines.length - at };
}

function list(lines, at, depth) {
  const ordered = ITEM.exec(lines[at])[1];
  const items = [];
  let next = at;
  while (next < lines.length) {
    const item = ITEM.exec(lines[next]);
    if (!item || (item[1] === undefined) !== (ordered === undefined)) break;
    const nested = takeWhile(lines, next + 1, (line) => /^\s{2,}\S/.test(line));
    const inner = nested.map((line) => line.replace(/^\s{2,4}/, "")).join("\n");
    items.push([
      { type: "line", children: parseInline(item[2]) },
      ...(inner ? parseMarkdown(inner, depth + 1) : []),
    ]);
    next += 1 + nested.length;
  }
  return { block: { type: "list", start: ordered ? Number(ordered) : undefined, items }, used: next - at };
}

function paragraph(lines, at) {
  const rest = takeWhile(
    lines,
    at + 1,
    (line) => !/^(?:```|#{1,3}\s|-#\s|>(?:\s|$)|>>>\s)/.test(line) && !ITEM.test(line) && line.trim() !== "",
  );
  const text = [lines[at], ...rest].join("\n");
  const inlineCode = text.indexOf("```");
  return inlineCode > 0
    ? splitAt(lines, at, rest.length)
    : { block: { type: "paragraph", children: parseInline(text) }, used: 1 + rest.length };
}

/** A code block that begins inside a line: the words before it are a paragraph of their own. */
function splitAt(lines, at, extra) {
  for (let index = at; index <= at + extra; index++) {
    const found = lines[index].indexOf("```");
    if (found === -1) continue;
    const before = [...lines.slice(at, index), lines[index].slice(0, found)].join("\n");
    lines[index] = lines[index].slice(found);
    return { block: { type: "paragraph", children: parseInline(before.trimEnd()) }, used: index - at };
  }
  return one({ type: "paragraph", children: parseInline(lines[at]) });
}

function takeWhile(lines, from, test) {
  const end = lines.slice(from).findIndex((line) => !test(line));
  return end === -1 ? lines.slice(from) : lines.slice(from, from + end);
}
