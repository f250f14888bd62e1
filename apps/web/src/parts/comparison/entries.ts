import type { RenderedComparison } from '@forkshop/api'
import { changedDays, type ChangedDay } from './changed-days.ts'
import { isRun, type Entry, type Unchanged, type Walkable, type Change } from './entry.ts'
import { foldRuns, partsOf } from './fold-runs.ts'

export const isWalkable = (entry: Entry): entry is Walkable => 'id' in entry

const laidOut = new WeakMap<RenderedComparison, readonly Entry[]>()

/**
 * Lays a comparison out: fields, then the text with its changes in place and unchanged runs folded. Once, whoever asks: the
 * text, the list of changes and the walk through them.
 */
export const toEntries = (comparison: RenderedComparison): readonly Entry[] => {
  const entries = laidOut.get(comparison) ?? layOut(comparison)
  laidOut.set(comparison, entries)
  return entries
}

const layOut = (comparison: RenderedComparison): readonly Entry[] => {
  const days = changedDays(comparison)
  const body = withGhosts(withDays(grouped(inOrder(comparison)), days))
  const shown = new Set(body.flatMap((entry) => (entry.kind === 'day' ? [entry.day] : [])))
  return [
    ...comparison.fields.map((field): Entry => ({
      kind: 'field',
      id: `change-field-${field.key}`,
      field,
    })),
    ...days
      .filter((day) => !shown.has(day))
      .map((day, at): Entry => ({ kind: 'day', id: `change-day-${at}`, day, table: null })),
    ...foldRuns(body, comparison, days),
  ]
}

/** Changes to walk through; none when the texts say the same. */
export const walkable = (entries: readonly Entry[]): readonly Walkable[] =>
  entries.filter(isWalkable)

/** The entries to show: all, or the changes alone, without what stands around them. */
export const shownEntries = (entries: readonly Entry[], only: boolean): readonly Entry[] =>
  only ? walkable(entries) : entries

/** All blocks in reading order, drawn or only counted. */
const inOrder = ({ changes, unchanged = [] }: RenderedComparison): readonly Unchanged[] =>
  [...changes, ...unchanged].toSorted((a, b) => a.blockIndex - b.blockIndex)

const grouped = (blocks: readonly Unchanged[]): readonly Entry[] => {
  const entries: Entry[] = []
  for (const change of blocks) {
    if (isRun(change)) {
      entries.push({ kind: 'run', run: change })
      continue
    }
    const last = entries.at(-1)
    const { kind } = change
    if (kind === 'same') entries.push({ kind: 'same', change })
    else if (last?.kind === 'block' && change.movedAlong === true) {
      const parts = [...last.parts, change]
      const isChanged = parts.some((part) => part.kind === 'moved-changed')
      entries[entries.length - 1] = { ...last, parts, how: isChanged ? 'moved-changed' : 'moved' }
    } else {
      const id = `change-${change.blockIndex}`
      entries.push({ kind: 'block', id, how: kind, parts: [change] })
    }
  }
  return entries
}

const withDays = (entries: readonly Entry[], days: readonly ChangedDay[]): readonly Entry[] => {
  // the first of those that one table tells
  const at = new Map(days.toReversed().map((day) => [day.block, day]))
  const found: Entry[] = []
  for (const entry of entries) {
    const table = entry.kind === 'block' && entry.parts.length === 1 ? entry.parts[0] : undefined
    const day = table && at.get(table.blockIndex)
    if (table === undefined || day === undefined) {
      found.push(entry)
      continue
    }
    // the day's own heading is shown with it
    if (isDayHeading(found.at(-1), table)) found.pop()
    found.push({ kind: 'day', id: `change-${table.blockIndex}`, day, table })
  }
  return found
}

const isDayHeading = (above: Entry | undefined, table: Change): boolean => {
  if (above?.kind === 'same') return above.change.level !== null
  if (above?.kind !== 'block' || above.how !== table.kind) return false
  const [heading, ...others] = above.parts
  const came = table.kind === 'added' || table.kind === 'removed'
  return came && others.length === 0 && heading !== undefined && heading.level !== null
}

const withGhosts = (entries: readonly Entry[]): readonly Entry[] => {
  const behind = new Map<number, Entry[]>()
  const places = placesIn(entries)
  entries.forEach((entry, at) => {
    const first = entry.kind === 'block' ? entry.parts[0] : undefined
    if (entry.kind !== 'block' || first === undefined || first.movedFrom === null) return
    const old = oldPlace(places, first, at)
    if (old === null) return
    const ghost: Entry = {
      kind: 'ghost',
      to: entry.id,
      way: old < at ? 'down' : 'up',
      parts: entry.parts,
    }
    behind.set(old, [...(behind.get(old) ?? []), ghost])
  })
  return [
    ...(behind.get(-1) ?? []),
    ...entries.flatMap((entry, at) => [entry, ...(behind.get(at) ?? [])]),
  ]
}

/** Where entries stand, by number; looked up, for many may have moved. */
type Places = {
  /** The first two with a label: one of them may be what moved. */
  readonly labelled: ReadonlyMap<string, readonly number[]>
  /** Of an entry, the next one that begins with a heading of a level or above it; their count for none. */
  readonly nextHeading: (entry: number, level: number) => number
}

const placesIn = (entries: readonly Entry[]): Places => {
  const parts = entries.map(partsOf)
  const labelled = new Map<string, readonly number[]>()
  parts.forEach((own, at) => {
    for (const label of new Set(own.map((part) => part.label))) {
      const known = labelled.get(label) ?? []
      if (known.length < 2) labelled.set(label, [...known, at])
    }
  })
  const levels = parts.map(([first]) => first?.level ?? null)
  const known = new Map<number, readonly number[]>()
  const nextOf = (level: number): readonly number[] => {
    const next: number[] = []
    let found = levels.length
    for (let at = levels.length - 1; at >= 0; at -= 1) {
      next[at] = found
      const own = levels[at] ?? null
      if (own !== null && own <= level) found = at
    }
    return next
  }
  return {
    labelled,
    nextHeading: (entry, level) => {
      const next = known.get(level) ?? nextOf(level)
      known.set(level, next)
      return next[entry] ?? levels.length
    },
  }
}

/** Number of the entry after which a block stood; -1 for the very top, null when it cannot be told. */
const oldPlace = (
  { labelled, nextHeading }: Places,
  { movedFrom, level }: Change,
  self: number,
): number | null => {
  if (movedFrom === '') return -1
  const at = movedFrom === null ? undefined : labelled.get(movedFrom)?.find((one) => one !== self)
  if (at === undefined) return null
  // a heading stood after the whole section before it
  return level === null ? at : nextHeading(at, level) - 1
}
