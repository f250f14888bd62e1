import type { PageSummary } from '@forkshop/api'
import { clockMinutes } from './agenda-geometry.ts'

type Lane = PageSummary['lanes'][number]

export type Bar = { readonly x: number; readonly width: number; readonly kind: 'led' | 'pause' }

// one scale for a whole list, so that strips can be compared: a day from 9 to 22
const FROM_MINUTE = 9 * 60
const TO_MINUTE = 22 * 60

const round = (value: number): number => Math.round(value * 100) / 100

/** The bars of each lane in percent of the strip; a page that begins earlier or ends later widens its own. */
export const stripBars = (lanes: readonly Lane[]): readonly (readonly Bar[])[] => {
  const starts = lanes.map((lane) => clockMinutes(lane.start) ?? FROM_MINUTE)
  const ends = lanes.map((lane, index) =>
    Math.max(...lane.steps.map((step) => (starts[index] ?? 0) + step.at + step.minutes), 0),
  )
  const from = Math.min(FROM_MINUTE, ...starts)
  const to = Math.max(TO_MINUTE, ...ends)
  const share = (minutes: number): number => (minutes / (to - from)) * 100
  return lanes.map((lane, index) =>
    lane.steps.map((step) => ({
      x: round(share((starts[index] ?? 0) + step.at - from)),
      width: round(share(step.minutes)),
      kind: step.kind,
    })),
  )
}
