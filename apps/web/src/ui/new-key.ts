/**
 * 128 random bits as 32 hexadecimal letters. `crypto.randomUUID` is missing at plain http addresses,
 * where a room without a line to the world often has its server.
 */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
