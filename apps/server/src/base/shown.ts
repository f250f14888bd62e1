import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Something that an answer can show and that a change can make wrong. Of a page by its id: `page` all
 * of it (text, row, versions, people), `voices` what people say about it, `registrations` how many come to it, `preparation` what is done for it, `run` how its day went, `face` what others show of
 * it (name, address, kind, newest version, front matter, whether it is there for everybody). `slug` is
 * where a slug leads, with the face of the page there. `naming`, `forks` and `lineage` are the pages
 * that run or translate one, that were forked from it, that share its history. `head` is which text of a page is the newest. `standing` is how a fork and its
 * origin stand to each other, where that was not known yet. `events` are all events,
 * `pages` and `changes` the lists of the library, `anything` what is wrong after every change.
 */
export type ShownName =
  | `${'page' | 'voices' | 'registrations' | 'preparation' | 'run' | 'face' | 'slug' | 'naming' | 'forks' | 'lineage' | 'head' | 'standing' | 'person'} ${string}`
  | 'events'
  | 'pages'
  | 'changes'
  | 'settings'
  | 'anything'

/** Who hears what an answer shows, and the moments (milliseconds since 1970) from which on it is wrong. */
type Hearing = {
  readonly note: (name: ShownName) => void
  readonly ends?: (moment: number) => void
}

type Watch = Hearing & {
  /** Whoever reads now has said of what. */
  readonly isNamed: boolean
}

const watching = new AsyncLocalStorage<Watch>()

/** Does `work` and tells the name of everything that is read for it, before it is read where that is known. */
export function watchShown<Result>(hearing: Hearing | Hearing['note'], work: () => Result): Result {
  const heard = typeof hearing === 'function' ? { note: hearing } : hearing
  return watching.run({ ...heard, isNamed: false }, work)
}

/**
 * Says that what is being answered was told by the clock: it is wrong from the first of these moments on
 * (milliseconds since 1970; null and NaN where there is none) that comes after `now`.
 */
export function noteNext(now: Date, moments: readonly (number | null)[]): void {
  const ends = watching.getStore()?.ends
  if (ends === undefined) return
  const later = moments.filter((moment) => moment !== null && moment > now.getTime())
  if (later.length > 0) ends(Math.min(...later.map(Number)))
}

/** Says that what is being answered shows these; not heard where it has been said with `readAs`. */
export function noteShown(...names: readonly ShownName[]): void {
  noteRead(() => names)
}

/** Reads what these name, and nothing else as far as a change could make it wrong. */
export function readAs<Result>(
  names: readonly ShownName[],
  read: () => Promise<Result>,
): Promise<Result> {
  const watch = watching.getStore()
  if (watch === undefined || watch.isNamed) return read()
  for (const name of names) watch.note(name)
  return watching.run({ ...watch, isNamed: true }, read)
}

/** As `noteShown`, with names that are made only when somebody hears them. */
export function noteRead(names: () => readonly ShownName[]): void {
  const watch = watching.getStore()
  if (watch !== undefined && !watch.isNamed) for (const name of names()) watch.note(name)
}
