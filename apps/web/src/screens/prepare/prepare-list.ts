import type { Preparation, PreparationItem } from '@forkshop/api'
import { preparedOf } from '../../parts/preparation/prepared.ts'
import { missingIn } from '../../parts/preparation/role-need.ts'

/** Things to do under one heading: those of the format by its own, what was added by none. */
export type PrepareSection = {
  readonly key: string
  /** Null for what was added for this event. */
  readonly title: string | null
  readonly due: string | null
  readonly items: readonly PreparationItem[]
  readonly done: number
  /** Days by which something in it is late; 0 for none. */
  readonly lateDays: number
}

const DAY_MS = 24 * 60 * 60_000

/** How many days after `from` a date is; negative for one before. */
export const daysFrom = (from: string, date: string): number =>
  Math.round((Date.parse(date) - Date.parse(from)) / DAY_MS)

/** The day of today; null once the event is over: nothing is late any more, and nobody is needed. */
type Today = string | null

const isLate = ({ done, due, gone }: PreparationItem, today: Today): boolean =>
  !done && !gone && due !== null && today !== null && due < today

/**
 * The sections of a list in the order of their dates. What was added stands before the first that is due from now on, whatever
 * its own dates: it is where one adds more.
 */
export const sectionsOf = (
  items: readonly PreparationItem[],
  today: Today,
): readonly PrepareSection[] => {
  const said = Map.groupBy(
    items.filter(({ section }) => section !== null),
    ({ section, due }) => JSON.stringify([section, due]),
  )
  const sections = [...said].map(([key, own]) =>
    toSection(key, { title: own[0]?.section ?? null, due: own[0]?.due ?? null, items: own }, today),
  )
  const added = toSection(
    'added',
    { title: null, due: null, items: items.filter(({ section }) => section === null) },
    today,
  )
  const next = sections.findIndex(({ due }) => due !== null && today !== null && due > today)
  return sections.toSpliced(next < 0 ? sections.length : next, 0, added)
}

const toSection = (
  key: string,
  { title, due, items }: Pick<PrepareSection, 'title' | 'due' | 'items'>,
  today: Today,
): PrepareSection => {
  const late = items.flatMap((item) =>
    isLate(item, today) && item.due !== null && today !== null ? [daysFrom(item.due, today)] : [],
  )
  return {
    key,
    title,
    due,
    items,
    done: items.filter(({ done }) => done).length,
    lateDays: Math.max(0, ...late),
  }
}

/** How far the preparation is. */
export type PrepareCounts = {
  readonly done: number
  readonly left: number
  readonly late: number
  /** People who are still needed for roles that say how many. */
  readonly missing: number
}

export const countsOf = (
  { items, roles }: Pick<Preparation, 'items' | 'roles'>,
  today: Today,
): PrepareCounts => {
  const { done, total } = preparedOf(items)
  return {
    done,
    left: total - done,
    late: items.filter((item) => isLate(item, today)).length,
    missing: today === null ? 0 : roles.reduce((sum, role) => sum + missingIn(role), 0),
  }
}

/** A mark on the line from the first date to the start: where on it, in hundredths. */
export type DateMark = { readonly date: string; readonly at: number }

/** The line of dates: null where there is none to draw. */
export type DateLine = {
  readonly from: string
  readonly to: string
  readonly marks: readonly DateMark[]
  /** Where today is, from 0 to 100. */
  readonly now: number
}

export const dateLine = (
  sections: readonly PrepareSection[],
  start: string | null,
  today: string,
): DateLine | null => {
  const dates = sections.flatMap(({ due }) => due ?? [])
  const [from] = dates.toSorted()
  if (from === undefined || start === null || from >= start) return null
  const length = daysFrom(from, start)
  const at = (date: string): number =>
    Math.min(100, Math.max(0, (100 * daysFrom(from, date)) / length))
  const between = [...new Set(dates)].filter((date) => date > from && date < start)
  return { from, to: start, marks: between.map((date) => ({ date, at: at(date) })), now: at(today) }
}
