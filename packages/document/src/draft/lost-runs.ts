import * as Y from 'yjs'

/** Letters that one client wrote one after the other, named as Yjs names them. */
export interface LostRun {
  readonly client: number
  readonly clock: number
  /** One letter (UTF-16 unit) for each clock from `clock` on. */
  readonly words: string
  /** Whether something else stood between it and the run before. */
  readonly apart: boolean
}

/** A name of words, after the first of their letters. */
export function idOf([first]: readonly LostRun[]): string {
  return first === undefined ? '' : `${first.client}-${first.clock}`
}

/** Runs as one text, with a blank where something else stood between two. */
export function wordsOf(runs: readonly LostRun[]): string {
  let words = ''
  for (const run of runs) {
    const touches = words !== '' && !/\s$/.test(words) && !/^\s/.test(run.words)
    words += `${run.apart && touches ? ' ' : ''}${run.words}`
  }
  return words
}

/** What of a run is so, letter by letter. */
export function runsWhere(
  { client, clock, words, apart }: LostRun,
  isSo: (client: number, clock: number) => boolean,
): readonly LostRun[] {
  const runs: LostRun[] = []
  for (let from = 0; from < words.length;) {
    let to = from
    while (to < words.length && isSo(client, clock + to)) to += 1
    if (to > from) {
      const isApart = runs.length === 0 ? apart : true
      runs.push({ client, clock: clock + from, words: words.slice(from, to), apart: isApart })
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
