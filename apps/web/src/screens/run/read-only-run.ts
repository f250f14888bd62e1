import type { RunView } from '@forkshop/api'
import type { Run } from '@forkshop/domain'

/** The day as the server folded it, for who looks and does not lead it. */
export const readOnlyRun = ({ state, driftMinutes, frozen, steps, squeezed }: RunView): Run => ({
  state: state === 'none' ? 'none' : 'going',
  day: steps.find((step) => step.state === 'running')?.day ?? null,
  driftMinutes,
  frozen: momentOf(frozen),
  steps: steps.map((step) => ({
    ...step,
    plannedStart: momentOf(step.plannedStart),
    plannedEnd: momentOf(step.plannedEnd),
    start: momentOf(step.start),
    end: momentOf(step.end),
    due: momentOf(step.due),
    note: step.note ?? '',
  })),
  squeezed,
  differences: [],
  unplaced: [],
})

const momentOf = (time: string | null): number | null => (time === null ? null : Date.parse(time))
