import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseRevisionId, type PageId, type RevisionId } from '@forkshop/domain'
import { gitLibrary, type GitLibrary } from '@forkshop/repository'
import { sqliteDatabase } from '../contract/library-sqlite.ts'
import { lineageId, makePage, pageId } from '../contract/library-examples.ts'
import { git } from './git-floor.ts'

/** A library with one page of a long history and many forks of it, made by git itself. */
export type LongHistory = {
  readonly library: GitLibrary
  readonly page: PageId
  readonly gitDirectory: string
  /** The page's main line, newest first. */
  readonly revisions: readonly RevisionId[]
  /** One page a fork; each has one revision of its own. */
  readonly forks: readonly PageId[]
}

const LINES = 180
const line = (at: number): string =>
  `${at}. A step of the workshop takes its time, and somebody leads it.\n`

/** A page of about 12 KB, as a workshop format is, with one line that differs by revision. */
export const longText = (revision: number, mark = ''): string =>
  Array.from({ length: LINES }, (_, at) =>
    at === revision % LINES ? `Changed by revision ${revision}${mark}.\n` : line(at),
  ).join('')

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`
const FIRST_SECOND = 1_600_000_000

function* commit(ref: string, at: number, { from, text }: { from?: string; text: string }) {
  const who = `Somebody <somebody@example.org> ${FIRST_SECOND + at * 60} +0000`
  yield `commit ${ref}\nauthor ${who}\ncommitter ${who}\n${data(`Change ${at}`)}`
  if (from !== undefined) yield `from ${from}\n`
  yield `M 100644 inline README.md\n${data(text)}`
}

const forkName = (at: number): string => `fork${String(at).padStart(5, '0')}`
const mainOf = (page: string): string => `refs/namespaces/${page}/refs/heads/main`

/** Further revisions on a page's main line, as `git fast-import` reads them. */
export function* revisionsOf(
  page: string,
  { from, count }: { readonly from: string; readonly count: number },
): Generator<string> {
  for (let at = 1; at <= count; at += 1) {
    yield* commit(mainOf(page), at, { ...(at === 1 ? { from } : {}), text: longText(at) })
  }
}

function* histories(head: string, commits: number, forks: number) {
  const main = mainOf('page')
  yield* revisionsOf('page', { from: head, count: commits - 1 })
  for (let at = 0; at < forks; at += 1) {
    yield* commit(mainOf(forkName(at)), commits + at, { from: main, text: longText(0, ` ${at}`) })
  }
}

/** Makes a history of so many revisions and forks; it stands until the process ends. */
export const longHistory = async (commits: number, forks: number): Promise<LongHistory> => {
  const folder = await mkdtemp(join(tmpdir(), 'forkshop-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const connection = sqliteDatabase(join(folder, 'index.sqlite'))
  const library = await gitLibrary({
    directory: join(folder, 'lineages'),
    database: connection.database,
  })
  const page = pageId('page')
  const first = await makePage(library, page, { text: longText(0) })
  const gitDirectory = (await library.gitDirectory(page)) ?? ''
  // As short chains of differences as housekeeping makes.
  const parameters = ['fast-import', '--quiet', '--depth=5']
  await git(gitDirectory, parameters, histories(first, commits, forks))
  await library.housekeeping?.tidy(lineageId(page), 'all')
  await library.refresh(page)
  const listed = await git(gitDirectory, ['rev-list', '--first-parent', mainOf(page)])
  return {
    library,
    page,
    gitDirectory,
    revisions: listed.split('\n').flatMap((id) => parseRevisionId(id) ?? []),
    forks: Array.from({ length: forks }, (_, at) => pageId(forkName(at))),
  }
}
