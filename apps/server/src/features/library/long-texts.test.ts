import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyPostgres } from '../../testing/empty-postgres.ts'
import { readFacts } from '../../texts/jobs/page-facts.ts'
import { insertPage } from '../../records/pages/page-insert.ts'
import { lineageIdOf, pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { requireSlug } from '../pages/settings/slugs.ts'
import type { Services } from '../../records/services/services.ts'
import { testServer } from '../../testing/test-server.ts'
import { indexPage } from '../../records/words/index-page.ts'
import { searchPages } from './search-pages.ts'
import { withSearchTables } from '../../records/words/search-tables.ts'
import { stageWords, sweepWords } from '../../records/pages/stage-words.ts'
import { stageOn } from '../../records/words/word-stage.ts'

/** Services whose long texts are staged: in a thread on SQLite, on a connection of PostgreSQL. */
const opened = {
  sqlite: () => testServer(),
  postgres: async () => {
    const server = await testServer()
    const database = await emptyPostgres()
    const wordStage = stageOn(database)
    const services: Services = { ...server.services, database, wordStage, dialect: 'postgres' }
    return {
      services,
      close: async () => {
        await database.destroy()
        await server.close()
      },
    }
  },
} as const

const HOURS_MS = 3 * 60 * 60 * 1000

/** A text of several parts: its first word, its last, and many between them. */
const textOf = (first: string, last: string) =>
  `# Titre\n\n${first} ${'mot '.repeat(40_000)}\n\n${last}\n`

describe.each(['sqlite', 'postgres'] as const)('a long text on %s', (dialect) => {
  let services: Services
  let close: () => Promise<void>
  beforeAll(async () => {
    const store = await opened[dialect]()
    services = store.services
    close = store.close
  }, 120_000)
  afterAll(() => close(), 60_000)

  const find = async (q: string) =>
    (await searchPages(services, { q, limit: 5 })).items.map(({ slug }) => slug)
  const sweep = () => sweepWords({ ...services, clock: () => new Date(Date.now() + HOURS_MS) })

  /** A page of a test. */
  const pageOf = (name: string) => {
    const id = pageIdOf(name.padEnd(20, '0'))
    const staged = (text: string) => stageWords(services, id, readFacts(text, name))
    return {
      partsOf: async () => {
        const parts = withSearchTables(services.database).selectFrom('page_part').select('id')
        return (await parts.where('page', '=', id).execute()).length
      },
      insert: async (text: string) => {
        const facts = await staged(text)
        await services.database.transaction().execute((transaction) =>
          insertPage(transaction, {
            lineage: lineageIdOf('l'.repeat(20)),
            meta: {
              id,
              slug: requireSlug(name),
              formerSlugs: [],
              visibility: 'public',
              editing: 'open',
              origin: null,
              maintainers: [],
            },
            facts,
            first: {
              id: revisionIdOf('a'.repeat(40)),
              author: { name: 'Ann', email: 'ann@test.example' },
              time: '2026-01-01T00:00:00.000Z',
              reason: 'x',
            },
            originVersion: null,
          }),
        )
      },
      /** Stages another text; what it answers puts it in the old one's place. */
      stage: async (text: string) => {
        const facts = await staged(text)
        return () =>
          services.database
            .transaction()
            .execute((transaction) => indexPage(transaction, id, facts))
      },
    }
  }

  it('is swept by nobody where nothing is left to be swept', async () => {
    const { insert } = pageOf('tidy')
    await insert(textOf('tidyfirst', 'tidylast'))
    await sweep()
    const sweepOne = (): Promise<boolean> => Promise.reject(new Error('a thread was started'))
    await sweepWords({ ...services, wordStage: { ...services.wordStage, sweepOne } })
  })

  it('is found by its first and its last word, together with those of its title', async () => {
    const { insert, partsOf } = pageOf('whole')
    await insert(textOf('premier', 'dernier'))
    expect(await partsOf()).toBeGreaterThan(2)
    for (const q of ['premier', 'dernier', 'premier dernier titre', 'prem dern', 'premier mot']) {
      expect(await find(q)).toEqual(['whole'])
    }
    expect(await find('premier absent')).toEqual([])
  })

  it('is found by the words of its old text or of its new one, never by half of each', async () => {
    const { insert, stage } = pageOf('flip')
    await insert(textOf('ancien', 'vieux'))
    const flip = await stage(textOf('nouveau', 'ultime'))
    expect([await find('ancien vieux'), await find('ultime')]).toEqual([['flip'], []])
    await flip()
    expect([await find('ancien'), await find('vieux')]).toEqual([[], []])
    expect(await find('nouveau ultime')).toEqual(['flip'])
  })

  it('leaves nothing of earlier texts in the index, and nothing of a change that failed', async () => {
    const { insert, stage, partsOf } = pageOf('swept')
    await insert(textOf('aube', 'soir'))
    const shown = await partsOf()
    await stage(textOf('jamais', 'vu'))
    await sweep()
    expect(await partsOf()).toBe(shown)
    expect(await find('aube soir')).toEqual(['swept'])
    await (
      await stage('# Titre\n\ncourt\n')
    )()
    await sweep()
    expect(await partsOf()).toBe(1)
    expect([await find('court'), await find('soir')]).toEqual([['swept'], []])
  })

  it('does not take the place of the old one once it was swept away', async () => {
    const { insert, stage } = pageOf('gone')
    await insert(textOf('matin', 'nuit'))
    const flip = await stage(textOf('perdu', 'absent'))
    await sweep()
    await expect(flip()).rejects.toMatchObject({ code: 'staged-words-gone' })
    expect(await find('matin nuit')).toEqual(['gone'])
  })
})
