import type { CallInput, OwnRegistration } from '@forkshop/api'
import { movesUp } from '@forkshop/domain'
import { ProblemError } from '../../base/problem-error.ts'
import { readAs } from '../../base/shown.ts'
import { announcing } from '../../records/live/announce-live.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { visibilityOf } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { frameOf } from './event-frame.ts'
import { findByKey, tellPages, whoComes, wordsOf } from './register.ts'
import {
  answersOf,
  countSeats,
  moveUp,
  nothingSaid,
  type RegistrationRow,
} from './registration-rows.ts'

type Changes = NonNullable<CallInput<'changeRegistration'>['body']>

/** A registration with its event, whatever became of that. Throws `not-found` for a key that opens none. */
export async function openRegistration(
  services: Services,
  key: string,
): Promise<{ readonly row: RegistrationRow; readonly page: PageRow }> {
  const row = await findByKey(services, key)
  const page = row === null ? undefined : await eventOf(services, row.event)
  if (row === null || page === undefined) {
    throw new ProblemError('not-found', 'registration-not-found')
  }
  if (row.state !== 'waiting') return { row, page }
  await giveFreePlaces(services, page)
  return { row: (await findByKey(services, key)) ?? row, page }
}

/** Gives places that came free, or were added since, to those who wait. */
export async function giveFreePlaces(services: Services, page: PageRow): Promise<void> {
  const { plan } = await frameOf(services, page)
  if (plan === null) return
  if (movesUp(plan.places, await countSeats(services.database, page.id)) === 0) return
  const moved = await services.held.queues.registrations(page.id, () =>
    announcing(services, async (transaction, announce) => {
      const isMoved = await moveUp(transaction, page.id, plan.places)
      if (isMoved) await announce(whoComes(page.id))
      return isMoved
    }),
  )
  if (moved) tellPages(services, page.id, 'adds')
}

/** What whoever holds the link is told. A page that is not for everybody is not told of. */
export async function viewOwn(
  services: Services,
  { row, page }: { readonly row: RegistrationRow; readonly page: PageRow },
): Promise<OwnRegistration> {
  const isPrivate = visibilityOf(page) === 'private'
  const gone = page.deleted !== null ? 'deleted' : isPrivate ? 'private' : null
  return {
    event: gone === null ? { slug: page.slug, title: page.title } : null,
    gone,
    state: row.state === 'waiting' || row.state === 'cancelled' ? row.state : 'placed',
    before: row.state === 'waiting' ? await countBefore(services, row) : null,
    name: row.name ?? '',
    address: row.address,
    answers: answersOf(row),
    erasedAt: row.erased,
  }
}

/** Changes what somebody said of themselves, until the event is over. Throws `not-open`. */
export async function changeOwn(services: Services, key: string, changes: Changes): Promise<void> {
  const { row, page } = await openRegistration(services, key)
  const frame = await frameOf(services, page)
  if (row.erased !== null || row.state === 'cancelled') {
    throw new ProblemError('not-open', 'registration-over')
  }
  if (frame.over !== null && frame.over <= services.clock().getTime()) {
    throw new ProblemError('not-open', 'coming-over')
  }
  const { name = row.name ?? '', address = row.address } = changes
  const asked = new Set(frame.plan?.questions)
  // what was answered to a question of then stays
  const before = answersOf(row).filter(({ question }) => !asked.has(question))
  const words = wordsOf({ ...changes, name, address: address ?? undefined }, frame)
  const answers = [...before, ...answersOf(words)]
  await announcing(services, async (transaction, announce) => {
    await transaction
      .updateTable('registration')
      .set({
        ...words,
        answers: changes.answers === undefined ? row.answers : JSON.stringify(answers),
      })
      .where('id', '=', row.id)
      .where('erased', 'is', null)
      .execute()
    await announce(whoComes(page.id))
  })
}

/** Erases what somebody said, and before the event is over gives their place to whoever waits first. */
export async function cancel(services: Services, page: PageRow, id: string): Promise<void> {
  const { plan, over } = await frameOf(services, page)
  const now = services.clock()
  const isOver = over !== null && over <= now.getTime()
  await services.held.queues.registrations(page.id, () =>
    announcing(services, async (transaction, announce) => {
      await transaction
        .updateTable('registration')
        .set({
          ...nothingSaid,
          erased: now.toISOString(),
          ...(isOver ? {} : { state: 'cancelled', present: 0 }),
        })
        .where('id', '=', id)
        .where('state', '!=', 'cancelled')
        .execute()
      if (plan !== null && !isOver) await moveUp(transaction, page.id, plan.places)
      await announce(whoComes(page.id))
    }),
  )
  tellPages(services, page.id, 'changes')
}

const eventOf = (services: Services, id: string): Promise<PageRow | undefined> =>
  readAs([`page ${id}`], () =>
    services.database.selectFrom('page').selectAll().where('id', '=', id).executeTakeFirst(),
  )

async function countBefore({ database }: Services, row: RegistrationRow): Promise<number> {
  const counted = await database
    .selectFrom('registration')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('event', '=', row.event)
    .where('state', '=', 'waiting')
    .where('number', '<', row.number)
    .executeTakeFirst()
  return Number(counted?.count ?? 0)
}
