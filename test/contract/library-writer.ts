// Run as a process of its own and killed while it writes: `node library-writer.ts <directory>
// <database file> <pages...>` writes to each page without end and prints `<page> <revision>` once
// a revision is acknowledged.
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { gitLibrary } from '@forkshop/repository'
import { pageId, write } from './library-examples.ts'
import { sqliteDatabase } from './library-sqlite.ts'

// killed, it would keep nothing of what was compiled for the next one
flushCompileCache()

const [directory = '', file = '', ...pages] = process.argv.slice(2)
const { database } = sqliteDatabase(file)
const library = await gitLibrary({ directory, database })

const writeOn = async (page: string): Promise<never> => {
  for (;;) {
    const head = await library.head(pageId(page))
    const revision = await write(library, page, `${'text '.repeat(500)}after ${head}\n`)
    // Synchronous: what is printed was acknowledged, and is in the pipe before the kill.
    writeSync(1, `${page} ${revision}\n`)
  }
}

await Promise.all(pages.map(writeOn))
