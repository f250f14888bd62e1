// Run as one of several processes: `node racing-writer.ts <directory> <database file> <page> <count>`
// commits so many revisions to a page that others write to as well, and prints each id.
import { writeSync } from 'node:fs'
import { gitLibrary } from '@forkshop/repository'
import { because, pageId } from '../contract/library-examples.ts'
import { sqliteDatabase } from '../contract/library-sqlite.ts'

const [directory = '', file = '', name = '', count = ''] = process.argv.slice(2)
const connection = sqliteDatabase(file)
const library = await gitLibrary({ directory, database: connection.database })
const page = pageId(name)

for (let made = 0; made < Number(count);) {
  const base = await library.head(page)
  if (base === null) throw new Error('the page is gone')
  const outcome = await library.commit({
    page,
    base,
    text: `Revision ${made} of ${process.pid}, after ${base}.\n`,
    media: [],
    alsoParents: [],
    commit: because(`${made} of ${process.pid}`),
  })
  // Somebody else was first: once more, on theirs.
  if (outcome.kind !== 'committed') continue
  made += 1
  writeSync(1, `${outcome.revision}\n`)
}
await library.close()
await connection.close()
