/** Without letters and digits that are read or heard as others: B/8, I/1/L, O/0, S/5, Z/2, U/V. */
const ALPHABET = 'ACDEFGHJKMNPQRTVWXY34679'
const inAlphabet = new RegExp(`^[${ALPHABET}]+$`)
const LENGTH = 6
const HALF = 3

/** A code to read out and to write on a wall: six signs in two groups; `random` gives 0 up to below n. */
export const makeEventCode = (random: (n: number) => number): string => {
  let code = ''
  for (let index = 0; index < LENGTH; index += 1) code += ALPHABET.charAt(random(ALPHABET.length))
  return `${code.slice(0, HALF)}-${code.slice(HALF)}`
}

/** A code as it was typed or scanned, in the one spelling; null when it cannot be one. */
export const parseEventCode = (typed: string): string | null => {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '')
  if (signs.length !== LENGTH || !inAlphabet.test(signs)) return null
  return `${signs.slice(0, HALF)}-${signs.slice(HALF)}`
}
