import type { AgendaView } from '@forkshop/api'
import { dayName } from '../../parts/agenda/agenda-geometry.ts'

/** Entries of the contents list: second-level headings, and below an agenda its days. */
export type OutlineEntry = {
  readonly id: string
  readonly text: string
  readonly below: boolean
}

type Heading = { readonly level: number; readonly text: string; readonly id: string }

/**
 * The headings worth listing: the top level of the text, and one level below it where that is a
 * day of the agenda. A text with one level only lists all of it.
 */
export const outlineEntries = (
  headings: readonly Heading[],
  dayTitles: readonly string[],
): readonly OutlineEntry[] => {
  const top = Math.min(...headings.map((heading) => heading.level))
  return headings
    .filter(({ level, text }) => level === top || (level === top + 1 && dayTitles.includes(text)))
    .map(({ id, text, level }) => ({
      id,
      text: level > top ? dayName(text) : text,
      below: level > top,
    }))
}

type Run = {
  readonly outline: readonly Heading[]
  readonly agenda: AgendaView
  readonly adapted: { readonly changes: number } | null
}

/**
 * The contents of the format that an event runs, below a heading of its own, and what differs on its day; nothing where
 * there is none.
 */
export const runOutline = (
  run: Run | null,
  { title, dayOnly }: { readonly title: string; readonly dayOnly: string },
): readonly OutlineEntry[] => {
  if (run === null) return []
  const days = run.agenda.days.map((day) => day.title)
  const entries = outlineEntries(run.outline, days).filter(({ below }) => !below)
  return [
    { id: 'run-title', text: title, below: false },
    ...entries.map(({ id, text }) => ({ id: `run-${id}`, text, below: true })),
    ...((run.adapted?.changes ?? 0) > 0
      ? [{ id: 'day-changes', text: dayOnly, below: false }]
      : []),
  ]
}
