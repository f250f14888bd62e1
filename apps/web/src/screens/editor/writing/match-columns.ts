import { columnsOf, foldText } from '@forkshop/domain'
import type { PastedRows } from '@forkshop/document'
import { Fragment, type Node as PmNode } from '@tiptap/pm/model'

/**
 * Rows whose first names the columns of the table that they go into, without it and in the order of that
 * table: by what the columns of an agenda are called in any language, else by the same name. What has no
 * column of its own stands last. Null where the first row names none, or one alone.
 */
export const matchColumns = (rows: PastedRows, table: PmNode): PastedRows | null => {
  const [header = [], ...rest] = rows
  const names = (table.firstChild?.children ?? []).map(({ textContent }) => textContent)
  const theirs = header.map((cell) => cell.textBetween(0, cell.size, ' '))
  const placeOf = placesBetween(theirs, names)
  if (placeOf.filter((place) => place >= 0).length < 2 || rest.length === 0) return null
  return rest.map((row) => [
    ...names.map((_, column) => row[placeOf.indexOf(column)] ?? Fragment.empty),
    ...row.filter((_, column) => (placeOf[column] ?? -1) < 0),
  ])
}

/** For each column that comes, the one of the table that it belongs to; -1 for none. */
const placesBetween = (theirs: readonly string[], ours: readonly string[]): readonly number[] => {
  const [from, to] = [columnsOf(theirs), columnsOf(ours)]
  const kinds = ['start', 'duration', 'step', 'ledBy', 'materials'] as const
  return theirs.map((name, column) => {
    const kind =
      from === null || to === null ? undefined : kinds.find((one) => from[one] === column)
    const place = kind === undefined || to === null ? -1 : to[kind]
    if (place >= 0 || name.trim() === '') return place
    return ours.findIndex((own) => foldText(own) === foldText(name))
  })
}
