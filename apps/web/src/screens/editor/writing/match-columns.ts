import { isTimed, joinLines, timedColumns, type PastedRows } from '@forkshop/document'
import { columnsOf, foldText } from '@forkshop/domain'
import { Fragment, type Node as PmNode } from '@tiptap/pm/model'

/** Rows in the order of the columns of the table that they go into. */
export type MatchedRows = {
  readonly rows: PastedRows
  /** Names of columns that the table does not have: they stand behind its own. */
  readonly made: readonly string[]
  /** What had neither a column nor a name stands below its step. */
  readonly isBelow: boolean
}

/** The most columns that a table gets by a paste. */
const MAX_COLUMNS = 20
const kinds = ['start', 'duration', 'step', 'ledBy', 'materials', 'notes', 'method'] as const

/**
 * Rows matched to the columns of a table: by names, where their first row names two of them or more, by what
 * the columns of an agenda are called in any language or by the same name; else, in an agenda, by the hours
 * and lengths that stand in them. Null for rows that go where the caret stands: `left` is its column.
 */
export const matchColumns = (rows: PastedRows, table: PmNode, left: number): MatchedRows | null => {
  const names = (table.firstChild?.children ?? []).map(({ textContent }) => textContent)
  const to = columnsOf(names)
  return byNames(rows, { names, to, table }) ?? byContent(rows, { names, to, table }, left)
}

type Target = {
  readonly names: readonly string[]
  /** Null for a table that is no agenda. */
  readonly to: ReturnType<typeof columnsOf>
  readonly table: PmNode
}

const byNames = ([header = [], ...rest]: PastedRows, target: Target): MatchedRows | null => {
  const theirs = header.map(textOf)
  const places = placesByName(theirs, target)
  const isNamed = places.filter((place) => place >= 0).length >= 2
  return isNamed && rest.length > 0 ? placed(rest, { ...target, places, theirs }) : null
}

/** For each column that comes, the one of the table that it belongs to; -1 for none. */
const placesByName = (theirs: readonly string[], { names, to }: Target): readonly number[] => {
  const from = columnsOf(theirs)
  return theirs.map((name, column) => {
    const kind =
      from === null || to === null ? undefined : kinds.find((one) => from[one] === column)
    const place = kind === undefined || to === null ? -1 : to[kind]
    if (place >= 0 || name.trim() === '') return place
    return names.findIndex((own) => foldText(own) === foldText(name))
  })
}

const byContent = (rows: PastedRows, target: Target, left: number): MatchedRows | null => {
  const { names, to } = target
  const texts = rows.map((row) => row.map(textOf))
  const from = to === null ? null : timedColumns(texts)
  if (to === null || from === null) return null
  const width = Math.max(...texts.slice(0, 1000).map((row) => row.length))
  const said = (['start', 'duration', 'step'] as const).filter((kind) => from[kind] >= 0)
  const isInPlace = said.every((kind) => to[kind] === left + from[kind])
  if (isInPlace && left + width <= names.length) return null
  const places = Array.from({ length: width }, (_, column) => {
    const kind = said.find((one) => from[one] === column)
    return kind === undefined ? -1 : to[kind]
  })
  const [first = []] = texts
  const isHeader =
    rows.length > 1 &&
    said.some((kind) => kind !== 'step' && isOtherThanTime(first[from[kind]] ?? ''))
  return placed(isHeader ? rows.slice(1) : rows, {
    ...target,
    places,
    theirs: isHeader ? first : [],
  })
}

const isOtherThanTime = (text: string): boolean => text.trim() !== '' && !isTimed(text)

type Places = Target & {
  readonly places: readonly number[]
  /** Names of the columns that come; empty for rows without a header. */
  readonly theirs: readonly string[]
}

const placed = (rows: PastedRows, { names, to, table, places, theirs }: Places): MatchedRows => {
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 0)
  // of two that belong to one column the first takes it
  const isPlaced = (column: number): boolean =>
    (places[column] ?? -1) >= 0 && places.indexOf(places[column] ?? -1) === column
  const without = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !isPlaced(column) && rows.some((row) => (row[column]?.size ?? 0) > 0),
  )
  const named = hasMergedCells(table)
    ? []
    : without.filter((column) => (theirs[column] ?? '').trim() !== '')
  const made = named.slice(0, Math.max(0, MAX_COLUMNS - names.length))
  const loose = without.filter((column) => !made.includes(column))
  const step = to?.step ?? -1
  const cellIn = (row: PastedRows[number], column: number): Fragment =>
    row[column] ?? Fragment.empty
  const looseIn = (row: PastedRows[number]): readonly Fragment[] =>
    loose.map((column) => cellIn(row, column))
  return {
    rows: rows.map((row) => [
      ...names.map((_, column) => {
        const own = cellIn(row, places.indexOf(column))
        return column === step ? joinLines(table.type.schema, [own, ...looseIn(row)]) : own
      }),
      ...made.map((column) => cellIn(row, column)),
      ...(step < 0 ? looseIn(row) : []),
    ]),
    made: made.map((column) => (theirs[column] ?? '').trim()),
    isBelow: step >= 0 && loose.length > 0,
  }
}

const hasMergedCells = (table: PmNode): boolean =>
  table.children.some((row) =>
    row.children.some(({ attrs }) => attrs['colspan'] !== 1 || attrs['rowspan'] !== 1),
  )

const textOf = (cell: Fragment): string => cell.textBetween(0, cell.size, ' ', ' ')
