import type { LostWords } from './losses.ts'

/**
 * What is to be offered beside a text, each word once: not the stretches of words of `least` letters and
 * more that stand in the text, or in what was lost before. Shorter ones may stand there by chance.
 */
export function notStanding(
  lost: readonly LostWords[],
  text: string,
  least: number,
): readonly LostWords[] {
  let standing = evened(text)
  return lost.flatMap((one) => {
    const words = without(one.words, standing, least)
    if (words === '') return []
    standing += `\n${evened(words)}`
    return [{ ...one, words }]
  })
}

const evened = (text: string): string => text.replace(/\s+/g, ' ')

/** The words but for the longest stretches that stand; empty when nothing but blanks is left. */
function without(text: string, standing: string, least: number): string {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const whole = words.join(' ')
  if (whole.length >= least && standing.includes(whole)) return ''
  const kept: string[] = []
  let isWhole = true
  for (let at = 0; at < words.length;) {
    const count = standingFrom(words, at, { standing, least })
    if (count === 0) {
      kept.push(words[at] ?? '')
      at += 1
    } else {
      isWhole = false
      at += count
    }
  }
  if (kept.length === 0) return ''
  return isWhole ? text : kept.join(' ')
}

/** How many words from one on stand together, if they are long enough; else 0. */
function standingFrom(
  words: readonly string[],
  at: number,
  { standing, least }: { readonly standing: string; readonly least: number },
): number {
  let stretch = words[at] ?? ''
  let count = 1
  while (stretch.length < least && at + count < words.length) {
    stretch += ` ${words[at + count]}`
    count += 1
  }
  if (stretch.length < least || !standing.includes(stretch)) return 0
  while (at + count < words.length && standing.includes(`${stretch} ${words[at + count]}`)) {
    stretch += ` ${words[at + count]}`
    count += 1
  }
  return count
}
