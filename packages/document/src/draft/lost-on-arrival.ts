import * as Y from 'yjs'
import {
  idOf,
  isLetters,
  lettersOf,
  nearOf,
  runOf,
  runsWhere,
  within,
  wordsOf,
} from './lost-runs.ts'
import type { LostRun } from './lost-runs.ts'
import type { Grave, LostWords } from './losses.ts'

type Structs = ReturnType<typeof Y.decodeUpdate>['structs']

type Before = {
  readonly losses: readonly LostWords[]
  readonly graves: readonly Grave[]
  readonly isSeen: (client: number, clock: number) => boolean
}

/** Runs of one update that are put in order; more of them are told as they were written. */
const MAX_PLACED = 2_000

/** Letters that came for a block that Yjs has forgotten, with all that was lost before: only the update has them. */
export function lostOnArrival(
  { doc, beforeState }: Y.Transaction,
  structs: Structs,
  { losses, graves, isSeen }: Before,
): readonly LostWords[] {
  const isLost = (client: number, clock: number): boolean =>
    clock >= (beforeState.get(client) ?? 0) &&
    clock < Y.getState(doc.store, client) &&
    !isSeen(client, clock) &&
    Y.getItem(doc.store, Y.createID(client, clock)) instanceof Y.GC
  const late = structs.flatMap((struct) => lateRuns(struct, isLost))
  const placeOf = places(structs)
  const found = joined(late)
  if (found.length === 0) return losses
  if (found.length > MAX_PLACED) return [...losses, unplaced(found)]
  return found.reduce((lost, late) => {
    const { run, struct } = late
    for (const one of lost) {
      const runs = one.by === run.client ? withRun(one.runs, late) : null
      if (runs === null) continue
      const after = { ...one, runs, words: wordsOf(runs) }
      return lost.map((other) => (other === one ? after : other))
    }
    return [...lost, placed(late, graveFor(placeOf(struct), graves))]
  }, losses)
}

type LateRun = {
  readonly run: LostRun
  readonly struct: Y.Item
  /** The letter that it was written after, and the one before which. */
  readonly origin: Y.ID | null
  readonly right: Y.ID | null
}

function lateRuns(
  struct: unknown,
  isLost: (client: number, clock: number) => boolean,
): readonly LateRun[] {
  const words = lettersOf(struct)
  if (words === null || !isLetters(struct)) return []
  const { client, clock } = struct.id
  return runsWhere({ ...runOf(struct.id, words), apart: true }, isLost).map((run) => ({
    run,
    struct,
    origin: run.clock > clock ? Y.createID(client, run.clock - 1) : struct.origin,
    right: struct.rightOrigin,
  }))
}

/** Runs that were typed one after the other as one. */
function joined(late: readonly LateRun[]): readonly LateRun[] {
  const found: { first: LateRun; parts: string[]; next: number }[] = []
  for (const one of late) {
    const { run, origin } = one
    const last = found.at(-1)
    const follows =
      last?.first.run.client === run.client &&
      last.next === run.clock &&
      origin?.client === run.client &&
      origin.clock === run.clock - 1
    if (!follows) found.push({ first: one, parts: [run.words], next: run.clock + run.words.length })
    else {
      last.parts.push(run.words)
      last.next += run.words.length
    }
  }
  return found.map(({ first, parts }) => ({
    ...first,
    run: { ...first.run, words: parts.join('') },
  }))
}

const unplaced = (late: readonly LateRun[]): LostWords =>
  fresh(
    late.map(({ run }) => run),
    null,
  )

/** Words with what stood around them, where their block is remembered. */
function placed({ run, origin, right }: LateRun, grave: Grave | null): LostWords {
  for (const text of grave?.texts ?? []) {
    let start = 0
    for (const one of text) {
      const cut = cutAt(one, origin, right)
      if (cut !== null) {
        const near = nearOf(text.map(({ words }) => words).join(''), start + cut, start + cut)
        return { ...fresh([within(run, near)], grave), near }
      }
      start += one.words.length
    }
  }
  return fresh([run], grave)
}

function fresh(runs: readonly LostRun[], grave: Grave | null): LostWords {
  const near = { before: '', after: '' }
  const by = runs[0]?.client ?? 0
  const words = wordsOf(runs)
  const [takenBy, at] = [grave?.by ?? null, grave?.at ?? null]
  return { id: idOf(runs), by, runs, words, takenBy, near, at }
}

function graveFor(ids: readonly Y.ID[], graves: readonly Grave[]): Grave | null {
  return graves.find(({ deleted }) => ids.some((id) => Y.isDeleted(deleted, id))) ?? null
}

/** Runs with one more, where it was written between their letters; null when it was not. */
function withRun(
  runs: readonly LostRun[],
  { run, origin, right }: LateRun,
): readonly LostRun[] | null {
  for (const [index, one] of runs.entries()) {
    const cut = cutAt(one, origin, right)
    if (cut === null) continue
    const [left, rest] = [one.words.slice(0, cut), one.words.slice(cut)]
    const follows = rest === '' && run.client === one.client && run.clock === one.clock + cut
    const pieces = follows
      ? [{ ...one, words: left + run.words }]
      : [
          { ...one, words: left, tail: '' },
          {
            ...run,
            apart: left === '' ? one.apart : false,
            head: left === '' ? one.head : '',
            tail: rest === '' ? one.tail : '',
          },
          { ...one, clock: one.clock + cut, words: rest, apart: false, head: '' },
        ].filter(({ words }) => words !== '')
    return runs.toSpliced(index, 1, ...pieces)
  }
  return null
}

/** After how many letters of a run something stands that was written between these two; null for nowhere there. */
function cutAt(
  { client, clock, words }: LostRun,
  origin: Y.ID | null,
  right: Y.ID | null,
): number | null {
  const inside = (id: Y.ID | null): number =>
    id?.client === client && id.clock < clock + words.length ? id.clock - clock : -1
  if (inside(origin) >= 0) return inside(origin) + 1
  return inside(right) >= 0 ? inside(right) : null
}

/** Where letters of an update belong: what stood beside or around them that is not of the update itself. */
function places(structs: Structs): (struct: Y.Item) => readonly Y.ID[] {
  const byClient = Map.groupBy(structs, ({ id }) => id.client)
  const known = new Map<Y.Item, readonly Y.ID[]>()
  const among = (id: Y.ID): Y.Item | null => {
    const found = structAt(byClient.get(id.client) ?? [], id.clock)
    return found instanceof Y.Item ? found : null
  }
  return (struct) => {
    const way = new Set<Y.Item>()
    let ids: readonly Y.ID[] = []
    for (let at: Y.Item | null = struct; at !== null && !way.has(at);) {
      const done = known.get(at)
      if (done !== undefined) {
        ids = done
        break
      }
      way.add(at)
      const near: readonly Y.ID[] = idsBeside(at)
      ids = near.filter((id) => among(id) === null)
      at = ids.length > 0 ? null : (near.map(among).find((one) => one !== null) ?? null)
    }
    for (const one of way) known.set(one, ids)
    return ids
  }
}

/** What a struct was written after, before and into, as far as that is named. */
function idsBeside({ origin, rightOrigin, parent }: Y.Item): readonly Y.ID[] {
  const around: unknown = parent
  return [origin, rightOrigin, around instanceof Y.ID ? around : null].filter((id) => id !== null)
}

/** The struct that has a clock, of structs of one client in the order of theirs. */
function structAt(structs: Structs, clock: number): Structs[number] | null {
  let [from, to] = [0, structs.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const one = structs[middle]
    if (one === undefined) return null
    if (clock < one.id.clock) to = middle
    else if (clock >= one.id.clock + one.length) from = middle + 1
    else return one
  }
  return null
}
