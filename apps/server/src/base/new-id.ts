import { randomBytes } from 'node:crypto'

/** 32 signs, five bits each; without `i`, `l`, `o` and `u`, which are read wrong. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const ID_LENGTH = 20

/** A new random id of 20 characters, lower case and digits: 100 bits. */
export function newId(): string {
  let id = ''
  for (const byte of randomBytes(ID_LENGTH)) id += ALPHABET.charAt(byte & 31)
  return id
}

/** Whether a text is an id of the form that `newId` makes. */
export function isId(text: string): boolean {
  return text.length === ID_LENGTH && [...text].every((sign) => ALPHABET.includes(sign))
}
