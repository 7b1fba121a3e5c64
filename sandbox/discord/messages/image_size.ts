/** Width and height of a picture, read from its first bytes. */

interface Size {
  width: number;
  height: number;
}

/** Pixels of a PNG, GIF, JPEG or WebP; nothing when it is none of them or broken. */
export function imageSize(bytes: Uint8Array<ArrayBuffer>): Size | Record<never, never> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? gif(view) ?? jpeg(view) ?? webp(view) ?? {};
  } catch (error) {
    if (error instanceof RangeError) return {};
    throw error;
  }
}

function png(view: DataView): Size | null {
  if (view.getUint32(0) !== 0x89_50_4e_47) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): Size | null {
  if (view.getUint32(0) !== 0x47_49_46_38) return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** Walks the segments to the frame header (SOF0 to SOF15, but for tables). */
function jpeg(view: DataView): Size | null {
  if (view.getUint16(0) !== 0xff_d8) return null;
  for (let at = 2; at < view.byteLength;) {
    const marker = view.getUint16(at);
    const frame = marker >= 0xff_c0 && marker <= 0xff_cf && ![0xff_c4, 0xff_c8, 0xff_cc].includes(marker);
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function webp(view: DataView): Size | null {
  if (view.getUint32(0) !== 0x52_49_46_46 || view.getUint32(8) !== 0x57_45_42_50) return null;
  const kind = view.getUint32(12);
  if (kind === 0x56_50_38_20) {
    return { width: view.getUint16(26, true) & 0x3f_ff, height: view.getUint16(28, true) & 0x3f_ff };
  }
  if (kind === 0x56_50_38_4c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3f_ff) + 1, height: ((bits >> 14) & 0x3f_ff) + 1 };
  }
  const three = (at: number) => (view.getUint16(at, true) | (view.getUint8(at + 2) << 16)) + 1;
  return kind === 0x56_50_38_58 ? { width: three(24), height: three(27) } : null;
}
