import type { Idea, Runs } from '@forkshop/api'
import { foldText, ranTime, stepStatistics, type RanTime } from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { kindOf } from '../../base/kind-of.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { ranEvents } from '../../records/pages/ran-events.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import { visibilityOf } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import type { RunRecord } from '../run/run-record.ts'
import { attendanceOf, countNaming, ideasOf } from './event-voices.ts'
import { ranSteps, readKeptRun, type KeptRun } from './ran-record.ts'
import { placesIn, type PlacedAgenda } from './step-places.ts'
import { programmeOf } from './view-taught.ts'

type Ran = {
  readonly event: PageRow
  readonly kept: KeptRun
  readonly ideas: readonly Idea[]
  readonly came: number | null
}

/** How a format was run, over the events that this reader may read. Throws `busy`. */
export async function viewRuns(services: Services, page: PageRow, actor: Actor): Promise<Runs> {
  const shown = await readPageAt(services, page)
  const [reading, ran] = await Promise.all([shown.reading(), ranOf(services, page, actor)])
  const agenda = reading?.drawn.agenda.days ?? []
  const timed = ran.map(({ kept }) => timesOf(services, kept, { agenda, head: page.head }))
  return {
    page: {
      slug: page.slug,
      title: page.title,
      kind: kindOf(page),
      lang: page.lang,
      version: page.version,
    },
    events: ran.map(toEvent),
    days: agenda.map(({ title }) => ({ title })),
    steps: toSteps(
      agenda,
      timed,
      ran.flatMap(({ ideas }) => ideas),
    ),
  }
}

/** What was kept of the events of a format, the last first. */
async function ranOf(services: Services, page: PageRow, actor: Actor): Promise<readonly Ran[]> {
  const found: Ran[] = []
  for (const { page: row } of await ranEvents(services, page.id)) {
    const event = visibilityOf(row) === 'public' ? row : await findPageById(services, row.id, actor)
    const kept = event && (await readKeptRun(services, event.id))
    // a programme that this reader may not read is not theirs to count
    if (!event || !kept || (await programmeOf(services, kept.record, actor)) === null) continue
    const [ideas, attendance] = await Promise.all([
      ideasOf(services, event, actor),
      attendanceOf(services, event),
    ])
    found.push({ event, kept, ideas, came: attendance?.came ?? null })
  }
  return found
}

/** A step of a day, and where it stands in the newest programme (`day.step`); null where it does not. */
type TimedStep = RanTime & {
  readonly place: string | null
  readonly day: number
  readonly step: string
}

/** The steps of one day on the newest programme; kept by the two revisions that they follow from. */
function timesOf(
  { held }: Services,
  { record, revision }: KeptRun,
  { agenda, head }: { readonly agenda: PlacedAgenda; readonly head: string },
): readonly TimedStep[] {
  const kept = held.made.part<readonly TimedStep[]>('ran-steps')
  const key = `${revision} ${head}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const made = timedSteps(record, agenda)
  kept.set(key, made)
  return made
}

function timedSteps(record: RunRecord, agenda: PlacedAgenda): readonly TimedStep[] {
  const places = placesIn(agenda, record)
  return ranSteps(record).flatMap((step) => {
    if (step.row === null) return []
    const place = places.get(step.id)
    return [
      {
        ...ranTime(step),
        place: place === undefined ? null : `${place.day}.${place.at}`,
        day: place?.day ?? step.day,
        step: step.step,
      },
    ]
  })
}

/** The steps of the newest programme, each day followed by those that it has no more; none that was never run. */
function toSteps(
  agenda: Runs['days'] & PlacedAgenda,
  events: readonly (readonly TimedStep[])[],
  ideas: readonly Idea[],
): Runs['steps'] {
  const times = new Map<string, { readonly step: TimedStep; readonly event: number }[]>()
  for (const [event, steps] of events.entries()) {
    for (const step of steps) {
      const key = step.place ?? `gone ${step.day} ${foldText(step.step)}`
      const known = times.get(key)
      if (known) known.push({ step, event })
      else times.set(key, [{ step, event }])
    }
  }
  const goneOn = new Map<number, string[]>()
  for (const [key, [first]] of times) {
    if (first === undefined || first.step.place !== null) continue
    goneOn.set(first.step.day, [...(goneOn.get(first.step.day) ?? []), key])
  }
  const last = Math.max(agenda.length - 1, ...goneOn.keys())
  return Array.from({ length: last + 1 }, (_, day) => [
    ...(agenda[day]?.steps ?? []).map((step, at) => ({ key: `${day}.${at}`, step })),
    ...(goneOn.get(day) ?? []).map((key) => ({ key, step: null })),
  ]).flatMap((own, day) =>
    own.flatMap(({ key, step }) => {
      const each = times.get(key) ?? []
      const name = step?.step ?? each[0]?.step.step ?? ''
      if (each.length === 0) return []
      return [
        {
          day,
          step: name,
          start: step?.start ?? null,
          kind: kindOfStep(step),
          gone: step === null,
          ...stepStatistics(each.map(({ step: one }) => one)),
          times: each.map(({ step: { planned, actual, skipped }, event }) => ({
            event,
            planned,
            actual,
            skipped,
          })),
          ideas: countNaming(ideas, name),
        },
      ]
    }),
  )
}

function kindOfStep(step: object | null): 'led' | 'pause' {
  return step !== null && 'kind' in step && step.kind === 'pause' ? 'pause' : 'led'
}

function toEvent({ event, kept, ideas, came }: Ran): Runs['events'][number] {
  const counts = new Map<Idea['state'], number>()
  for (const { state } of ideas) counts.set(state, (counts.get(state) ?? 0) + 1)
  const { start, format, adapted } = factsOfRow(event)
  return {
    slug: event.slug,
    title: event.title,
    lang: event.lang,
    start,
    zone: kept.record.zone,
    version: kept.record.version ?? format?.version ?? null,
    adapted: kept.record.version === null && adapted !== null,
    came,
    ideas: [...counts].map(([state, count]) => ({ state, count })),
    arrivedIn: [...new Set(ideas.flatMap(({ version }) => version ?? []))],
  }
}
