const LINES = 160
const vocabulary =
  'atelier groupe salle table café équipe projet idée temps parole écoute choix carte feuille mur lumière chaise pause retour suite porte voix main regard question réponse cercle'.split(
    ' ',
  )

/** Numbers that look random and are the same in every run. */
const numbers = (): ((below: number) => number) => {
  let state = 12_345
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/**
 * The texts of a page, one a call: 160 lines of a dozen words, of which people change a word, write
 * a line anew, move one, take the last change back.
 */
export const syntheticPage = (): (() => string) => {
  const pick = numbers()
  const word = (): string => vocabulary[pick(vocabulary.length)] ?? ''
  const line = (): string => `${Array.from({ length: 12 }, word).join(' ')}.`
  // Every second line is empty: each of the others is a passage.
  let lines = Array.from({ length: LINES }, (_, at) => (at % 2 === 0 ? line() : ''))
  let before = lines
  let revision = 0
  const changed = (): readonly string[] => {
    const at = 2 * pick(LINES / 2)
    const kind = pick(10)
    const present = lines[at] ?? ''
    if (kind < 6) {
      const words = present.split(' ')
      return lines.with(at, words.with(pick(words.length), `${word()}${revision}`).join(' '))
    }
    if (kind < 8) return lines.with(at, line())
    if (kind < 9) {
      const to = 2 * pick(LINES / 2)
      return lines.with(at, lines[to] ?? '').with(to, present)
    }
    return before
  }
  return () => {
    revision += 1
    const next = revision === 1 ? lines : changed()
    before = lines
    lines = [...next]
    // What is taken back may be what stands already: then a number at the end tells the two apart.
    return `${lines.join('\n')}\n\nFin ${revision}.\n`
  }
}
