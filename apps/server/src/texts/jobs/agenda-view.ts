import type { AgendaView, PageSummary } from '@forkshop/api'
import type { Agenda } from '@forkshop/domain'

type Lane = PageSummary['lanes'][number]
type Step = Agenda['days'][number]['steps'][number]

const DAY_MINUTES = 24 * 60

/** The agenda as answers show it: `day` of a problem counts the days from 0. */
export function toAgendaView(agenda: Agenda): AgendaView {
  return {
    days: agenda.days.map((day) => ({
      ...day,
      steps: day.steps.map((step) => ({
        ...step,
        methods: step.methods.map((method) => ({ ...method })),
      })),
    })),
    problems: agenda.problems.map(({ dayIndex, ...problem }) => ({ ...problem, day: dayIndex })),
  }
}

/** One lane a day, to scale: steps whose start or length is unknown are left out. */
export function toLanes(agenda: Agenda): Lane[] {
  return agenda.days.map((day) => ({
    start: day.start,
    totalMinutes: day.totalMinutes,
    steps: laneSteps(day.steps),
  }))
}

function laneSteps(steps: readonly Step[]): Lane['steps'] {
  const placed: Lane['steps'] = []
  let first: number | null = null
  let last = 0
  for (const step of steps) {
    const clock = step.start === null ? null : minutesOf(step.start)
    if (clock === null) continue
    // An earlier clock than the row above is after midnight.
    const at: number =
      first === null
        ? clock
        : clock + DAY_MINUTES * Math.ceil(Math.max(0, last - clock) / DAY_MINUTES)
    first ??= at
    last = at
    if (step.durationMinutes === null) continue
    placed.push({ at: at - first, minutes: step.durationMinutes, kind: step.kind })
  }
  return placed
}

function minutesOf(clock: string): number | null {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours === undefined || minutes === undefined ? null : hours * 60 + minutes
}
