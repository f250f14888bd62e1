import { foldText } from '@forkshop/domain'
import { toSearchable } from './folded-words.ts'

/** What search keeps of a page: folded words, the body's in parts. */
export type PageWords = {
  readonly sortTitle: string
  readonly title: string
  readonly summary: string
  readonly body: PageBody
}

export type PageBody =
  /** At least one, each of whole words. */
  | { readonly kind: 'parts'; readonly parts: readonly string[] }
  /** In the index already, where nobody finds them yet (`stage-words.ts`). */
  | { readonly kind: 'staged'; readonly set: string; readonly parts: number }

/** Folded words of a part of a page, in the order of their weight. */
export type PartWords = {
  readonly title: string
  readonly summary: string
  readonly body: string
}

type WordSources = {
  readonly title: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly plain: string
}

/** Characters of a part: to index it takes some 15 ms, in which nobody else writes. */
const PART_CHARACTERS = 64_000

/** Folds what a page is found by. Slow for a long text: some 50 ms for 1 MB. */
export function toPageWords({ title, summary, tags, plain }: WordSources): PageWords {
  return {
    ...titleWords(title),
    summary: toSearchable([summary, ...tags].join(' ')),
    body: { kind: 'parts', parts: inParts(toSearchable(plain)) },
  }
}

/** What the title alone decides. */
export function titleWords(title: string): Pick<PageWords, 'sortTitle' | 'title'> {
  return { sortTitle: foldText(title), title: toSearchable(title) }
}

/** The parts as they go into the index: title and summary with the first. */
export function toParts(
  { title, summary }: PageWords,
  bodies: readonly string[],
): readonly PartWords[] {
  return bodies.map((body, index) =>
    index === 0 ? { title, summary, body } : { title: '', summary: '', body },
  )
}

function inParts(words: string): readonly string[] {
  const parts: string[] = []
  let at = 0
  while (words.length - at > PART_CHARACTERS) {
    // A word is far shorter than a part: there is a space.
    const space = words.lastIndexOf(' ', at + PART_CHARACTERS)
    parts.push(words.slice(at, space))
    at = space + 1
  }
  return [...parts, words.slice(at)]
}
