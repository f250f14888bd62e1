import type { BlockChange, Comparison, ReadAgenda, StepChange } from '../comparison.ts'

/** Whether all that became of a step is that it begins at another hour, because of what stands before it. */
export function isShift({ kind, changes }: ShiftOf): boolean {
  return (
    kind === 'changed' &&
    Object.keys(changes).length === 1 &&
    typeof changes.start?.from === 'string' &&
    typeof changes.start.to === 'string'
  )
}

type ShiftOf = {
  readonly kind: StepChange['kind']
  readonly changes: {
    readonly start?: { readonly from: unknown; readonly to: unknown } | undefined
  }
}

/**
 * In how many places people would say that two texts differ: each step that somebody changed, each field, each other
 * block. A table of an agenda in which no step differs for them counts once.
 */
export function countChanges({ blocks, fields, agenda, agendas }: Comparison): number {
  const steps = agenda.steps.filter((step) => !isShift(step))
  const told = new Set(steps.map(({ day }) => day))
  const others = blocks.filter((block) => {
    if (block.kind === 'same') return false
    const days = daysOfBlock(block, agendas)
    return days.length === 0 || !days.some((day) => told.has(day))
  })
  return steps.length + fields.length + others.length
}

/** The days whose table a block is, in either text. */
function daysOfBlock(
  { beforeIndex, afterIndex }: BlockChange,
  { before, after }: Comparison['agendas'],
): readonly string[] {
  return [dayAt(before, beforeIndex), dayAt(after, afterIndex)].filter((day) => day !== null)
}

function dayAt({ days, tables }: ReadAgenda, block: number | null): string | null {
  return block === null ? null : (days[tables.indexOf(block)]?.title ?? null)
}
