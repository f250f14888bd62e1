/** A page as its sections, each a list of blocks of Markdown, its heading first. */
export type LongPage = readonly (readonly string[])[]

/** Whole numbers from 0 up to below `below`. */
export type Random = (below: number) => number

const syllables =
  'a bre ca ci clo cor da de di en es fa fi for ga gra i jou la le lu ma me mi mon na ne no ou pa pe plan po pre ra re ri ron sa se si son ta te ti ton tra u va ve vi vo'.split(
    ' ',
  )
const WORDS = 5_000

/** Few words are frequent and most are rare, as in any text (Zipf's law). */
const word = (random: Random): string => {
  let rank = Math.floor(WORDS ** (random(1_000_000) / 1_000_000))
  let text = ''
  do {
    text += syllables[rank % syllables.length] ?? ''
    rank = Math.floor(rank / syllables.length)
  } while (rank > 0)
  return text
}

/** A page of so many lines as people write formats: prose, lists, steps, tables with hours, quotations. */
export const longFormat = (lines: number, random: Random): LongPage => {
  const sections: (readonly string[])[] = []
  for (let count = 0; count < lines;) {
    const section = [`## ${sentence(random, 2 + random(4)).slice(0, -1)}`]
    const length = 3 + random(5)
    for (let at = 0; at < length; at += 1) section.push(block(random))
    sections.push(section)
    count += section.reduce((sum, text) => sum + text.split('\n').length + 1, 0)
  }
  return sections
}

/** The Markdown of a page. */
export const toText = (page: LongPage): string => `${page.flat().join('\n\n')}\n`

/** The page with changes such as people make, in so many of its blocks. */
export const withChanges = (page: LongPage, count: number, random: Random): LongPage => {
  const changed = page.map((section) => [...section])
  for (let done = 0; done < count;) {
    const section = changed[random(changed.length)] ?? []
    const at = random(section.length)
    const before = section[at] ?? ''
    const after = changedBlock(before, random)
    if (after === before) continue
    section[at] = after
    done += 1
  }
  return changed
}

/** The page with so many of its sections each taken out and put in elsewhere. */
export const withMoves = (page: LongPage, count: number, random: Random): LongPage => {
  const sections = [...page]
  for (let done = 0; done < count; done += 1) {
    const moved = sections.splice(random(sections.length), 1)
    sections.splice(random(sections.length + 1), 0, ...moved)
  }
  return sections
}

const sentence = (random: Random, words: number): string => {
  const text = Array.from({ length: words }, () => word(random)).join(' ')
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
}

const block = (random: Random): string => {
  const several = (from: number, more: number, of: (at: number) => string) =>
    Array.from({ length: from + random(more) }, (_, at) => of(at))
  switch (random(8)) {
    case 0:
      return several(3, 5, () => `- ${sentence(random, 3 + random(6))}`).join('\n')
    case 1:
      return several(3, 4, (at) => `${at + 1}. ${sentence(random, 5 + random(8))}`).join('\n')
    case 2:
      return several(1, 2, () => `> ${sentence(random, 8 + random(6))}`).join('\n>\n')
    case 3: {
      const row = (at: number) =>
        `| ${9 + at}:${random(6)}0 | ${5 * (1 + random(18))} min | ${sentence(random, 3 + random(4)).slice(0, -1)} | ${word(random)} |`
      const head = ['| Heure | Durée | Étape | Animation |', '| --- | --- | --- | --- |']
      return [...head, ...several(3, 6, row)].join('\n')
    }
    case 4:
      return `${sentence(random, 6)} Voir [${word(random)}](/pages/${word(random)}) et **${word(random)} ${word(random)}**.`
    default:
      return several(1, 5, () => sentence(random, 6 + random(12))).join(' ')
  }
}

/** A word changed, most often; a line or sentence put in, or taken out. */
const changedBlock = (text: string, random: Random): string => {
  const isLines = /^(?:- |1\. )/.test(text)
  const parts = isLines ? text.split('\n') : text.split(/(?<=\.) /)
  const joint = isLines ? '\n' : ' '
  const kind = random(10)
  if (kind < 2 && (isLines || parts.length > 1)) {
    const more = isLines ? `- ${sentence(random, 5)}` : sentence(random, 8)
    return parts.toSpliced(1 + random(parts.length), 0, more).join(joint)
  }
  if (kind < 3 && parts.length > 2)
    return parts.toSpliced(1 + random(parts.length - 1), 1).join(joint)
  const words = text.split(' ')
  const at = random(words.length)
  const old = words[at] ?? ''
  return /^\p{L}+$/u.test(old) ? words.with(at, word(random)).join(' ') : text
}
