import { chmodSync, readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openWork } from '../../../testing/cut-short.ts'
import { draftServer, makePage, TEXT } from '../../../testing/draft-server.ts'
import { runOn } from '../../../testing/run-in-folder.ts'

const home = mkdtempSync(path.join(tmpdir(), 'forkshop-damaged-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const edited = TEXT.replace('une minute', 'deux minutes')

/** Spoils the object of a page's newest revision; nobody has read it since the start. */
const damages: readonly (readonly [what: string, damage: (file: string) => void])[] = [
  ['missing', (file) => rmSync(file)],
  [
    'cut short',
    (file) => {
      const bytes = readFileSync(file)
      chmodSync(file, 0o644)
      writeFileSync(file, bytes.subarray(0, bytes.length >> 1))
    },
  ],
]

describe.each(damages)('a page of which an object is %s', async (what, damage) => {
  const dataDirectory = path.join(home, what.replace(' ', '-'))
  const settings = { databaseUrl: null }
  const first = await draftServer({ dataDirectory, settings })
  const ann = await first.person('Ann')
  const slug = await makePage(ann)
  const whole = await makePage(ann, TEXT.replace('Tour de table', 'Entière'))
  const { lineage, head } = await first.services.database
    .selectFrom('page')
    .select(['lineage', 'head'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  await first.close()
  damage(
    path.join(dataDirectory, 'lineages', `${lineage}.git/objects`, head.slice(0, 2), head.slice(2)),
  )
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const server = await draftServer({ dataDirectory, settings, overrides: { log } })
  afterAll(() => server.close())
  const { call } = await server.known('ann@example.org')
  const read = (page: string, language = 'en') =>
    server.inject({
      url: `/api/v1/pages/${page}/raw`,
      headers: { 'accept-language': language },
    })
  const write = async (page: string, base: string) =>
    call('publishPage', { params: { slug: page }, body: { text: edited, base, reason: 'Deux' } })

  test('tells its readers, in their language, and the others are read and written', async () => {
    const refused = await read(slug)
    expect(refused.json()).toMatchObject({ status: 500, code: 'internal' })
    expect(refused.json().detail).toContain('forkshop check')
    expect((await read(slug, 'fr')).json().detail).toContain('illisible')
    expect((await read(whole)).statusCode).toBe(200)
    const { revision } = await call('getPage', { params: { slug: whole } })
    expect(await write(whole, revision.id)).toMatchObject({ unchanged: false })
  })

  test('takes no text, and nothing of one is kept', async () => {
    await expect(write(slug, head)).rejects.toMatchObject({ problem: { code: 'internal' } })
    const { database } = server.services
    const row = await database.selectFrom('page').select('head').where('slug', '=', slug).execute()
    expect(row).toEqual([{ head }])
    expect(await openWork(server.services)).toEqual([])
    const { status, printed } = await runOn(dataDirectory, ['check', '--json'])
    expect(status).toBe(1)
    const pages = JSON.parse(printed).problems.map(({ page }: { page: string | null }) => page)
    expect(new Set(pages.filter((page: string | null) => page !== null))).toEqual(new Set([slug]))
  })
})

test('a page whose past is damaged is shown, with who wrote it as far as its index tells', async () => {
  const dataDirectory = path.join(home, 'past')
  const settings = { databaseUrl: null }
  const first = await draftServer({ dataDirectory, settings })
  const ann = await first.person('Ann')
  const slug = await makePage(ann)
  const { lineage, head } = await first.services.database
    .selectFrom('page')
    .select(['lineage', 'head'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const body = { text: edited, base: head, reason: 'Deux' }
  await ann.call('publishPage', { params: { slug }, body })
  await first.close()
  const objects = path.join(dataDirectory, 'lineages', `${lineage}.git/objects`)
  rmSync(path.join(objects, head.slice(0, 2), head.slice(2)))
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const server = await draftServer({ dataDirectory, settings, overrides: { log } })
  try {
    const shown = await server.inject({ url: `/api/v1/pages/${slug}/view` })
    expect(shown.json()).toMatchObject({ contributors: [{ name: 'Ann' }] })
    expect(shown.statusCode).toBe(200)
  } finally {
    await server.close()
  }
})
