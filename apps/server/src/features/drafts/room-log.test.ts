import { ForkshopError } from '@forkshop/domain'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { openDraftLog } from '../../records/database/open-draft-log.ts'
import { testRecords } from '../../testing/test-records.ts'
import { insertDraft } from './draft-rows.ts'
import { roomLog } from './room-log.ts'

/** One update of nearly the size that an update may have. */
const largeUpdate = (): Uint8Array => {
  const ydoc = new Y.Doc()
  ydoc.getText('body').insert(0, 'a'.repeat(990_000))
  return Y.encodeStateAsUpdate(ydoc)
}

const member = {
  user: 'ann',
  name: 'Ann',
  draft: 'd',
  page: 'p',
  pass: { kind: 'session', id: 's' },
  isOutdated: false,
} as const

it('counts what is in the draft, not what could not be written to it', async () => {
  const services = await testRecords()
  const { database, databaseFile } = services
  if (databaseFile === null) throw new ForkshopError('no-file')
  const row = { page: 'p', purpose: 'page', base: 'b', owner: null, proposal: null, event: null }
  await sql`pragma foreign_keys=off`.execute(database)
  await insertDraft(services, { id: 'd', ...row, ideas: '[]' }, Uint8Array.of(0, 0))
  const draftLog = openDraftLog({ dialect: 'sqlite', file: databaseFile, synced: async () => {} })
  onTestFinished(() => draftLog.close())
  const log = roomLog(draftLog, async () => {})
  const payload = largeUpdate()
  await sql`create trigger broken before insert on draft_log begin select raise(abort, 'broken'); end`.execute(
    database,
  )
  for (let tries = 0; tries < 17; tries += 1) {
    await expect(log.accept(member, payload)).rejects.toThrow('broken')
  }
  await sql`drop trigger broken`.execute(database)
  for (let taken = 0; taken < 16; taken += 1) await log.accept(member, payload)
  await expect(log.accept(member, payload)).rejects.toMatchObject({ reason: 'too-large' })
})
