import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import { edit, fillLibrary } from '../../testing/filled-library.ts'
import { runOn } from '../../testing/run-in-folder.ts'
import type { CheckProblem } from './problem.ts'
import { tellProblem } from './tell-problem.ts'

const home = mkdtempSync(path.join(tmpdir(), 'forkshop-check-'))
const original = path.join(home, 'original')
const { server, facilitator, format, pictures, slugs } = await fillLibrary({
  dataDirectory: original,
})
const page = await facilitator.call('getPage', { params: { slug: format } })
const rowOf = (slug: string) =>
  server.services.database
    .selectFrom('page')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()

const whileServed = await (async () => {
  const writing = { on: true }
  const typing = (async () => {
    for (let number = 1; writing.on; number += 1) {
      await edit(
        facilitator,
        'repair-cafe',
        number === 1 ? 'réparer' : `mot${number - 1}`,
        `mot${number}`,
      )
    }
  })()
  const ran = await runOn(original, ['check', '--json'])
  writing.on = false
  await typing
  return ran
})()
const { lineage } = await rowOf(format)
const [fork, cafe, illustrated] = [
  await rowOf('48h-brest'),
  await rowOf('repair-cafe'),
  await rowOf('illustrated'),
]
await server.close()
afterAll(() => rmSync(home, { recursive: true, force: true }))

const check = async (folder: string, ...args: readonly string[]) => {
  const { status, printed } = await runOn(folder, ['check', '--json', ...args])
  const { problems }: { problems: readonly CheckProblem[] } = JSON.parse(printed)
  return { status, problems }
}
/** A copy of the library to look at or to damage. */
const copy = (): string => {
  const folder = mkdtempSync(path.join(home, 'copy-'))
  cpSync(original, folder, { recursive: true })
  return folder
}
const sql = (folder: string, ...statements: readonly string[]): void => {
  const database = new DatabaseSync(path.join(folder, 'forkshop.sqlite'), {
    enableForeignKeyConstraints: false,
  })
  for (const statement of statements) database.exec(statement)
  database.close()
}
const objectFile = (folder: string, of: string, id: string): string =>
  path.join(folder, 'lineages', `${of}.git`, 'objects', id.slice(0, 2), id.slice(2))

describe('a library that was only used', () => {
  test('has nothing wrong with it, while people write too', () => {
    const { pages, problems } = JSON.parse(whileServed.printed)
    expect(problems).toEqual([])
    expect(pages).toBe(slugs.length + 2)
    expect(whileServed.status).toBe(0)
  })

  test('is left as it is by a check', async () => {
    const folder = copy()
    const files = () => readdirSync(folder, { recursive: true }).map(String)
    const before = files().filter((name) => !/-(wal|shm)$/.test(name))
    const { status, printed } = await runOn(folder, ['check'], { LANG: 'fr_FR.UTF-8' })
    expect(printed).toMatch(/^Tout va bien\. Pages\u00A0: \d+\.$/)
    expect(status).toBe(0)
    expect(files().filter((name) => !/-(wal|shm)$/.test(name))).toEqual(before)
  })
})

describe('what a check finds, each by its page and name', async () => {
  const nothing = '0'.repeat(40)
  const records: readonly [what: string, statement: string, found: Partial<CheckProblem>][] = [
    [
      'a row that says something else',
      `update page set title = 'x', lang = 'xx' where slug = 'retrospective-d-equipe'`,
      { code: 'row-differs', page: 'retrospective-d-equipe', detail: 'title, lang' },
    ],
    [
      'a row that is behind',
      `update page set head = '${nothing}' where slug = '48h-brest'`,
      { code: 'row-differs', page: '48h-brest', detail: `head ${nothing} ${fork.head}` },
    ],
    [
      'an origin that was lost',
      `update page set origin_page = null where slug = '24h-chrono'`,
      { code: 'row-differs', page: '24h-chrono', detail: 'origin_page' },
    ],
    [
      'a former address that was lost',
      `delete from page_slug where slug = 'tour-de-table'`,
      { code: 'slugs-differ', page: 'tour-des-voix', detail: 'tour-de-table' },
    ],
    [
      'a right that nobody gave',
      `insert into maintainer select id, 'intruder', '' from page where slug = '${format}'`,
      { code: 'maintainers-differ', page: format, detail: 'intruder' },
    ],
    [
      'a version that was lost',
      `delete from page_release where version = '1.1'`,
      { code: 'version-differs', page: format, detail: '1.1' },
    ],
    [
      'a proposal of nobody',
      `insert into proposal select page, 9, state, title, reason, author, author_name, base, head,
        event, created, null, null, null, null, null from proposal where number = 2`,
      { code: 'proposal-lost', page: format, detail: '9' },
    ],
    [
      'a proposal that was lost',
      `delete from proposal where number = 2`,
      { code: 'proposal-missing', page: format, detail: '2' },
    ],
    [
      'a decision that was lost',
      `update proposal set state = 'open' where number = 1`,
      { code: 'proposal-differs', page: format, detail: '1' },
    ],
    [
      'that a proposal was declined, when that was lost',
      `update proposal set state = 'open', decided = null where number = 3`,
      { code: 'proposal-differs', page: format, detail: '3' },
    ],
    [
      'that a version was withdrawn, when that was lost',
      `update page_release set withdrawn = null where version = '1.0'`,
      { code: 'version-differs', page: format, detail: '1.0' },
    ],
    [
      'search that is out of date',
      `update page_words set plain = 'x' where page = '${page.id}'`,
      { code: 'search-differs', page: format, detail: '' },
    ],
    [
      'an index that is behind',
      `update repository_ref set object = '${nothing}' where page = '${page.id}'
        and name = 'refs/heads/main'`,
      { code: 'index-differs', page: format, detail: `refs/heads/main ${page.revision.id}` },
    ],
    [
      'an index that says something else',
      `update repository_commit set author = 'Somebody <x@y>' where id = '${fork.head}'`,
      { code: 'index-differs', page: null, detail: `${lineage} ${fork.head}` },
    ],
    [
      'a draft from nowhere',
      `update draft set base = '${nothing}'`,
      { code: 'draft-base-missing', page: format },
    ],
    [
      'an idea on nothing',
      `update idea set at_revision = '${nothing}' where proposal = 1`,
      { code: 'anchor-missing', page: format },
    ],
    [
      'an idea that leads nowhere',
      `update idea set proposal = 99 where proposal is null`,
      { code: 'idea-differs', page: format },
    ],
    [
      'a row of a page that git has not',
      `update page set id = 'elsewhere' where slug = 'page-cachee'`,
      { code: 'page-missing', page: 'page-cachee', detail: 'elsewhere' },
    ],
    [
      'a deletion that was lost',
      `update page set deleted = null where slug = 'page-supprimee'`,
      { code: 'row-differs', page: 'page-supprimee', detail: 'deleted' },
    ],
    ['a page that the records have not', ``, { code: 'row-missing', page: 'page-cachee' }],
    [
      'a reference to nothing',
      `update page_slug set page = 'nobody' where slug = 'vote-par-gommettes'`,
      { code: 'records-damaged', page: null, detail: expect.stringContaining('page_slug') },
    ],
    [
      'work that was cut short',
      `insert into intent values ('i', 'sync', '{}', '2026-01-01T00:00:00.000Z')`,
      { code: 'intent-left', page: null, detail: 'sync i 2026-01-01T00:00:00.000Z' },
    ],
  ]
  const folder = copy()
  sql(folder, ...records.map(([, statement]) => statement))
  rmSync(objectFile(folder, cafe.lineage, cafe.head))
  const truncated = objectFile(folder, illustrated.lineage, illustrated.head)
  const bytes = readFileSync(truncated)
  rmSync(truncated)
  writeFileSync(truncated, bytes.subarray(0, 20))
  rmSync(path.join(folder, 'media', illustrated.id, pictures.waiting))
  const { status, problems } = await check(folder)

  test.each(records)('%s', (_what, _statement, found) => {
    expect(problems).toContainEqual(expect.objectContaining(found))
  })

  test('an object that is missing', () => {
    expect(problems).toContainEqual({
      code: 'missing-object',
      page: 'repair-cafe',
      detail: `refs/heads/main ${cafe.head}`,
    })
    const said = problems.filter(({ code }) => code === 'fsck').map(({ detail }) => detail)
    expect(said).toContainEqual(expect.stringContaining(cafe.head))
    expect(said).toContainEqual(expect.stringContaining(illustrated.head))
  })

  test('an object that was cut short', () => {
    expect(problems).toContainEqual({
      code: 'unreadable',
      page: 'illustrated',
      detail: expect.stringContaining(illustrated.head),
    })
  })

  test('nothing else, and says so with its status', () => {
    expect(status).toBe(1)
    const own = new Set([...records.map(([, , found]) => found.code), 'fsck'])
    const others = problems.filter(({ code }) => !own.has(code)).map(({ code }) => code)
    expect(others.toSorted()).toEqual(['media-missing', 'missing-object', 'unreadable'])
  })

  test('in words of the reader', () => {
    const lines = problems.map((problem) => tellProblem(problem, 'fr'))
    expect(lines).toContain(
      `${format}\u00A0: git a la proposition 2, les enregistrements ne l’ont pas`,
    )
    const english = problems.map((problem) => tellProblem(problem, 'en'))
    expect(english).toContain(`${format}: git has proposal 2, the records have not`)
    expect([...lines, ...english].filter((line) => line.includes('\n'))).toEqual([])
  })
})

test('records that are not there are told, and not made', async () => {
  const folder = path.join(home, 'bare')
  mkdirSync(folder)
  expect(await check(folder)).toEqual({
    status: 1,
    problems: [{ code: 'records-missing', page: null, detail: 'forkshop.sqlite' }],
  })
  expect(readdirSync(folder)).toEqual([])
})

test('records that are no SQLite file are told as damaged', async () => {
  const folder = path.join(home, 'garbage')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'forkshop.sqlite'), 'nothing that SQLite knows'.repeat(100))
  expect(await check(folder)).toEqual({
    status: 1,
    problems: [{ code: 'records-damaged', page: null, detail: 'file is not a database' }],
  })
})

test('a folder that is not there is wrong use', async () => {
  const { status, complaints } = await runOn(path.join(home, 'none'), ['check'])
  expect({ status, complaints }).toEqual({
    status: 2,
    complaints: `There is no library in ${path.join(home, 'none')}.`,
  })
})
