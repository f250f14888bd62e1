import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { GitLibrary } from '@forkshop/repository'
import type { Services } from '../../records/services/services.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { pageColumns, pageLine } from './page-lines.ts'
import {
  commentColumns,
  commentLines,
  ideaColumns,
  ideaLines,
  proposalColumns,
  proposalLines,
} from './said-lines.ts'
import { toCsv, type Line } from './to-csv.ts'

type Opened = { readonly services: Services; readonly library: GitLibrary }

/** How much an export holds, and what could not be written. */
export type Exported = {
  readonly pages: number
  readonly ideas: number
  readonly proposals: number
  readonly comments: number
  readonly left: readonly Left[]
}

/** A file that is not there: git has lost it, or another picture has its name (`git/` has both). */
type Left = { readonly path: string; readonly reason: 'missing' | 'name-taken' }

/**
 * Writes pages into a folder that is there: `git/<slug>.git`, `pages/<slug>.md` with `pages/media/`,
 * and tables of pages, ideas, proposals and comments as JSON and CSV. `tell` is told of each page.
 */
export async function exportLibrary(
  opened: Opened,
  {
    folder,
    pages,
    tell,
  }: {
    readonly folder: string
    readonly pages: readonly PageRow[]
    readonly tell: (done: number) => void
  },
): Promise<Exported> {
  const { services } = opened
  const lines: Record<TableName, Line[]> = { pages: [], ideas: [], proposals: [], comments: [] }
  const media = new Map<string, string>()
  const left: Left[] = []
  await mkdir(path.join(folder, 'git'))
  await mkdir(path.join(folder, 'pages'))
  for (const [done, page] of pages.entries()) {
    tell(done)
    left.push(...(await writePage(opened, folder, { page, media })))
    lines.pages.push(await pageLine(services, page))
    lines.ideas.push(...(await ideaLines(services, page)))
    lines.proposals.push(...(await proposalLines(services, page)))
    lines.comments.push(...(await commentLines(services, page)))
  }
  for (const name of tableNames) await writeTable(folder, name, lines[name])
  return {
    pages: lines.pages.length,
    ideas: lines.ideas.length,
    proposals: lines.proposals.length,
    comments: lines.comments.length,
    left,
  }
}

const columns = {
  pages: pageColumns,
  ideas: ideaColumns,
  proposals: proposalColumns,
  comments: commentColumns,
} as const
type TableName = keyof typeof columns
const tableNames = ['pages', 'ideas', 'proposals', 'comments'] as const

async function writeTable(folder: string, name: TableName, lines: readonly Line[]): Promise<void> {
  await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify(lines, null, 2)}\n`)
  await writeFile(path.join(folder, `${name}.csv`), toCsv(columns[name], lines))
}

/** Writes a page's history and newest text; `media` remembers what stands under each name. */
async function writePage(
  { library }: Opened,
  folder: string,
  { page, media }: { readonly page: PageRow; readonly media: Map<string, string> },
): Promise<readonly Left[]> {
  const id = pageIdOf(page.id)
  const head = await library.head(id)
  const text = head === null ? null : await library.readBytes(id, head)
  if (head === null || text === null) {
    return [{ path: `pages/${page.slug}.md`, reason: 'missing' }]
  }
  await library.writePlainRepository(id, path.join(folder, 'git', `${page.slug}.git`))
  await writeFile(path.join(folder, 'pages', `${page.slug}.md`), text)
  const left: Left[] = []
  for (const name of await library.listMedia(id, head)) {
    const bytes = (await library.readMedia(id, head, name)) ?? new Uint8Array()
    const hash = createHash('sha256').update(bytes).digest('hex')
    // Some file systems take names that differ in case alone for one.
    const known = media.get(name.toLowerCase())
    if (known !== undefined) {
      if (known !== hash) left.push({ path: `pages/media/${name}`, reason: 'name-taken' })
      continue
    }
    media.set(name.toLowerCase(), hash)
    await mkdir(path.join(folder, 'pages', 'media'), { recursive: true })
    await writeFile(path.join(folder, 'pages', 'media', name), bytes)
  }
  return left
}
