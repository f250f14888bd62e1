import type { PlannedDay } from '@forkshop/domain'

/** A step of a day to scale: place and width in percent. */
export type DayBar = {
  readonly x: number
  readonly width: number
  readonly kind: 'led' | 'pause' | 'held'
  /** Its minutes, where they fit and are of interest. */
  readonly sign: string
}

/** What fits on a bar needs so much of the width, in percent. */
const MIN_SIGN_PERCENT = 3.5

type Lane = { readonly plan: Pick<PlannedDay, 'steps'>; readonly held: number | null }

/** Days to one scale, from the first start to the last end; steps whose hour or length is unknown are left out. */
export const dayBars = (lanes: readonly Lane[]): readonly (readonly DayBar[])[] => {
  const placed = lanes.map(({ plan, held }) =>
    plan.steps.flatMap(({ startMinute, length, row, kind }) =>
      startMinute === null || length.minutes === null
        ? []
        : [
            {
              at: startMinute,
              minutes: length.minutes,
              kind: row === held ? ('held' as const) : kind,
            },
          ],
    ),
  )
  const all = placed.flat()
  const from = Math.min(...all.map(({ at }) => at))
  const to = Math.max(...all.map(({ at, minutes }) => at + minutes), from + 1)
  const share = (minutes: number): number => Math.round((minutes / (to - from)) * 10_000) / 100
  return placed.map((steps) =>
    steps.map(({ at, minutes, kind }) => {
      const width = share(minutes)
      const isSaid = kind === 'held' && width >= MIN_SIGN_PERCENT
      return { x: share(at - from), width, kind, sign: isSaid ? String(minutes) : '' }
    }),
  )
}
