import { createHash } from 'node:crypto'
import type { CallAnswer, CallInput, Taught } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import { authorOf } from '../../records/accounts/author.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { hasRight, requireRight } from '../../records/pages/rights.ts'
import { toRevisionView } from '../../records/pages/views.ts'
import type { Services } from '../../records/services/services.ts'
import type { Voice } from '../board/board-voice.ts'
import { hasCards } from '../board/retrospective.ts'
import { keepWritten, planRetrospective } from '../board/write-retrospective.ts'
import { drawComparison } from '../comparison/draw-compared.ts'
import { publishText, requirePublished } from '../pages/writing/publish.ts'
import { languageOf, sectionOf, withReport } from './write-report.ts'

/** The event's text with both sections, and which of them it lacks. */
type Planned = {
  readonly base: string
  readonly before: string
  readonly after: string
  readonly mark: string
  /** The retrospective as it stands in the text. */
  readonly section: string
  readonly retrospective: boolean
  readonly report: boolean
}

/** What the text of an event lacks of the two; null where this voice may not write them, or there is nothing to write. Throws `busy`. */
export async function lacksOf(services: Services, voice: Voice): Promise<Taught['lacks']> {
  const { actor, event } = voice
  const mayWrite = voice.leads && (await hasRight(services, actor, 'publish', event))
  if (!mayWrite) return null
  try {
    const { retrospective, report } = await plan(services, voice)
    return { retrospective, report }
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not-open') return null
    throw error
  }
}

/** What would be written of the closing circle and of the day. Throws `not-open`, `too-large`, `busy`. */
export async function viewWholeReport(
  services: Services,
  voice: Voice,
  language: Language,
): Promise<CallAnswer<'viewWholeReport'>> {
  const planned = await plan(services, voice)
  const { base, before, after, mark, retrospective, report } = planned
  if (!lacksBoth(planned)) return { base, mark, retrospective, report, comparison: null }
  const { id, slug } = voice.event
  const comparison = await drawComparison(
    services,
    {
      before: { page: id, text: before },
      after: { text: after },
      unchangedIn: { slug, at: base },
      shownOn: { slug },
    },
    { language, unchanged: 'counted', sides: 'none' },
  )
  return { base, mark, retrospective, report, comparison }
}

/** Writes both in one revision, on the one that they were seen on. Throws `not-open`, `changed`, `conflict`, `busy`. */
export async function writeWholeReport(
  services: Services,
  voice: Voice,
  { base, mark }: CallInput<'writeWholeReport'>['body'],
): Promise<CallAnswer<'writeWholeReport'>> {
  const { event, actor } = voice
  await requireRight(services, actor, 'publish', event)
  const planned = await plan(services, voice)
  if (!lacksBoth(planned) || planned.mark !== mark || planned.base !== base) {
    throw new ProblemError('changed', 'retrospective-changed')
  }
  const { revision } = requirePublished(
    await publishText(services, {
      page: event,
      text: planned.after,
      base: revisionIdOf(base),
      author: authorOf(services, actor),
      reason: sentencesIn(languageOf(event)).t('taught.wholeReason'),
    }),
  )
  await keepWritten(services, voice, { revision, text: planned.section })
  const written = await services.library.revision(pageIdOf(event.id), revision)
  if (written === null) throw new ProblemError('internal', 'code.internal')
  return { revision: toRevisionView(written) }
}

function lacksBoth({ retrospective, report }: Planned): boolean {
  return retrospective && report
}

async function plan(services: Services, voice: Voice): Promise<Planned> {
  const { section: told } = await sectionOf(services, voice.event, voice.actor)
  const [{ base, before, after: circle, section, isNew }, isSaid] = await Promise.all([
    planRetrospective(services, voice),
    hasCards(services, voice),
  ])
  const [{ replaces }, { text: after }] = await Promise.all([
    withReport(services, before, told),
    withReport(services, circle, told),
  ])
  const mark = createHash('sha256').update(`${section}\n${after}`).digest('base64url')
  return { base, before, after, mark, section, retrospective: isNew && isSaid, report: !replaces }
}
