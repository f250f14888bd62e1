import type { AgendaView } from '@forkshop/api'
import { isLedByEverybody } from '@forkshop/domain'

/** The roles that lead steps, in the order in which they first do; everybody is no role of its own. */
export const rolesOf = (agenda: AgendaView): readonly string[] => [
  ...new Set(
    agenda.days
      .flatMap((day) => day.steps.map((step) => step.ledBy))
      .filter((name) => name !== '' && !isLedByEverybody(name)),
  ),
]

/** Whether a step concerns a role: it leads it, everybody does, or nobody; all do for no role. */
export const concerns = (ledBy: string, role: string): boolean =>
  role === '' || ledBy === role || ledBy === '' || isLedByEverybody(ledBy)
