import { agendaOf, parseStart } from '@forkshop/domain'

/** How somebody decides one conflict. */
export type Choice =
  | { readonly kind: 'ours' }
  | { readonly kind: 'theirs' }
  | { readonly kind: 'both' }
  | { readonly kind: 'own'; readonly text: string }

type Sides = { readonly ours: string | null; readonly theirs: string | null; readonly path: string }

const isRow = (text: string): boolean => /^\s*\|/.test(text)
const isItem = (text: string): boolean => /^\s*(?:[-*+]|\d+[.)])\s/.test(text)

/** Lines of a front matter that cannot be read field by field. */
const UNREADABLE = /^front matter(?: \d+)?$/

/** The name of a fact that a conflict is about, by what its path is called; other paths name themselves. */
export const factName = (path: string, nameOf: (key: string) => string | null): string =>
  (UNREADABLE.test(path)
    ? nameOf('front-matter')?.concat(path.slice('front matter'.length))
    : nameOf(path)) ?? path

/** Whether a conflict is about a fact of the page, not about its text. */
export const isFact = ({ ours, theirs, path }: Sides): boolean =>
  UNREADABLE.test(path) || [ours, theirs].some((text) => text?.startsWith(`${path}:`))

/** Whether both sides can stand one after the other: facts have one value, and a side must not be gone. */
export const canKeepBoth = (sides: Sides): boolean =>
  sides.ours !== null && sides.theirs !== null && !isFact(sides)

const joined = (ours: string, theirs: string): string => {
  if (isRow(ours) || isItem(ours)) return `${ours.trimEnd()}\n${theirs.trimStart()}`
  const isWithinLine = !ours.includes('\n') && !/[.!?:;…»”)]\s*$/u.test(ours)
  return isWithinLine
    ? `${ours.trimEnd()} ${theirs.trimStart()}`
    : `${ours.trimEnd()}\n\n${theirs.trimStart()}`
}

/** What shall stand in the place of a conflict; null for nothing. */
export const decided = (sides: Sides, choice: Choice): string | null => {
  switch (choice.kind) {
    case 'ours':
      return sides.ours
    case 'theirs':
      return sides.theirs
    case 'both':
      return sides.ours === null || sides.theirs === null
        ? (sides.ours ?? sides.theirs)
        : joined(sides.ours, sides.theirs)
    case 'own':
      return choice.text.trim() === '' ? null : choice.text
  }
}

/** A piece of source as people read it: the cells of a row side by side, without marks of lists. */
export const readable = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      isRow(line)
        ? line
            .replace(/^\s*\||\|\s*$/g, '')
            .split(/(?<!\\)\|/)
            .map((cell) => cell.trim())
            .filter((cell) => cell !== '')
            .join(' · ')
        : line.replace(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?/, ''),
    )
    .join('\n')
    .trim()

/** The day whose end a decision moves, and by how many minutes; null when no day's end changes. */
export const dayEffect = (
  before: string,
  after: string,
): {
  readonly day: string
  readonly end: string
  readonly minutes: number
  readonly total: number
} | null => {
  const days = agendaOf(before).days
  for (const day of agendaOf(after).days) {
    const old = days.find(({ title }) => title === day.title)
    if (old === undefined || day.end === null || old.end === null || day.end === old.end) continue
    const minutes = minutesLater(old.end, day.end)
    return { day: day.title, end: day.end, minutes, total: day.totalMinutes }
  }
  return null
}

/** From one end to the other, across midnight where that is nearer. */
const minutesLater = (from: string, to: string): number => {
  const difference = (parseStart(to) ?? 0) - (parseStart(from) ?? 0)
  if (difference > HALF_DAY) return difference - 2 * HALF_DAY
  return difference < -HALF_DAY ? difference + 2 * HALF_DAY : difference
}

const HALF_DAY = 12 * 60
