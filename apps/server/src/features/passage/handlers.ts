import { revisionIdSchema, type PassageHistory } from '@forkshop/api'
import type { FoundPassage, PassagePlace } from '@forkshop/compare'
import { z } from 'zod'
import type { CallOf, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { resolveAt } from '../../records/pages/find-page.ts'
import { kindOf } from '../../base/kind-of.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import { revisionIdOf } from '../../base/row-ids.ts'
import { readPageAt, type PageAt } from '../pages/shown/show-page.ts'
import { refuseHeavy, runHeavy } from '../../texts/text-work.ts'
import { toRevisionView } from '../../records/pages/views.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { describeTurns, drawPassage, type DrawnPassage } from './describe-turns.ts'
import type { PassageAt } from './read-ahead.ts'
import { walkPassage, type PassageWalk } from './walk-passage.ts'

/** A longer passage is a text: its history is that of the page. */
const MAX_PASSAGE = 10_000

const cursorShape = z.tuple([revisionIdSchema, z.int().nonnegative(), z.int().nonnegative()])

/** Answers what became of a passage. */
export function passageHandlers(services: Services): Handlers<'getPassageHistory'> {
  const onPage = onPageOf(services)
  return {
    getPassageHistory: onPage(
      'getPassageHistory',
      async ({ query }, { language, signal, setHeader, page }) => {
        const shown = await readPageAt(services, page, query.at)
        setHeader('Forkshop-Revision', shown.revision)
        const passage = await findIn(services, shown, query)
        const start = (await continued(services, shown, query.cursor)) ?? {
          revision: shown.revision,
          span: passage.span,
        }
        const walk = await services.held.queues.passages(page.lineage, () =>
          walkPassage(services, page, start, { limit: query.limit, signal }),
        )
        if (walk === null)
          throw new ProblemError('not-found', 'unknown-revision', {
            values: { at: start.revision },
          })
        const isField = passage.kind === 'field'
        const asking = { page, isField, language, unchanged: query.unchanged }
        const [items, drawn] = await Promise.all([
          describeTurns(services, walk.turns, asking),
          drawPassage(services, { ...shown, span: passage.span }, asking),
        ])
        return { ...describe(shown, passage, drawn), ...whereItEnds(walk), items }
      },
    ),
  }
}

async function findIn(
  services: Services,
  { text }: PageAt,
  query: CallOf<'getPassageHistory'>['query'],
): Promise<FoundPassage> {
  const job = { kind: 'find-passage', text, place: placeOfQuery(query) } as const
  const outcome = await runHeavy(services, job)
  if (outcome.kind === 'given-up') return refuseHeavy(outcome)
  if (outcome.value === null) throw new ProblemError('not-found', 'unknown-passage')
  const { start, end } = outcome.value.span
  if (end - start > MAX_PASSAGE) throw new ProblemError('too-large', 'passage-too-long')
  return outcome.value
}

/** Where an earlier answer came to; null without a cursor. */
async function continued(
  services: Services,
  { page }: PageAt,
  cursor: string | undefined,
): Promise<PassageAt | null> {
  const position = parseCursor(cursor, cursorShape)
  if (position === null) return null
  const [id, start, end] = position
  const { revision } = await resolveAt(services, page, revisionIdOf(id))
  return { revision, span: { start, end: Math.max(start, end) } }
}

function describe(
  { page, revision, version, recorded, text }: PageAt,
  { kind, span, heading }: FoundPassage,
  drawn: DrawnPassage,
): Omit<PassageHistory, 'items' | 'looked' | 'back' | 'nextCursor'> {
  const said = text.slice(span.start, span.end)
  return {
    slug: page.slug,
    title: page.title,
    kind: kindOf(page),
    lang: page.lang,
    revision: toRevisionView(recorded, 'listed'),
    version,
    current: revision === page.head,
    passage: {
      kind,
      field: kind === 'field' ? (/^([\w-]+)[ \t]*:/m.exec(said)?.[1] ?? null) : null,
      ...span,
      text: said,
      ...drawn,
      heading,
    },
  }
}

function whereItEnds({ looked, back, next }: PassageWalk) {
  return {
    looked,
    back: toRevisionView(back),
    nextCursor: next === null ? null : toCursor([next.revision, next.span.start, next.span.end]),
  }
}

/** The passage that a call names; the contract lets none through that names nothing. */
function placeOfQuery(query: CallOf<'getPassageHistory'>['query']): PassagePlace {
  const { block, part, quote, until, step, field, start, end } = query
  if (field !== undefined) return { kind: 'field', key: field }
  if (step !== undefined) {
    const [day, row] = step.split('.').map(Number)
    return { kind: 'step', day: day ?? 0, row: row ?? 0 }
  }
  if (block === undefined) {
    const from = start ?? 0
    return { kind: 'span', start: from, end: Math.max(from + 1, end ?? 0) }
  }
  if (part === undefined && quote !== undefined) {
    return { kind: 'words', block, quote, until: until ?? '' }
  }
  return { kind: 'block', block, part: part ?? null }
}
