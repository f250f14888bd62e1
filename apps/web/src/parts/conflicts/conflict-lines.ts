import { phraseWords, type WordChange } from '@forkshop/compare'
import { agendaOf } from '@forkshop/domain'
import { readable } from './decide.ts'

/** A line of a passage: what a step is like in sans, what people wrote in serif. */
export type Line = {
  readonly voice: 'facts' | 'text' | 'note'
  readonly words: readonly WordChange[]
}

const isRow = (source: string): boolean => /^\s*\|/.test(source)

/** Pictures by their words and the name of their file: two may differ in nothing else. */
export const withNamedPictures = (source: string): string =>
  source.replace(/!\[([^\]]*)\]\((?:[^)]*\/)?([^)/]*)\)/g, '$1 ($2)')

const withoutMarks = (source: string): string =>
  withNamedPictures(source)
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')

/** Whether a passage is more than lines: a heading, a table with its names, a list, several blocks. */
export const isDrawn = (source: string): boolean =>
  /^\s*#{1,6}\s|\n[ \t]*\n\s*\S|^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-[-:| \t]*(?:\n|$)/.test(
    source,
  ) || /^\s*(?:[-*+]|\d+[.)])\s[^\n]*\n[\s\S]*?^\s*(?:[-*+]|\d+[.)])\s/m.test(source)

const cellsOf = (source: string): readonly string[] =>
  source
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => withoutMarks(cell).trim())

const voices = (count: number): readonly Line['voice'][] =>
  count < 3 ? Array.from({ length: count }, () => 'text') : ['facts', 'facts', 'text', 'note']

/** A passage as lines to read, its words marked against the passage that both sides started from. */
export const sideLines = (base: string | null, side: string | null): readonly Line[] => {
  if (side === null) return []
  if (!isRow(side)) {
    return [
      {
        voice: 'text',
        words: phraseWords(withoutMarks(readable(base ?? side)), withoutMarks(readable(side))),
      },
    ]
  }
  const rows = side.trim().split('\n').map(cellsOf)
  const old = (base ?? side).trim().split('\n').map(cellsOf)
  return rows.flatMap((cells, at) => {
    const voice = voices(cells.length)
    const before = old[at] ?? cells
    return cells.flatMap((cell, column): readonly Line[] => {
      const words = phraseWords(before[column] ?? '', cell)
      return words.length === 0 ? [] : [{ voice: voice[column] ?? 'note', words }]
    })
  })
}

/** Where a conflict is: the day and hour of a step, else the last headings. */
export const placeParts = (
  path: string,
): { readonly day: string; readonly time: string | null } => {
  const parts = path.split(' / ')
  const time = /^\d{1,2}:\d{2}$/.test(parts.at(-1) ?? '') ? (parts.at(-1) ?? null) : null
  if (time !== null) return { day: parts.at(-2) ?? '', time }
  return { day: parts.slice(-2).join(', '), time }
}

export type StepLine = {
  readonly start: string | null
  readonly minutes: number | null
  readonly step: string
}

const SHOWN_STEPS = 4

/** The steps that will stand at a conflict's place, and the one after them; empty when it is no step. */
export const stepsAt = (
  text: string,
  path: string,
  decided: string | null,
): readonly StepLine[] => {
  const { day: title, time } = placeParts(path)
  if (time === null) return []
  const day = agendaOf(text).days.find((one) => one.title === title)
  if (day === undefined) return []
  const names = new Set((decided ?? '').split('\n').flatMap(cellsOf))
  const at = day.steps.findIndex(({ step }) => names.has(step))
  const from = at >= 0 ? at : day.steps.findIndex(({ start }) => start === time)
  if (from < 0) return []
  const count = day.steps.filter(({ step }) => names.has(step)).length
  return day.steps
    .slice(from, from + Math.min(count + 1, SHOWN_STEPS))
    .map(({ start, durationMinutes, step }) => ({ start, minutes: durationMinutes, step }))
}
