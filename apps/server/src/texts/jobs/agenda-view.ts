import type { AgendaView, PageSummary } from '@forkshop/api'
import { stripLane, type Agenda } from '@forkshop/domain'

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

/** What there is of an agenda in a text, in few numbers. */
export type AgendaSum = {
  readonly days: number
  readonly steps: number
  /** The length of all steps; 0 where one of them says none. */
  readonly minutes: number
}

export function sumOfAgenda({ days }: Agenda): AgendaSum {
  const steps = days.flatMap((day) => day.steps)
  const isWhole = steps.every(({ durationMinutes }) => durationMinutes !== null)
  return {
    days: days.length,
    steps: steps.length,
    minutes: isWhole ? days.reduce((sum, { totalMinutes }) => sum + totalMinutes, 0) : 0,
  }
}

/** One lane a day, to scale. */
export function toLanes(agenda: Agenda): PageSummary['lanes'] {
  return agenda.days.map((day) => {
    const { start, steps } = stripLane(day)
    return { start, totalMinutes: day.totalMinutes, steps: steps.map((step) => ({ ...step })) }
  })
}
