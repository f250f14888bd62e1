import { ranTime, stepTurn, type AgendaEdit, type RanStep } from '@forkshop/domain'
import type { PlaceInAgenda } from './step-places.ts'

/** Lengths of an agenda are those that people plan with. */
const PLANNED_BY_MINUTES = 5

/**
 * What the chosen steps of a day come to in an agenda in which its planned steps stand at these places: as long as they
 * were (to five minutes), left out, or put in behind the step that they followed. Null where one is no difference, or has
 * no place to stand.
 */
export function editsOf(
  steps: readonly RanStep[],
  places: ReadonlyMap<string, PlaceInAgenda>,
  chosen: ReadonlySet<string>,
): readonly AgendaEdit[] | null {
  const edits = [...chosen].map((id) => {
    const at = steps.findIndex((step) => step.id === id)
    const step = steps[at]
    return step === undefined ? null : editOf(step, { steps, at, places })
  })
  const known = edits.filter((edit) => edit !== null)
  if (known.length < edits.length) return null
  // those that stand behind one step keep the order in which they were run
  const order = steps.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  const byId = new Map([...chosen].map((id, at) => [id, known[at]]))
  return order.flatMap((id) => byId.get(id) ?? [])
}

/** A length in the steps in which people plan. */
export function plannedLength(minutes: number): number {
  return Math.max(PLANNED_BY_MINUTES, Math.round(minutes / PLANNED_BY_MINUTES) * PLANNED_BY_MINUTES)
}

function editOf(
  step: RanStep,
  context: {
    readonly steps: readonly RanStep[]
    readonly at: number
    readonly places: ReadonlyMap<string, PlaceInAgenda>
  },
): AgendaEdit | null {
  const turn = stepTurn(step)
  const { actual } = ranTime(step)
  const place = context.places.get(step.id)
  if (turn === null) return null
  if (turn === 'skipped') {
    return place === undefined ? null : { kind: 'remove', day: place.day, row: place.row }
  }
  if (actual === null) return null
  const minutes = plannedLength(actual)
  if (place !== undefined) return { kind: 'length', day: place.day, row: place.row, minutes }
  const behind = placeBehind(step, context)
  return behind && { kind: 'insert', ...behind, step: step.step, minutes }
}

/** Behind which row of an agenda a step stands that the agenda has not: of the nearest step before it on its day. */
function placeBehind(
  { day }: RanStep,
  {
    steps,
    at,
    places,
  }: {
    readonly steps: readonly RanStep[]
    readonly at: number
    readonly places: ReadonlyMap<string, PlaceInAgenda>
  },
): { readonly day: number; readonly after: number | null } | null {
  const before = steps.slice(0, at).findLast((step) => step.day === day && places.has(step.id))
  const place = before && places.get(before.id)
  if (place) return { day: place.day, after: place.row }
  const next = steps.slice(at).find((step) => step.day === day && places.has(step.id))
  const first = next && places.get(next.id)
  return first ? { day: first.day, after: first.row === 0 ? null : first.row - 1 } : null
}
