/** One of the six colours of people (`--who-1` to `--who-6`), always the same for a name. */
export const whoNumber = (name: string): number => {
  let sum = 0
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003
  return (sum % 6) + 1
}

/** One or two capitals that stand for a name; `?` when it has no letter. */
export const initials = (name: string): string => {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const [first = '?', second] = words
  const letters =
    second === undefined
      ? Array.from(first).slice(0, 2).join('')
      : (first[0] ?? '') + (second[0] ?? '')
  return letters.toLocaleUpperCase()
}
