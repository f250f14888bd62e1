import type { Person } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { toPersonView } from '../pages/views.ts'
import { recordAct } from './record-act.ts'

/** Writes that people are to be told of a new revision that came of no proposal. */
export async function recordPublished(
  transaction: Kysely<Tables>,
  {
    page,
    revision,
    base,
    person,
    time,
    reason,
  }: {
    readonly page: string
    readonly revision: string
    /** The revision that it was made on. */
    readonly base: string
    readonly person: Person
    readonly time: string
    readonly reason: string
  },
): Promise<void> {
  await recordAct(transaction, {
    kind: 'changed',
    page,
    who: toPersonView(person),
    time,
    one: revision,
    revision,
    base,
    quote: reason,
  })
}
