import type { CallAnswer } from '@forkshop/api'
import type { Account } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { findNamedEvent } from '../events/named-event.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import type { Pair } from './reach-upstream.ts'
import { readChanges, type DecidedChange } from './read-changes.ts'
import type { UpstreamLine } from './read-pair.ts'
import { planTaking, sourceOf, takenText } from './taking.ts'
import { takenMedia } from './taken-media.ts'

/** What is to be sent, and with what words. */
type SendWish = {
  readonly changes: readonly string[] | 'all'
  readonly title: string
  readonly reason: string
  readonly actor: Account
}

/**
 * Proposes passages of a page to its origin: taking over the other way round. Throws `changed` for an id that names no
 * change, `conflict` for what both changed, and what proposing throws.
 */
export async function sendUpstream(
  services: Services,
  { page, origin }: Pair,
  { changes, title, reason, actor }: SendWish,
): Promise<CallAnswer<'sendUpstream'>> {
  await requireRight(services, actor, 'propose', origin)
  const pages = { page: origin, origin: page, isOrigin: false }
  const read = await readChanges(services, pages)
  const { base, upstream } = read.pair
  const wish = { changes, into: 'proposal', base, upstream, reason, facts: {}, actor } as const
  const taking = planTaking({ pages, read, wish })
  const text = await takenText(services, taking)
  const { takenFrom, coAuthors } = sourceOf({ ...taking, isAll: false })
  const proposal = await makeProposal(services, origin, {
    text,
    base,
    title,
    reason,
    actor,
    coAuthors,
    media: await takenMedia(services, taking, text),
    ideas: await openIdeas(services, origin, namedBy(taking.chosen, read.line, 'Idea')),
    event: await firstEvent(services, namedBy(taking.chosen, read.line, 'Event'), {
      page: origin,
      actor,
    }),
    takenFrom,
  })
  return { slug: origin.slug, number: proposal.number }
}

/** What the revisions that made changes name in a trailer, newest first. */
function namedBy(
  chosen: readonly DecidedChange[],
  { revisions }: UpstreamLine,
  key: 'Event' | 'Idea',
): readonly string[] {
  const turns = [...new Set(chosen.flatMap((change) => change.turns))].toSorted((a, b) => b - a)
  const trailers = turns.flatMap((turn) => revisions[turn]?.trailers ?? [])
  return [...new Set(trailers.filter((one) => one.key === key).map(({ value }) => value))]
}

/** Ideas that a proposal takes up at most. */
const MAX_IDEAS = 20

/** Those of the ideas that wait at the page: those of other pages are told by the revisions alone. */
async function openIdeas(
  { database }: Services,
  page: PageRow,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('idea')
    .select('id')
    .where('id', 'in', ids.slice(0, MAX_IDEAS))
    .where('page', '=', page.id)
    .where('deleted', 'is', null)
    .where('hidden', 'is', null)
    .where('state', '=', 'open')
    .execute()
  return rows.map(({ id }) => id)
}

/** The newest event that may be named to readers of the page; null where there is none. */
async function firstEvent(
  services: Services,
  slugs: readonly string[],
  on: { readonly page: PageRow; readonly actor: Account },
): Promise<string | null> {
  for (const slug of slugs) {
    try {
      return (await findNamedEvent(services, slug, on)).slug
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
    }
  }
  return null
}
