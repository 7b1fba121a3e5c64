/** A bit set of permissions in a body: decimal digits, or a JSON integer. */
import { z } from "zod";

export const permissionBits = z.union([z.string(), z.number().int().nonnegative()]).transform(String)
  .refine((text) => /^\d{1,20}$/.test(text), {
    params: { code: "NUMBER_TYPE_COERCE" },
    error: "Value is not a bit set.",
  });
