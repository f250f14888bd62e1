import * as Y from 'yjs'

/** Letters that one client wrote one after the other, named as Yjs names them. */
export interface LostRun {
  readonly client: number
  readonly clock: number
  /** One letter (UTF-16 unit) for each clock from `clock` on. */
  readonly words: string
  /** Whether something else stood between it and the run before. */
  readonly apart: boolean
  /** The letters right before and after of the words that it begins and ends in, written by others or before. */
  readonly head: string
  readonly tail: string
}

/** A run of letters that stands alone as far as anybody knows. */
export const runOf = (id: Y.ID, words: string): LostRun => ({
  client: id.client,
  clock: id.clock,
  words,
  apart: false,
  head: '',
  tail: '',
})

/** A run with what stood around it. */
export function within(
  run: LostRun,
  around: { readonly before: string; readonly after: string },
): LostRun {
  const [head = ''] = /\S*$/.exec(around.before) ?? []
  const [tail = ''] = /^\S*/.exec(around.after) ?? []
  return { ...run, head, tail }
}

/** As many letters on each side tell where words stood. */
const NEAR = 40

/** What stands around a part of a text. */
export const nearOf = (
  text: string,
  from: number,
  to: number,
): { readonly before: string; readonly after: string } => ({
  before: text.slice(Math.max(0, from - NEAR), from),
  after: text.slice(to, to + NEAR),
})

/** A name of words, after the first of their letters. */
export function idOf([first]: readonly LostRun[]): string {
  return first === undefined ? '' : `${first.client}-${first.clock}`
}

/** Runs as one text of whole words, with a blank where something else stood between two. */
export function wordsOf(runs: readonly LostRun[]): string {
  let words = ''
  for (const [index, run] of runs.entries()) {
    const isFirst = index === 0 || run.apart
    const isLast = runs[index + 1]?.apart ?? true
    const head = isFirst && !/^\s/.test(run.words) ? run.head : ''
    const tail = isLast && !/\s$/.test(run.words) ? run.tail : ''
    const touches = words !== '' && !/\s$/.test(words) && !/^\s/.test(run.words)
    words += `${run.apart && touches ? ' ' : ''}${head}${run.words}${tail}`
  }
  return words
}

/** What of a run is so, letter by letter. */
export function runsWhere(
  run: LostRun,
  isSo: (client: number, clock: number) => boolean,
): readonly LostRun[] {
  const { client, clock, words, apart } = run
  const runs: LostRun[] = []
  for (let from = 0; from < words.length;) {
    let to = from
    while (to < words.length && isSo(client, clock + to)) to += 1
    if (to > from) {
      const isApart = runs.length === 0 ? apart : true
      runs.push({
        client,
        clock: clock + from,
        words: words.slice(from, to),
        apart: isApart,
        head: from === 0 ? run.head : '',
        tail: to === words.length ? run.tail : '',
      })
    }
    from = to + 1
  }
  return runs
}

/** The letters of a struct; null for what has none, as a block, a mark or what is forgotten. */
export function lettersOf(struct: unknown): string | null {
  return isLetters(struct) && struct.content instanceof Y.ContentString ? struct.content.str : null
}

/** Whether a struct is letters of a text. */
export function isLetters(struct: unknown): struct is Y.Item {
  return (
    struct instanceof Y.Item &&
    struct.parentSub === null &&
    struct.content instanceof Y.ContentString
  )
}
