import {
  DummyDriver,
  Kysely,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { expect, test } from 'vitest'
import { readAs, watchShown } from '../../base/shown.ts'
import type { Tables } from './tables.ts'
import { watchedReads } from './watched-reads.ts'

/** Records that answer nothing. */
const database = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  plugins: [watchedReads],
})

const namesOf = async (read: () => Promise<unknown>): Promise<readonly string[]> => {
  const names: string[] = []
  await watchShown((name) => names.push(name), read)
  return names
}

const pages = database.selectFrom('page').select('title')
const ideas = database.selectFrom('idea').select('text')

test.each([
  ['a page by its id', pages.where('id', '=', 'a'), ['page a']],
  ['pages by their ids', pages.where('id', 'in', ['a', 'b']), ['page a', 'page b']],
  [
    'a page by its id among other conditions',
    pages.where('kind', '=', 'event').where('page.id', '=', 'a'),
    ['page a'],
  ],
  [
    'what is said about a page, in order',
    ideas.where('page', '=', 'a').orderBy('created', 'desc'),
    ['voices a'],
  ],
  [
    'versions of a page, counted',
    database
      .selectFrom('page_release')
      .select(({ fn }) => fn.countAll().as('n'))
      .where('page', '=', 'a'),
    ['page a'],
  ],
  ['all pages', pages, ['anything']],
  ['a page by something else', pages.where('slug', '=', 'a'), ['anything']],
  ['all pages but one', pages.where('id', '!=', 'a'), ['anything']],
  [
    'a page or others',
    pages.where((eb) => eb.or([eb('id', '=', 'a'), eb('kind', '=', 'event')])),
    ['anything'],
  ],
  [
    'a page with others',
    database
      .selectFrom('page')
      .innerJoin('idea', 'idea.page', 'page.id')
      .select('title')
      .where('page.id', '=', 'a'),
    ['anything'],
  ],
  [
    'a page with something asked of others',
    pages.where('id', '=', 'a').where((eb) => eb.exists(eb.selectFrom('idea').select('idea.id'))),
    ['anything'],
  ],
  [
    'a page with words of its own',
    pages.where('id', '=', 'a').where(sql<boolean>`1 = 1`),
    ['anything'],
  ],
  [
    'a table that is of no page',
    database.selectFrom('user').select('name').where('id', '=', 'a'),
    ['anything'],
  ],
  ['who wrote a revision', database.selectFrom('provenance').select('runs'), []],
])('%s', async (_what, query, names) => {
  expect(await namesOf(() => query.execute())).toEqual(names)
})

test('words of its own name nothing', async () => {
  expect(await namesOf(() => sql`select 1`.execute(database))).toEqual(['anything'])
})

test('who says what is read is believed, and what is read within is not named again', async () => {
  const read = () => readAs(['slug b'], () => readAs(['slug c'], () => pages.execute()))
  expect(await namesOf(read)).toEqual(['slug b'])
})

test('what changes rows shows nothing', async () => {
  const change = database.updateTable('page').set({ title: 'b' }).where('id', '=', 'a')
  expect(await namesOf(() => change.execute())).toEqual([])
})
