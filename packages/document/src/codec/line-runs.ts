import { marksOf } from '../editor/marks.ts'
import type { EditorMark, EditorNode } from '../editor/node.ts'
import type { Unit } from '../editor/units.ts'

/** Neighbouring characters with the same marks, or an atom. */
export interface Run {
  readonly marks: readonly EditorMark[]
  readonly text: string
  readonly atom: EditorNode | null
}

/** The units of a line as runs. */
export function runsOf(units: readonly Unit[]): readonly Run[] {
  const runs: {
    key: string
    marks: readonly EditorMark[]
    text: string
    atom: EditorNode | null
  }[] = []
  for (const unit of units) {
    const last = runs.at(-1)
    if (unit.atom === null && last !== undefined && last.atom === null && last.key === unit.marks)
      last.text += unit.key
    else {
      const text = unit.atom === null ? unit.key : ''
      runs.push({ key: unit.marks, marks: marksOf(unit.marks), text, atom: unit.atom })
    }
  }
  return runs
}

export function isBreakRun(run: Run | undefined): boolean {
  return run?.atom?.type === 'hardBreak'
}

/** How many runs from here on carry the mark. */
export function extent(runs: readonly Run[], index: number, mark: EditorMark): number {
  const key = JSON.stringify(mark)
  let count = 0
  while (runs[index + count]?.marks.some((other) => JSON.stringify(other) === key) === true) count++
  return count
}

/** A break that nothing follows or comes before on its line has no form but the tag. */
export function isEdge(runs: readonly Run[], index: number): boolean {
  const before = runs[index - 1]
  const after = runs[index + 1]
  return before === undefined || after === undefined || isBreakRun(before) || isBreakRun(after)
}
