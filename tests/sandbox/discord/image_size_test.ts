import assert from "node:assert/strict";
import fc from "fast-check";
import { avatar } from "../../../sandbox/discord/avatar.ts";
import { imageSize } from "../../../sandbox/discord/messages/image_size.ts";
import { fuzz } from "../../_support/fuzz.ts";

const bytes = (hex: string) => Uint8Array.fromHex(hex.replaceAll(" ", ""));

Deno.test("Pictures are measured", () => {
  assert.deepEqual(imageSize(avatar(0)), { width: 64, height: 64 });
  assert.deepEqual(imageSize(bytes("47494638 3961 0a00 1400")), { width: 10, height: 20 });
  const jpeg = "ffd8 ffe0 0004 0000 ffc0 0011 08 0014 000a";
  assert.deepEqual(imageSize(bytes(jpeg)), { width: 10, height: 20 });
  const webp = "52494646 00000000 57454250 56503858 00000000 00000000 090000 130000";
  assert.deepEqual(imageSize(bytes(webp)), { width: 10, height: 20 });
});

Deno.test("Anything else has no size, and no bytes make it fail", () => {
  assert.deepEqual(imageSize(bytes("")), {});
  const start = fc.constantFrom("ffd8", "89504e47", "47494638", "5249464600000000574542505650384c", "");
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 40 }), (head, tail) => {
      imageSize(new Uint8Array([...bytes(head), ...tail]));
    }),
    fuzz,
  );
});
