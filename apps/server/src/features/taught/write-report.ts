import type { CallAnswer, CallInput } from '@forkshop/api'
import { renderNodes, type Section, type WrittenSection } from '@forkshop/document'
import { defaultLanguage, languageOfTag, type Language } from '@forkshop/domain'
import { authorOf } from '../../records/accounts/author.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { sentencesIn } from '../../base/sentences.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { toRevisionView } from '../../records/pages/views.ts'
import type { Services } from '../../records/services/services.ts'
import { runBounded } from '../../texts/text-work.ts'
import { publishText, requirePublished } from '../pages/writing/publish.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import { attendanceOf } from './event-voices.ts'
import { readKeptRun } from './ran-record.ts'
import { reportSection } from './report-section.ts'
import { daysOf, programmeOf } from './view-taught.ts'

/** What would be written into the report of an event, on its newest text. Throws `not-open`, `busy`. */
export async function viewReport(
  services: Services,
  event: PageRow,
  actor: Actor,
): Promise<CallAnswer<'viewTaughtReport'>> {
  const { revision: run, section } = await sectionOf(services, event, actor)
  const { text, revision } = await readPageAt(services, event)
  const [written, alone] = await Promise.all([
    withReport(services, text, section),
    withReport(services, '', section),
  ])
  const { html } = renderNodes(section.content, {
    mediaUrl: (name) => name,
    pageUrl: (href) => href,
  })
  return {
    base: revision,
    run,
    section: alone.text,
    html,
    replaces: written.replaces,
    unchanged: written.text === text,
  }
}

/** Writes it, on the revision that was seen. Throws `not-open`, `changed`, `conflict`, `busy`. */
export async function writeReport(
  services: Services,
  event: PageRow,
  { actor, base, run }: { readonly actor: Actor } & CallInput<'writeTaughtReport'>['body'],
): Promise<CallAnswer<'writeTaughtReport'>> {
  const { revision, section } = await sectionOf(services, event, actor)
  if (revision !== run) throw new ProblemError('changed', 'page-changed-meanwhile')
  const seen = await readPageAt(services, event, base)
  const outcome = requirePublished(
    await publishText(services, {
      page: event,
      text: (await withReport(services, seen.text, section)).text,
      base: revisionIdOf(base),
      author: authorOf(services, actor),
      reason: sentencesIn(languageOf(event)).t('taught.reason'),
    }),
  )
  const written = await services.library.revision(pageIdOf(event.id), outcome.revision)
  if (written === null) throw new ProblemError('internal', 'code.internal')
  return { revision: toRevisionView(written), unchanged: outcome.kind === 'unchanged' }
}

/** The language in which something is written into a page. */
export function languageOf({ lang }: Pick<PageRow, 'lang'>): Language {
  return languageOfTag(lang) ?? defaultLanguage
}

/** How the day went as a section, and the revision of what was kept of it. Throws `not-open`. */
export async function sectionOf(
  services: Services,
  event: PageRow,
  actor: Actor,
): Promise<{ readonly revision: string; readonly section: Section }> {
  const kept = await readKeptRun(services, event.id)
  const programme = kept && (await programmeOf(services, kept.record, actor))
  if (kept === null || programme === null) throw new ProblemError('not-open', 'run-not-closed')
  const attendance = await attendanceOf(services, event)
  const days = daysOf(kept.record, programme, [])
  return {
    revision: kept.revision,
    section: reportSection({ days, attendance }, languageOf(event)),
  }
}

/** A text with a section. Throws `too-large`. */
export async function withReport(
  services: Services,
  text: string,
  section: Section,
): Promise<WrittenSection> {
  const written = await runBounded(services, { kind: 'write-section', text, section })
  if (written?.value) return written.value
  throw new ProblemError('too-large', 'text-too-heavy')
}
