/** Fields of a protobuf message: bytes for length-delimited fields, numbers for the others. */
export type Fields = readonly (readonly [number, Uint8Array | bigint])[];

/** Writes a protobuf message of length-delimited and varint fields (protobuf.dev, Encoding). */
export function encodeFields(fields: Fields): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  for (const [number, value] of fields) {
    if (typeof value === "bigint") writeVarint(out, BigInt(number << 3), value);
    else {
      writeVarint(out, BigInt(number << 3 | 2), BigInt(value.length));
      for (const byte of value) out.push(byte);
    }
  }
  return Uint8Array.from(out);
}

/** Reads a protobuf message of length-delimited and varint fields. */
export function decodeFields(bytes: Uint8Array): Fields {
  const fields: [number, Uint8Array | bigint][] = [];
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n;; shift += 7n) {
      const byte = bytes[at++] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const value = varint();
    if ((tag & 7) !== 2) fields.push([tag >> 3, value]);
    else {
      fields.push([tag >> 3, bytes.subarray(at, at + Number(value))]);
      at += Number(value);
    }
  }
  return fields;
}

/** All messages in a repeated field. */
export function messages(fields: Fields, number: number): Uint8Array[] {
  return fields.flatMap(([n, value]) => n === number && value instanceof Uint8Array ? [value] : []);
}

/** A varint field, 0 when absent. */
export function integer(fields: Fields, number: number): number {
  const found = fields.find(([n]) => n === number)?.[1];
  return typeof found === "bigint" ? Number(found) : 0;
}

function writeVarint(out: number[], ...values: bigint[]): void {
  for (let value of values) {
    for (; value > 0x7fn; value >>= 7n) out.push(Number(value & 0x7fn) | 0x80);
    out.push(Number(value));
  }
}
