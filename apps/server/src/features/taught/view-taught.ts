import type { AgendaView, RanDay, Taught } from '@forkshop/api'
import { countChanges } from '@forkshop/compare'
import { clocksIn, ranEnds, ranTime, stepTurn } from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findNamedPage, type PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { comparePair } from '../../texts/text-pair.ts'
import { zonesOf } from '../events/event-times.ts'
import { formatRunOf, readRun, type FormatRun } from '../pages/shown/format-run.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import type { RunRecord } from '../run/run-record.ts'
import { attendanceOf, countNaming, ideasOf } from './event-voices.ts'
import { keptNotes, ranSteps, readKeptRun } from './ran-record.ts'

/** What an event taught, as this reader may know it, but for what its text lacks. Throws `busy`. */
export async function viewTaught(
  services: Services,
  event: PageRow,
  actor: Actor,
): Promise<Omit<Taught, 'lacks'>> {
  const facts = factsOfRow(event)
  const [kept, ran, ideas, attendance, zones] = await Promise.all([
    readKeptRun(services, event.id),
    formatRunOf(services, { page: event, facts }, actor),
    ideasOf(services, event, actor),
    attendanceOf(services, event),
    zonesOf(services, facts),
  ])
  const programme = kept && (await programmeOf(services, kept.record, actor))
  return {
    event: {
      slug: event.slug,
      title: event.title,
      lang: event.lang,
      revision: event.head,
      license: event.license,
    },
    closed: kept?.record.closed ?? null,
    zone: kept?.record.zone ?? zones.own ?? zones.site,
    format: ran && {
      slug: ran.page.slug,
      title: ran.page.title,
      lang: ran.page.lang,
      version: ran.version,
    },
    adapted: ran && (await adaptedOf(services, ran)),
    days: kept && programme ? daysOf(kept.record, programme, ideas) : [],
    ideas,
    attendance,
  }
}

/** The agenda that was run; empty where nothing names it, null where this reader may not read it. */
export async function programmeOf(
  services: Services,
  { slug, revision }: Pick<RunRecord, 'slug' | 'revision'>,
  actor: Actor,
): Promise<AgendaView['days'] | null> {
  if (slug === null || revision === null) return []
  const page = await findNamedPage(services, slug, actor)
  if (page === null) return null
  const shown = await readPageAt(services, page, revision).catch((cause: unknown) => {
    if (cause instanceof ProblemError) return null
    throw cause
  })
  return (await shown?.reading())?.drawn.agenda.days ?? []
}

/** The days of a record, with the titles that its programme has and the ideas that name its steps. */
export function daysOf(
  record: RunRecord,
  programme: AgendaView['days'],
  ideas: Taught['ideas'],
): RanDay[] {
  const clock = clocksIn(record.zone)
  const shown = (moment: number | null): string | null => (moment === null ? null : clock(moment))
  const notes = keptNotes(record)
  const ledBy = new Map(record.steps.map((step) => [step.id, step.ledBy]))
  const steps = ranSteps(record)
  const days = [...new Set(steps.map(({ day }) => day))].toSorted((a, b) => a - b)
  return days.map((day) => {
    const own = steps.filter((step) => step.day === day)
    const ends = ranEnds(own)
    const first = own.flatMap(({ plannedStart, start }) => plannedStart ?? start ?? [])
    return {
      title: programme[day]?.title ?? '',
      date: first.length === 0 ? null : clock(Math.min(...first)).slice(0, 10),
      plannedEnd: shown(ends.planned),
      end: shown(ends.actual),
      steps: own.map((step) => {
        const { planned, actual } = ranTime(step)
        return {
          id: step.id,
          row: step.row,
          step: step.step,
          ledBy: ledBy.get(step.id) ?? '',
          plannedStart: shown(step.plannedStart),
          plannedEnd: shown(step.plannedEnd),
          start: shown(step.start),
          end: shown(step.end),
          state: step.state,
          planned,
          actual,
          turn: stepTurn(step),
          notes: [...(notes.get(step.id) ?? [])],
          ideas: countNaming(ideas, step.step),
        }
      }),
    }
  })
}

/** The programme that was made for the day, and in how many places it differs from the format. */
async function adaptedOf(services: Services, ran: FormatRun): Promise<Taught['adapted']> {
  if (ran.adapted === null) return null
  const [before, after] = await Promise.all([
    readPageAt(services, ran.page, ran.revision),
    readRun(services, ran),
  ])
  const comparison = await comparePair(services, {
    before: { page: ran.page.id, text: before.text },
    after: { page: ran.adapted.id, text: after.text },
  })
  return {
    slug: ran.adapted.slug,
    revision: after.revision,
    changes: countChanges(comparison),
  }
}
