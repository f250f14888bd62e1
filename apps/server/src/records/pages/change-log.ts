import type { ChangeEntry } from '@forkshop/api'
import { cutWords, wordLimits } from '@forkshop/domain'
import type { Person } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { toPersonView } from './views.ts'

/** One thing that happened to a page, for the feed. */
export type Happening = {
  readonly kind: ChangeEntry['kind']
  readonly page: string
  readonly person: Person | null
  readonly time: string
  readonly reason: string
  readonly version?: string | null
  readonly proposal?: number | null
  readonly idea?: string | null
}

/** Writes a happening; give the transaction of the change itself. */
export async function recordChange(
  transaction: Kysely<Tables>,
  happening: Happening,
): Promise<void> {
  const person = happening.person === null ? null : toPersonView(happening.person)
  await transaction
    .insertInto('change')
    .values({
      time: happening.time,
      kind: happening.kind,
      page: happening.page,
      person: person?.id ?? null,
      person_name: person?.name ?? null,
      version: happening.version ?? null,
      proposal: happening.proposal ?? null,
      idea: happening.idea ?? null,
      reason: cutWords(happening.reason, wordLimits.message),
    })
    .execute()
}
