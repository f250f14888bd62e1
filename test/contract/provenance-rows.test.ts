import type { OpenDatabase } from '@forkshop/server/src/records/database/open-database.ts'
import { clearProvenance } from '@forkshop/server/src/features/provenance/clear-provenance.ts'
import {
  dropOldPieces,
  putPieces,
  readPieces,
} from '@forkshop/server/src/features/provenance/piece-rows.ts'
import {
  knownAmong,
  putStates,
  readState,
} from '@forkshop/server/src/features/provenance/state-rows.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { postgresRecords, sqliteRecords } from './server-databases.ts'
import { rows } from './server-rows.ts'

const runs = [
  { origin: 'a'.repeat(40), length: 3 },
  { origin: 'b'.repeat(40), length: 1 },
  { origin: 'a'.repeat(40), length: 20 },
]
const name = (at: number): string => `r${at}`

describe.each([
  ['SQLite', sqliteRecords],
  ['PostgreSQL', postgresRecords],
])('what is told of texts on %s', (_name, open) => {
  const opened: { records?: OpenDatabase } = {}
  const database = () => {
    if (opened.records === undefined) throw new Error('opened before the tests')
    return opened.records.database
  }
  beforeAll(async () => {
    opened.records = await open()
    await database()
      .insertInto('page')
      .values([rows.page, { ...rows.page, id: 'p2', slug: 'two' }])
      .execute()
  }, 120_000)
  afterAll(() => opened.records?.close())
  beforeEach(() => clearProvenance(database()))

  const state = (at: number, page = 'p1') => ({ page, revision: name(at), depth: at, runs })
  const known = async (count: number): Promise<readonly string[]> => {
    const all = Array.from({ length: count }, (_, at) => name(at))
    const found = await knownAmong(database(), 'l1', all)
    return all.filter((one) => found.has(one))
  }

  test('a state comes back as it was, and nothing for a revision without one', async () => {
    await putStates(database(), 'l1', [state(5)])
    expect(await readState(database(), 'l1', name(5))).toEqual({ depth: 5, runs })
    expect(await readState(database(), 'l1', name(6))).toBeNull()
  })

  test('a state that is there stays as it is', async () => {
    await putStates(database(), 'l1', [state(5)])
    await putStates(database(), 'l1', [{ ...state(5), runs: [] }])
    expect(await readState(database(), 'l1', name(5))).toEqual({ depth: 5, runs })
  })

  test('revisions of one id in two lineages are two', async () => {
    await putStates(database(), 'l1', [state(5)])
    expect(await readState(database(), 'l2', name(5))).toBeNull()
    await putStates(database(), 'l2', [{ ...state(5, 'p2'), depth: 9 }])
    expect(await readState(database(), 'l2', name(5))).toEqual({ depth: 9, runs })
    expect(await readState(database(), 'l1', name(5))).toEqual({ depth: 5, runs })
  })

  test('every 64th state stays, and the newest eight of each page', async () => {
    await putStates(database(), 'l1', [state(1000, 'p2')])
    for (let at = 0; at < 200; at += 1) await putStates(database(), 'l1', [state(at)])
    const newest = [191, 193, 194, 195, 196, 197, 198, 199]
    expect(await known(200)).toEqual([0, 64, 128, 191, 192, ...newest.slice(1)].map(name))
    expect(await readState(database(), 'l1', name(1000))).not.toBeNull()
  })

  const lost = (revision: string, keys: readonly string[], page = 'p1') => ({
    page,
    revision,
    forgotten: keys.map((key) => ({ kind: 'block' as const, key, runs })),
  })
  const pieces = async (keys: readonly string[], pages = ['p1']): Promise<readonly string[]> =>
    (await readPieces(database(), pages, keys)).map(({ key, revision }) => `${key} ${revision}`)

  test('pieces come back newest first, those of one text in its order', async () => {
    await putPieces(database(), [lost('r1', ['k', 'l', 'k']), lost('r2', ['k'])])
    expect(await pieces(['k'])).toEqual(['k r2', 'k r1', 'k r1'])
    expect(await pieces(['l', 'k'])).toEqual(['k r2', 'k r1', 'l r1', 'k r1'])
    const [first] = await readPieces(database(), ['p1'], ['l'])
    expect(first).toEqual({ key: 'l', revision: 'r1', runs })
  })

  test('only pages that are asked remember', async () => {
    await putPieces(database(), [lost('r1', ['k']), lost('r2', ['k'], 'p2')])
    expect(await pieces(['k'])).toEqual(['k r1'])
    expect(await pieces(['k'], ['p1', 'p2'])).toEqual(['k r2', 'k r1'])
    expect(await pieces([])).toEqual([])
  })

  test('what a revision lost is remembered once', async () => {
    await putPieces(database(), [lost('r1', ['k'])])
    await putPieces(database(), [lost('r1', ['k'])])
    expect(await pieces(['k'])).toEqual(['k r1'])
  })

  test('a page remembers 4,000 blocks and 8,000 sentences, the newest', async () => {
    const kinds = ['block', 'sentence'] as const
    const forgotten = kinds.flatMap((kind) =>
      Array.from({ length: 8010 }, (_, at) => ({ kind, key: `${kind}${at}`, runs: [] })),
    )
    await putPieces(database(), [
      { page: 'p1', revision: 'r1', forgotten },
      lost('r2', ['k'], 'p2'),
    ])
    await dropOldPieces(database(), 'p1')
    expect(await pieces(['block4009', 'block4010', 'sentence9', 'sentence10'])).toEqual([
      'block4010 r1',
      'sentence10 r1',
    ])
    expect(await pieces(['k'], ['p2'])).toEqual(['k r2'])
  })
})
