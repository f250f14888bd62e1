import { cellText, cellTextOf, parseSheetText, type PastedRows } from '@forkshop/document'
import { DOMParser as BlockParser, Fragment, type Mark, type Schema } from '@tiptap/pm/model'

/** What a clipboard or a drag brings, in the two forms that are read. */
export type Brought = { readonly html: string; readonly text: string }

type Into = { readonly schema: Schema; readonly marks: readonly Mark[] }

/** More columns or rows than that a merged cell does not span. */
const MAX_SPAN = 100

/**
 * What was brought as the cells of a table: rows of a sheet one by one, anything else as the words of
 * one cell. Plain text takes the marks of the place. Null when there are no words.
 */
export const readPasted = ({ html, text }: Brought, into: Into): PastedRows | null => {
  const rows = html.trim() === '' ? null : readHtml(html, into.schema)
  if (rows !== null) return rows
  const words = (one: string): Fragment => cellTextOf(into.schema, one, into.marks)
  const sheet = parseSheetText(text)
  if (sheet !== null) return sheet.map((row) => row.map(words))
  const line = words(text)
  return line.size === 0 ? null : [[line]]
}

const readHtml = (html: string, schema: Schema): PastedRows | null => {
  const { body } = new DOMParser().parseFromString(withTable(html), 'text/html')
  for (const one of body.querySelectorAll('style, script, title, template')) one.remove()
  const parser = BlockParser.fromSchema(schema)
  const read = (element: Element): Fragment => cellText(parser.parse(element))
  const sheet = sheetIn(body)
  if (sheet !== null)
    return sheet.map((row) => row.map((cell) => (cell ? read(cell) : Fragment.empty)))
  const line = read(body)
  return line.size === 0 ? null : [[line]]
}

/** Some bring the rows of a table without the table, which a parser would drop. */
const withTable = (html: string): string => {
  const [rows] = /<table[\s>]/i.test(html) ? [] : (/<tr[\s>][^]*<\/tr>/i.exec(html) ?? [])
  return rows === undefined ? html : `<table>${rows}</table>`
}

/** The cells of the only thing that was brought, a table; null where there is more, or none. */
const sheetIn = (body: HTMLElement): readonly (readonly (Element | null)[])[] | null => {
  const table = body.querySelector('table')
  const isAlone = table !== null && wordsOf(table) === wordsOf(body)
  return isAlone && table.querySelector('table') === null ? gridOf(table) : null
}

const wordsOf = ({ textContent }: Element): string => textContent.replace(/\s+/g, '')

/** A merged cell stands where it begins, and leaves empty the others that it spans. */
const gridOf = (table: HTMLTableElement): readonly (readonly (Element | null)[])[] => {
  const grid: (Element | null)[][] = []
  const rows = [...table.querySelectorAll('tr')]
  rows.forEach((row, at) => {
    let column = 0
    for (const cell of row.querySelectorAll('td, th')) {
      while (grid[at]?.[column] !== undefined) column += 1
      const down = Math.min(spanOf(cell, 'rowspan'), rows.length - at)
      const across = spanOf(cell, 'colspan')
      for (let y = 0; y < down; y += 1) {
        const line = (grid[at + y] ??= [])
        for (let x = 0; x < across; x += 1) line[column + x] = y + x === 0 ? cell : null
      }
    }
    grid[at] ??= []
  })
  return grid
    .map((line) => Array.from(line, (cell) => cell ?? null))
    .filter((line) => line.length > 0)
}

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number =>
  Math.min(MAX_SPAN, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1))
