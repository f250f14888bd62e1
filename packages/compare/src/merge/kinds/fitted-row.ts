import type { Row } from '../../reading/row.ts'
import type { TableLines } from './table-lines.ts'

type Pads = { readonly left: number; readonly right: number }

/**
 * The bars and padding of a row in a table whose columns are set to one width, as far as its cells fit in; as those
 * of `model` in any other table.
 */
export function fittedFrame(
  cells: readonly string[],
  { table, model }: { readonly table: TableLines; readonly model: Row },
): readonly string[] {
  const widths = columnWidths(table)
  if (!widths || widths.length !== cells.length) return model.frame
  const sides = table.rule.split('|').filter((part) => part.includes('-'))
  const pads = cells.map((cell, at) => padsOf(cell, widths[at] ?? 0, sides[at]?.trim() ?? ''))
  const { open, close } = edgesOf(model)
  return Array.from({ length: cells.length + 1 }, (_, at) => {
    const before = ' '.repeat(pads[at - 1]?.right ?? 0)
    const after = ' '.repeat(pads[at]?.left ?? 0)
    const bar = at === 0 ? open : at === cells.length ? close : '|'
    return before + bar + after
  })
}

/** The width of each column, blanks included, where all lines agree; else `null`. */
function columnWidths({ header, rows }: TableLines): readonly number[] | null {
  const [first, ...others] = [header, ...rows].map(({ cells, frame }) =>
    cells.map((cell, at) => {
      const left = frame[at]?.split('|').at(-1)?.length ?? 0
      const right = frame[at + 1]?.split('|')[0]?.length ?? 0
      return left + cell.length + right
    }),
  )
  const isSet = first && others.length > 0 && others.every((one) => one.join() === first.join())
  return isSet ? first : null
}

function padsOf(cell: string, width: number, rule: string): Pads {
  const room = Math.max(2, width - cell.length)
  if (!rule.endsWith(':')) return { left: 1, right: room - 1 }
  if (!rule.startsWith(':')) return { left: room - 1, right: 1 }
  return { left: Math.floor(room / 2), right: Math.ceil(room / 2) }
}

function edgesOf({ frame }: Row): { readonly open: string; readonly close: string } {
  return {
    open: frame[0]?.trimEnd() ?? '',
    close: frame.at(-1)?.trimStart() ?? '',
  }
}
