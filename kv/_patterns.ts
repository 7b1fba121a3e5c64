/** One of Discord's ids: 1 to 20 digits (Discord docs, Reference > Snowflakes). */
export const SNOWFLAKE = /^[1-9]\d{0,19}$/;

/** A SHA-256: 64 lower-case hexadecimal digits. */
export const SHA256 = /^[0-9a-f]{64}$/;
