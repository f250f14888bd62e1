import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pageIdOf } from '../../base/row-ids.ts'
import { callerAt, draftServer, makePage } from '../../testing/draft-server.ts'
import { environmentOf, startProcess } from '../../testing/server-process.ts'
import type { TestServerOptions } from '../../testing/test-server.ts'

const PAGES = 4
/** Answers after which the server is killed: each page is somewhere else by then. */
const ENOUGH = 14

test(
  'a server killed among changes and what undoes them tells each change once, and none that was undone',
  { timeout: 120_000 },
  async () => {
    const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-undo-'))
    onTestFinished(() => rmSync(dataDirectory, { recursive: true, force: true }))
    const secret = environmentOf(dataDirectory)['FORKSHOP_SECRET'] ?? ''
    const options: TestServerOptions = { dataDirectory, settings: { secret, databaseUrl: null } }
    const before = await draftServer(options)
    const [ann, bo] = [await before.person('Ann'), await before.person('Bo')]
    const slugs: string[] = []
    for (let at = 0; at < PAGES; at += 1) slugs.push(await makePage(ann))
    await before.close()

    const process = await startProcess(dataDirectory)
    const call = callerAt(process.url, bo.headers)
    const enough = Promise.withResolvers<void>()
    const answers = { count: 0 }
    const answered = (): void => {
      answers.count += 1
      if (answers.count === ENOUGH) enough.resolve()
    }
    /** Changes a page and undoes it, again and again, until the server is gone. */
    const changeAndUndo = async (slug: string): Promise<void> => {
      for (;;) {
        const { text, revision: base } = await call('getPage', { params: { slug } })
        const body = { text: `${text}\nEt voilà.\n`, base: base.id, reason: 'Une fin' }
        const { revision } = await call('publishPage', { params: { slug }, body })
        answered()
        const undo = { params: { slug, id: revision.id }, body: { reason: revision.id } }
        await call('undoRevision', undo)
        answered()
      }
    }
    const ended = Promise.allSettled(slugs.map(changeAndUndo))
    const failed = ended.then((all) => Promise.reject(new Error(JSON.stringify(all))))
    await Promise.race([enough.promise, failed])
    await process.kill()
    await ended

    const again = await draftServer(options)
    onTestFinished(() => again.close())
    await again.told()
    const { database, library } = again.services
    for (const slug of slugs) {
      const { id } = await database
        .selectFrom('page')
        .select('id')
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow()
      const { items } = await library.history(pageIdOf(id), { limit: 100 })
      const undone = new Set(items.map(({ reason }) => reason))
      // the first made the page
      const made = items.slice(0, -1).map((one) => `${one.id} ${undone.has(one.id)} ${ann.id}`)
      const rows = await database
        .selectFrom('told_act as a')
        .leftJoin('notice as n', 'n.act', 'a.number')
        .select(['a.revision', 'a.undone', 'n.person'])
        .where('a.page', '=', id)
        .where('a.kind', '=', 'changed')
        .execute()
      const told = rows.map((row) => `${row.revision} ${row.undone !== null} ${row.person}`)
      expect(made.length).toBeGreaterThan(0)
      expect(told.toSorted()).toEqual(made.toSorted())
    }
  },
)
