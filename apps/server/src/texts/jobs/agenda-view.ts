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

/** One lane a day, to scale. */
export function toLanes(agenda: Agenda): PageSummary['lanes'] {
  return agenda.days.map((day) => {
    const { start, steps } = stripLane(day)
    return { start, totalMinutes: day.totalMinutes, steps: steps.map((step) => ({ ...step })) }
  })
}
