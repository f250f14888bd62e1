import { createHash } from 'node:crypto'
import type { Retrospective } from '@forkshop/api'
import type { OwnSection, WrittenSection } from '@forkshop/document'
import { defaultLanguage, languageOfTag, type Language } from '@forkshop/domain'
import { sentencesIn } from '../../base/sentences.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { authorOf } from '../../records/accounts/author.ts'
import { resolveAt } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { mergeTextsBounded, runBounded } from '../../texts/text-work.ts'
import { drawComparison } from '../comparison/draw-compared.ts'
import { publishText, requirePublished } from '../pages/writing/publish.ts'
import { readBoard, writeBoard, type Board } from './board-rows.ts'
import type { Voice } from './board-voice.ts'
import { actOnBoard } from './card-acts.ts'
import { sectionOf } from './retrospective.ts'

/** The event's text as it would be with the retrospective. */
export type PlannedRetrospective = {
  readonly base: string
  readonly before: string
  readonly after: string
  readonly section: string
  readonly mark: string
  readonly replaces: boolean
  readonly apart: boolean
  /** Whether the board was never written into the text. */
  readonly isNew: boolean
}

/** What would be written now, and what it would change. */
export async function viewRetrospective(
  services: Services,
  voice: Voice,
  language: Language,
): Promise<Retrospective> {
  const planned = await planRetrospective(services, voice)
  const { base, before, after, section: text, mark, replaces, apart } = planned
  const comparison = await drawComparison(
    services,
    {
      before: { page: voice.event.id, text: before },
      after: { text: after },
      unchangedIn: { slug: voice.event.slug, at: base },
      shownOn: { slug: voice.event.slug },
    },
    { language, unchanged: 'counted', sides: 'none' },
  )
  return { base, mark, text, comparison, replaces, apart, changes: before !== after }
}

/**
 * Writes what was seen, in one revision on the one that it was seen on. Throws `changed` where the board or the text is
 * not as it was then; what others publish in the very same moment is merged.
 */
export async function writeRetrospective(
  services: Services,
  voice: Voice,
  { base, mark }: Pick<Retrospective, 'base' | 'mark'>,
): Promise<{ readonly revision: string }> {
  const { event, actor } = voice
  await requireRight(services, actor, 'publish', event)
  const planned = await planRetrospective(services, voice)
  if (planned.mark !== mark || planned.base !== base) {
    throw new ProblemError('changed', 'retrospective-changed')
  }
  const { t } = sentencesIn(languageOfTag(event.lang) ?? defaultLanguage)
  const outcome = requirePublished(
    await publishText(services, {
      page: event,
      text: planned.after,
      base: revisionIdOf(base),
      reason: t('board.reason'),
      author: authorOf(services, actor),
    }),
  )
  const { revision } = outcome
  await keepWritten(services, voice, { revision, text: planned.section })
  return { revision }
}

/** Keeps in which revision a board was written into the text, and as what. */
export async function keepWritten(
  services: Services,
  voice: Voice,
  as: { readonly revision: string; readonly text: string },
): Promise<void> {
  const { event } = voice
  const time = services.clock().toISOString()
  await actOnBoard(services, voice, async (transaction, tell) => {
    const board = await readBoard(transaction, event.id)
    await writeBoard(transaction, event.id, { ...board, written: { ...as, time } })
    await tell(event.id)
  })
}

/** What would be written now, on the newest text. */
export async function planRetrospective(
  services: Services,
  voice: Voice,
): Promise<PlannedRetrospective> {
  const { event } = voice
  const [board, section, { revision: base }] = await Promise.all([
    readBoard(services.database, event.id),
    sectionOf(services, voice),
    resolveAt(services, event, undefined),
  ])
  const before = (await services.library.readText(pageIdOf(event.id), base)) ?? ''
  const {
    text: after,
    replaces,
    apart,
  } = await written(services, voice, { board, section, before })
  const mark = createHash('sha256').update(`${section}\n${after}`).digest('base64url')
  const isNew = board.written === null && !replaces
  return { base, before, after, section, mark, replaces, apart, isNew }
}

/**
 * The text with the section: at its end; in place of the one written before; or, where others changed that one, merged
 * with their words. Where both changed the same words theirs stay and the section stands below.
 */
async function written(
  services: Services,
  { event }: Voice,
  {
    board: { written: last },
    section,
    before,
  }: { readonly board: Board; readonly section: string; readonly before: string },
): Promise<{ readonly text: string; readonly replaces: boolean; readonly apart: boolean }> {
  // the section itself stands there also after a write whose row was lost
  const stoodAs = last === null ? [section] : [section, last.text]
  const now = await put(services, before, { words: section, stoodAs })
  if (now.replaces || last === null) return { ...now, apart: false }
  const then = await services.library.readText(pageIdOf(event.id), revisionIdOf(last.revision))
  if (then !== null) {
    const wanted = await put(services, then, { words: section, stoodAs: [last.text] })
    const merge = wanted.replaces
      ? await mergeTextsBounded(services, then, before, wanted.text)
      : null
    if (merge?.kind === 'merged') return { text: merge.text, replaces: true, apart: false }
  }
  return { ...now, apart: true }
}

/** Throws `too-large` where it cannot be written surely within bounds. */
async function put(services: Services, text: string, section: OwnSection): Promise<WrittenSection> {
  const outcome = await runBounded(services, { kind: 'write-section', text, section })
  if (outcome?.value) return outcome.value
  throw new ProblemError('too-large', 'text-too-heavy')
}
