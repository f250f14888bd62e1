import { parseStart, placeAfter } from './clock.ts'

/** One day of a strip: steps in minutes from the day's first start. */
export type StripLane = {
  readonly start: string | null
  readonly steps: readonly {
    readonly at: number
    readonly minutes: number
    readonly kind: 'led' | 'pause'
  }[]
}

type TimedStep = {
  readonly start: string | null
  readonly durationMinutes: number | null
  readonly kind: 'led' | 'pause'
}

/** A day of an agenda to scale: steps whose start or length is unknown are left out. */
export function stripLane(day: {
  readonly start: string | null
  readonly steps: readonly TimedStep[]
}): StripLane {
  const steps: StripLane['steps'][number][] = []
  let first: number | null = null
  let last: number | null = null
  for (const { start, durationMinutes, kind } of day.steps) {
    const clock = parseStart(start ?? '')
    if (clock === null) continue
    const at = placeAfter(clock, last)
    first ??= at
    last = at
    if (durationMinutes !== null) steps.push({ at: at - first, minutes: durationMinutes, kind })
  }
  return { start: day.start, steps }
}

/** A step of a strip: place and width in percent of the strip. */
export type StripBar = {
  readonly x: number
  readonly width: number
  readonly kind: 'led' | 'pause'
}

// one scale for a whole list, so that strips can be compared: a day from 9 to 22
const FROM_MINUTE = 9 * 60
const TO_MINUTE = 22 * 60

/** The bars of each lane; a page that begins earlier or ends later widens its own scale. */
export function stripBars(lanes: readonly StripLane[]): readonly (readonly StripBar[])[] {
  const starts = lanes.map(({ start }) => parseStart(start ?? '') ?? FROM_MINUTE)
  const ends = lanes.map((lane, index) =>
    Math.max(...lane.steps.map((step) => (starts[index] ?? 0) + step.at + step.minutes), 0),
  )
  const from = Math.min(FROM_MINUTE, ...starts)
  const to = Math.max(TO_MINUTE, ...ends)
  const share = (minutes: number) => Math.round((minutes / (to - from)) * 10_000) / 100
  return lanes.map((lane, index) =>
    lane.steps.map((step) => ({
      x: share((starts[index] ?? 0) + step.at - from),
      width: share(step.minutes),
      kind: step.kind,
    })),
  )
}
