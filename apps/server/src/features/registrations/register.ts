import type { CallInput } from '@forkshop/api'
import { cleanName, DEFAULT_KEEP_DAYS, placesLeft, type RegistrationState } from '@forkshop/domain'
import { ProblemError } from '../../base/problem-error.ts'
import { hashOfToken } from '../../base/secret-token.ts'
import type { SentenceKey } from '../../base/sentences.ts'
import { announcing, type Announcement } from '../../records/live/announce-live.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { frameOf, stateOf, type EventFrame } from './event-frame.ts'
import { countRegistration } from './registration-limits.ts'
import { countSeats, moveUp, type RegistrationRow } from './registration-rows.ts'

type Said = CallInput<'register'>['body']

/** More would be no event: what one address after the other may fill a disk with ends here. */
const MOST = 20_000

/**
 * Takes a place at an event, or one on its waiting list. Sent again with the same key it is the registration that is
 * there. Throws `not-open` where none are taken, `id-taken` for a key that was used at another event, `too-many`.
 */
export async function register(
  services: Services,
  page: PageRow,
  said: Said,
  from: { readonly address: string },
): Promise<RegistrationRow> {
  const known = await findByKey(services, said.key)
  if (known !== null) return ofEvent(known, page)
  const frame = await frameOf(services, page)
  const words = wordsOf(said, frame)
  if (said.walkIn !== true) {
    requireOpen(frame, stateOf(frame, { placed: 0, waiting: 0 }, services.clock()))
    countRegistration(services, page.id, from.address)
  }
  const row = await services.held.queues.registrations(page.id, () =>
    announcing(services, async (transaction, announce) => {
      await moveUp(transaction, page.id, frame.plan?.places ?? null)
      const seats = await countSeats(transaction, page.id)
      if (seats.placed + seats.waiting >= MOST) throw new ProblemError('not-open', 'coming-closed')
      const isFull = seats.waiting > 0 || placesLeft(frame.plan?.places ?? null, seats.placed) === 0
      const { numInsertedOrUpdatedRows: inserted } = await transaction
        .insertInto('registration')
        .values({
          id: services.newId(),
          event: page.id,
          secret_hash: hashOfToken(said.key),
          state: isFull && said.walkIn !== true ? 'waiting' : 'placed',
          ...words,
          walk_in: said.walkIn === true ? 1 : 0,
          present: said.walkIn === true ? 1 : 0,
          keep_days: frame.plan?.keepDays ?? DEFAULT_KEEP_DAYS,
          created: services.clock().toISOString(),
          erased: null,
        })
        .onConflict((conflict) => conflict.column('secret_hash').doNothing())
        .executeTakeFirst()
      const isNew = inserted !== 0n
      if (isNew) await announce(whoComes(page.id))
      return { isNew }
    }),
  )
  if (row.isNew) tellPages(services, page.id, 'adds')
  const made = await findByKey(services, said.key)
  if (made === null) throw new ProblemError('internal', 'code.internal')
  return ofEvent(made, page)
}

/** The registration that a key opens; null when there is none. */
export async function findByKey(
  { database }: Services,
  key: string,
): Promise<RegistrationRow | null> {
  const row = await database
    .selectFrom('registration')
    .selectAll()
    .where('secret_hash', '=', hashOfToken(key))
    .executeTakeFirst()
  return row ?? null
}

/** What the stream says to everybody: that there is something to look at. */
export const whoComes = (event: string): Announcement => ({
  kind: 'registration',
  page: event,
  subject: 'list',
})

/** Makes pages cold that show how many come to an event. */
export function tellPages(services: Services, event: string, turn: 'adds' | 'changes'): void {
  services.events.emit({
    kind: 'page-changed',
    page: event,
    only: 'registrations',
    adds: turn === 'adds',
  })
}

/** What somebody said, as it is kept: answers to what the event asks, nothing else. */
export function wordsOf(
  said: Pick<Said, 'name' | 'address' | 'answers'>,
  { plan }: EventFrame,
): Pick<RegistrationRow, 'name' | 'address' | 'answers'> {
  const name = cleanName(said.name)
  if (name === '') {
    throw new ProblemError('invalid', 'name-unseen', {
      errors: [{ path: 'name', message: 'A name needs letters.', code: 'name-unseen' }],
    })
  }
  const asked = new Set(plan?.questions)
  const answers = (said.answers ?? []).filter(
    ({ question, answer }) => answer !== '' && asked.has(question),
  )
  return {
    name,
    address: said.address ?? null,
    answers: answers.length === 0 ? null : JSON.stringify(answers),
  }
}

function ofEvent(row: RegistrationRow, { id }: Pick<PageRow, 'id'>): RegistrationRow {
  if (row.event === id) return row
  throw new ProblemError('id-taken', 'id-taken')
}

const refusals = {
  closed: 'coming-closed',
  over: 'coming-over',
  cancelled: 'coming-cancelled',
} as const satisfies Partial<Record<RegistrationState, SentenceKey>>

function requireOpen({ plan }: EventFrame, state: RegistrationState): void {
  if (plan === null) throw new ProblemError('not-open', 'coming-none')
  if (state === 'open' || state === 'full') return
  throw new ProblemError('not-open', refusals[state])
}
