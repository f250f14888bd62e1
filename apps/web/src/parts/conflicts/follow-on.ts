import { parseBlocks } from '@forkshop/document'
import { agendaOf, columnsOf, formatClock, parseStart } from '@forkshop/domain'
import { placeParts } from './conflict-lines.ts'

type Both = { readonly path: string; readonly ours: string | null; readonly theirs: string | null }

/**
 * Two steps that were kept both and begin at the same hour: the second follows the first, and all
 * below it begin later by as much. Any other text stays as it is.
 */
export const followOn = (text: string, both: Both): string => {
  const { day: title, time } = placeParts(both.path)
  const blocks = parseBlocks(text)
  const days = time === null ? [] : agendaOf(text, blocks).days
  const day = days.find((one) => one.title === title)
  const block = blocks.find(({ start }) => start === day?.tableStart)
  const table = block?.table
  const column = table === undefined ? -1 : (columnsOf(table.header)?.start ?? -1)
  if (day === undefined || block === undefined || table === undefined || column < 0) return text
  const at = day.steps.findIndex(
    (step, index) =>
      holds(both.ours, step.step) &&
      holds(both.theirs, day.steps[index + 1]?.step ?? '') &&
      step.start === day.steps[index + 1]?.start,
  )
  const first = day.steps[at]
  const second = day.steps[at + 1]
  if (first === undefined || second === undefined || first.durationMinutes === null) return text
  const by = first.durationMinutes
  return table.rows.slice(second.row).reduceRight((changed, row) => {
    const cell = row.cells[column]
    const start = cell === undefined ? null : parseStart(cell.text)
    if (cell === undefined || start === null) return changed
    const from = block.start + cell.start
    const to = block.start + cell.end
    return changed.slice(0, from) + formatClock(start + by) + changed.slice(to)
  }, text)
}

const holds = (source: string | null, step: string): boolean => {
  const words = (source ?? '').replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/gu, ' ')
  return step !== '' && words.includes(step.replace(/\s+/gu, ' '))
}
