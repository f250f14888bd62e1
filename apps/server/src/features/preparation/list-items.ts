import { createHash } from 'node:crypto'
import type { PersonView, PreparationItem } from '@forkshop/api'
import { dueDate, type BeforeItem, type Lead } from '@forkshop/domain'
import type { MarkRow, OwnItemRow } from './preparation-rows.ts'

/** What a list is made of. */
export type ListParts = {
  /** What the format says; none where it is not there. */
  readonly said: readonly BeforeItem[]
  readonly own: readonly OwnItemRow[]
  readonly marks: readonly MarkRow[]
  /** The first day; null where the event does not say. */
  readonly start: string | null
  /** Whether names are told. */
  readonly named: boolean
}

/** An item is known by its words and by how many of the same stand above it, wherever it stands. */
export function itemId({ words, occurrence }: Pick<BeforeItem, 'words' | 'occurrence'>): string {
  const text = `${occurrence} ${words.replace(/\s+/g, ' ')}`
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/**
 * The list of an event: what the format says, with what was done of it; then, below the section in which it stood, what
 * was done and is not said any more; then what was added. By date, what has none first.
 */
export function listItems({ said, own, marks, start, named }: ListParts): PreparationItem[] {
  const byId = new Map(marks.map((mark) => [mark.item, mark]))
  const now = said.map(({ words, occurrence, section, lead }) => {
    const id = itemId({ words, occurrence })
    return { id, text: words, section, due: dueOf(start, lead), gone: false }
  })
  const known = new Set([...now.map(({ id }) => id), ...own.map(({ id }) => id)])
  const gone = marks
    .filter(({ item, section }) => section !== null && !known.has(item))
    .map(({ item, words, section, lead_months, lead_days }) => {
      const isDated = lead_months !== null && lead_days !== null
      const lead = isDated ? { months: lead_months, days: lead_days } : null
      return { id: item, text: words, section, due: dueOf(start, lead), gone: true }
    })
  const added = own.map(({ id, words, days_before: days }) => {
    const due = dueOf(start, days === null ? null : { months: 0, days })
    return { id, text: words, section: null, due, gone: false }
  })
  return [...now, ...gone, ...added]
    .map((item) => ({ ...item, ...markOf(byId.get(item.id), named) }))
    .toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))
}

function dueOf(start: string | null, lead: Lead | null): string | null {
  return lead === null ? null : dueDate(start, lead)
}

function markOf(mark: MarkRow | undefined, named: boolean) {
  const isDone = mark !== undefined && mark.done_at !== null
  return {
    done: isDone,
    by: isDone && named ? personOf(mark.done_by, mark.done_name) : null,
    time: isDone ? mark.done_at : null,
    taken: mark !== undefined && named ? personOf(mark.taken_by, mark.taken_name) : null,
    note: mark !== undefined && named ? noteOf(mark) : null,
  }
}

function noteOf(mark: MarkRow): PreparationItem['note'] {
  const by = personOf(mark.note_by, mark.note_name)
  if (mark.note === null || mark.note_at === null || by === null) return null
  return { text: mark.note, by, time: mark.note_at }
}

/** A guest has no page of their own. */
function personOf(id: string | null, name: string | null): PersonView | null {
  if (name === null) return null
  return { id: id === null || id.startsWith('guest:') ? null : id, name }
}
