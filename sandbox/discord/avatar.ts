/** Default avatars: one colour each, as PNG. */
import { crc32, deflateSync } from "node:zlib";

const COLORS = [0x58_65_f2, 0x75_7e_8a, 0x3b_a5_5c, 0xfa_a6_1a, 0xed_42_45, 0xeb_45_9f];
const SIDE = 64;

/** A 64 × 64 PNG in the colour of this number; any number has one. */
export function avatar(index: number): Uint8Array<ArrayBuffer> {
  const color = COLORS[Math.abs(Math.trunc(index) || 0) % COLORS.length] ?? 0;
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, SIDE);
  header.setUint32(4, SIDE);
  header.setUint8(8, 8); // bits a sample
  header.setUint8(9, 3); // by palette
  const palette = new Uint8Array([color >> 16, (color >> 8) & 0xff, color & 0xff]);
  const pixels = new Uint8Array(deflateSync(new Uint8Array((SIDE + 1) * SIDE)));
  return join([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", new Uint8Array(header.buffer)),
    chunk("PLTE", palette),
    chunk("IDAT", pixels),
    chunk("IEND", new Uint8Array()),
  ]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = join([new TextEncoder().encode(name), data]);
  const frame = new DataView(new ArrayBuffer(8));
  frame.setUint32(0, data.length);
  frame.setUint32(4, crc32(body));
  const bytes = new Uint8Array(frame.buffer);
  return join([bytes.subarray(0, 4), body, bytes.subarray(4)]);
}

function join(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
