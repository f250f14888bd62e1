import { keptOrMade } from '../../base/bounded-cache.ts'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor, RequestContext } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { rateBucket } from '../../base/rate-bucket.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { hasRight, requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { readGuest } from '../events/guest-session.ts'

/** Who takes part in the closing circle of an event. */
export type Voice = {
  readonly event: PageRow
  readonly actor: Actor
  /** As records keep them. */
  readonly id: string
  /** Whether they lead the day. */
  readonly leads: boolean
}

/** Acts of one person: those of who writes and gives dots as fast as fingers do. */
const ACTS = { perSecond: 1, burst: 60 }
/** Of who leads: moving cards about, with two hands. */
const LEADING = { perSecond: 10, burst: 600 }
const WAIT_SECONDS = 5

/**
 * Who calls, as a part of the circle: who leads, or a guest of the event. Somebody with an account who came in by the
 * door like everybody else is the guest that they came in as. Throws what `requireRight` throws for others, and
 * `not-found` where the page is no event.
 */
export async function voiceOf(
  services: Services,
  slug: string,
  {
    actor,
    cookie,
    action = 'board',
  }: Pick<RequestContext, 'actor' | 'cookie'> & { readonly action?: 'board' | 'card' },
): Promise<Voice> {
  const event = await findPage(services, slug, actor)
  if (event.kind !== 'event') {
    throw new ProblemError('not-found', 'event-not-found', { values: { slug: event.slug } })
  }
  const as = await asGuest(services, event, { actor, cookie })
  await requireRight(services, as, action, event, { event: event.slug })
  const leads = await hasRight(services, as, 'lead', event)
  return { event, actor: as, id: await idOf(services, actor, as), leads }
}

/** As records keep who takes part: of a guest who made an account since, that account. */
async function idOf({ database }: Services, actor: Actor, as: Actor): Promise<string> {
  if (actor.kind !== 'account' || as.kind === 'account' || as.kind === 'visitor') {
    return actorId(as) ?? ''
  }
  const carried = await database
    .selectFrom('carried_guest')
    .select('user')
    .where('guest', '=', as.id)
    .where('user', '=', actor.id)
    .executeTakeFirst()
  return carried?.user ?? actorId(as) ?? ''
}

/** The same, of who leads. Throws what `requireRight` throws for others. */
export async function leading(
  services: Services,
  slug: string,
  context: Pick<RequestContext, 'actor' | 'cookie'>,
): Promise<Voice> {
  const voice = await voiceOf(services, slug, context)
  await requireRight(services, voice.actor, 'lead', voice.event)
  return voice
}

/** Counts an act of somebody. Throws `too-many` for a flood; others behind the same address are not held back. */
export function countAct(services: Services, { id, leads }: Voice): void {
  const bucket = keptOrMade(services.held.boardActs, id, () => rateBucket(leads ? LEADING : ACTS))
  if (bucket.take(services.clock().getTime(), 1)) return
  throw new ProblemError('too-many', 'too-many-requests', { values: { seconds: WAIT_SECONDS } })
}

async function asGuest(
  services: Services,
  event: PageRow,
  { actor, cookie }: Pick<RequestContext, 'actor' | 'cookie'>,
): Promise<Actor> {
  if (actor.kind !== 'account' || cookie === undefined) return actor
  if (await hasRight(services, actor, 'board', event)) return actor
  const guest = await readGuest(services, cookie)
  return guest?.event === event.slug ? guest : actor
}
