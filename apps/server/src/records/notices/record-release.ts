import type { LibraryRelease } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { toPersonView } from '../pages/views.ts'
import { recordAct } from './record-act.ts'

/** Writes that people are to be told of a version. */
export async function recordRelease(
  transaction: Kysely<Tables>,
  release: Pick<LibraryRelease, 'version' | 'revision' | 'notes' | 'time' | 'by'> & {
    readonly page: string
  },
): Promise<void> {
  const { page, version, revision, notes, time, by } = release
  await recordAct(transaction, {
    kind: 'released',
    page,
    who: toPersonView(by),
    time,
    one: version,
    version,
    revision,
    quote: notes,
  })
}
