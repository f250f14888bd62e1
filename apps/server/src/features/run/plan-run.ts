import type { AgendaView } from '@forkshop/api'
import { plannedSteps, stepId, type PlannedStep } from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow, pagesBySlug } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { eventProgramme, zonesOf } from '../events/event-times.ts'
import { formatRunOf, isForTheDay, readRun } from '../pages/shown/format-run.ts'
import { readPageAt } from '../pages/shown/show-page.ts'

/** What is run on the day: the steps of a programme, and of which page, revision and version it is. */
export type RunPlan = {
  readonly of: {
    readonly page: string
    readonly revision: string
    /** Null where the programme was changed for the day. */
    readonly version: string | null
  } | null
  readonly zone: string
  readonly steps: readonly PlannedStep[]
  /** The versions of the methods that its steps use. */
  readonly methods: Readonly<Record<string, string>>
  /** When it was closed; null while it goes on. */
  readonly closed: string | null
}

/** What an event would run if it were started now, as this reader may know it. Throws `busy`. */
export async function planRun(services: Services, event: PageRow, actor: Actor): Promise<RunPlan> {
  const facts = factsOfRow(event)
  const run = await formatRunOf(services, { page: event, facts }, actor)
  const shown = run === null ? await readPageAt(services, event) : await readRun(services, run)
  const agenda = (await shown.reading())?.drawn.agenda
  const { own, site } = await zonesOf(services, facts)
  const zone = own ?? site
  if (agenda === undefined || agenda.days.length === 0) {
    return { of: null, zone, steps: [], methods: {}, closed: null }
  }
  const programme = await eventProgramme(services, facts, {
    agenda,
    isForTheDay: isForTheDay(run),
  })
  const days = programme.agenda.days.map(({ steps }, day) => ({
    date: programme.dates[day] ?? null,
    steps,
  }))
  const version = run === null || run.adapted !== null ? null : run.version
  return {
    of: { page: shown.page.id, revision: shown.revision, version },
    zone,
    steps: withMethods(plannedSteps(days, zone), agenda),
    methods: await versionsOf(services, agenda),
    closed: null,
  }
}

/** The steps with the methods that they use. */
function withMethods(steps: readonly PlannedStep[], { days }: AgendaView): readonly PlannedStep[] {
  const used = new Map(
    days.flatMap((day, index) =>
      day.steps.map(({ row, methods }) => [stepId(index, row), methods.map(({ slug }) => slug)]),
    ),
  )
  return steps.map((step) => ({ ...step, methods: used.get(step.id) ?? [] }))
}

/** Of each method the version that a step names, or else the newest that everybody may read. */
async function versionsOf(
  services: Services,
  { days }: AgendaView,
): Promise<Readonly<Record<string, string>>> {
  const used = days.flatMap(({ steps }) => steps.flatMap(({ methods }) => methods))
  const found = await pagesBySlug(
    services,
    used.map(({ slug }) => slug),
  )
  return Object.fromEntries(
    used.flatMap(({ slug, version }) => {
      const at = version ?? found.get(slug)?.version ?? null
      return at === null ? [] : [[slug, at]]
    }),
  )
}
