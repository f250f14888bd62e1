import { mkdir, mkdtemp, open, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { RevisionId } from '@forkshop/domain'
import { makeFork, makePage, write } from '../contract/library-examples.ts'
import { openCatFile } from './cat-file.ts'
import { commitByGit, git, startGit } from './git-floor.ts'
import { longHistory, longText, type LongHistory } from './long-history.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const few = 1000
const many = 10_000
const rounds = 9
const reads = 20

/** Milliseconds a call of so many, one after the other. */
const each = async (count: number, work: (at: number) => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  for (let at = 0; at < count; at += 1) await work(at)
  return (performance.now() - start) / count
}

/** Numbers that look random and are the same in every run. */
const shuffled = <Value>(values: readonly Value[]): (() => Value) => {
  let state = 12_345
  const rest = [...values]
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const [value] = rest.splice(state % rest.length, 1)
    if (value === undefined) throw new Error('the history is too short for so many reads')
    return value
  }
}

type Size = { readonly commits: number; readonly forks: number }

const small: Size = { commits: few, forks: 1 }
const long: Size = { commits: many, forks: 1 }
const wide: Size = { commits: few, forks: many }

const made = new Map<Size, Promise<LongHistory>>()
/** Each size is made once: making takes longer than measuring. They are gone when the process ends. */
const historyOf = (size: Size): Promise<LongHistory> => {
  const known = made.get(size) ?? longHistory(size.commits, size.forks)
  made.set(size, known)
  return known
}

type Work = (history: LongHistory) => Promise<{
  readonly candidate: () => Promise<number>
  readonly floor: () => Promise<number>
  readonly close?: () => Promise<void>
}>

const against = async (work: Work, size: Size): Promise<Measured> => {
  const { candidate, floor, close } = await work(await historyOf(size))
  const pairs = await interleave(candidate, floor, rounds)
  await close?.()
  const note = `git ${pairs.floor.toFixed(2)}ms, ${size.commits} revisions, ${size.forks} forks`
  return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
}

/** What the work takes in a longer or wider history to what it takes in a small one. */
const growth = async (
  candidateOf: (history: LongHistory) => () => Promise<number>,
  to: Size,
): Promise<Measured> => {
  const large = candidateOf(await historyOf(to))
  const pairs = await interleave(large, candidateOf(await historyOf(small)), rounds)
  const note = `${pairs.floor.toFixed(2)}ms at ${few} revisions`
  return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
}

const unreadOf = new WeakMap<LongHistory, () => RevisionId>()
/** Revisions of a page that nobody has read before. */
const unread = (history: LongHistory): (() => RevisionId) => {
  const known = unreadOf.get(history) ?? shuffled(history.revisions)
  unreadOf.set(history, known)
  return known
}

const readText = async ({ library, page }: LongHistory, revision: RevisionId): Promise<void> => {
  if ((await library.readBytes(page, revision)) === null) throw new Error('a text is missing')
}

const oldReader = (history: LongHistory) => {
  const next = unread(history)
  return () => each(reads, () => readText(history, next()))
}

const readOld: Work = async (history) => {
  const cat = openCatFile(history.gitDirectory)
  const next = shuffled(history.revisions)
  return {
    candidate: oldReader(history),
    floor: () => each(reads, () => cat.read(`${next()}:README.md`)),
    close: cat.close,
  }
}

const readCached: Work = async (history) => {
  const {
    revisions: [head],
    gitDirectory,
  } = history
  const cat = openCatFile(gitDirectory)
  if (head === undefined) throw new Error('the page has no head')
  return {
    candidate: () => each(reads, () => readText(history, head)),
    floor: () => each(reads, () => cat.read(`${head}:README.md`)),
    close: cat.close,
  }
}

const historyPage =
  (limit: number, more: readonly string[]): Work =>
  async (history) => {
    const next = shuffled(history.revisions.slice(0, -limit))
    return {
      candidate: pageLister(history, limit),
      floor: () =>
        each(1, () =>
          git(history.gitDirectory, ['log', `-${limit}`, '--format=raw', next(), '--', ...more]),
        ),
    }
  }

const pageLister = ({ library, page, revisions }: LongHistory, limit: number) => {
  const next = shuffled(revisions.slice(0, -limit))
  return () => each(10, () => library.history(page, { limit, from: next() }))
}

const headOf = async ({ library }: LongHistory, page: Parameters<typeof library.head>[0]) => {
  const revision = await library.head(page)
  if (revision === null) throw new Error('the page has no head')
  return { page, revision }
}

const mergeBase: Work = async (history) => {
  const { library, forks, gitDirectory } = history
  const [a, b] = [forks[0] ?? history.page, forks.at(-1) ?? history.page]
  const [left, right] = [await headOf(history, a), await headOf(history, b)]
  return {
    candidate: () => each(10, () => library.mergeBase(left, right)),
    floor: () => each(1, () => git(gitDirectory, ['merge-base', left.revision, right.revision])),
  }
}

const resolve: Work = async ({ library, page, gitDirectory }) => ({
  candidate: () => each(20, () => library.head(page)),
  floor: () =>
    each(1, () => git(gitDirectory, ['rev-parse', `refs/namespaces/${page}/refs/heads/main`])),
})

let count = 0
const committer =
  ({ library, page }: LongHistory) =>
  () =>
    each(10, () => write(library, page, longText((count += 1), ` of ${performance.now()}`)))
const forker =
  ({ library, page }: LongHistory) =>
  () =>
    each(4, () => makeFork(library, `new${(count += 1)}`, page))

const commit: Work = async (history) => {
  const floor = join(history.gitDirectory, '../../floor.git')
  await startGit(floor)
  return {
    candidate: committer(history),
    floor: () => each(10, () => commitByGit(floor, longText((count += 1)))),
  }
}

const fork: Work = async (history) => ({
  candidate: forker(history),
  floor: committer(history),
})

const writers = 8
const writes = 6

/** How many times faster eight lines of work are side by side than one after the other. */
const gainOf = async (work: (line: number, at: number) => Promise<unknown>): Promise<number> => {
  const lines = Array.from({ length: writers }, (_, line) => line)
  const run = (line: number): Promise<number> => each(writes, (at) => work(line, at))
  const start = performance.now()
  for (const line of lines) await run(line)
  const inTurn = performance.now() - start
  const middle = performance.now()
  await Promise.all(lines.map(run))
  return inTurn / (performance.now() - middle)
}

const writeDurably = async (folder: string): Promise<void> => {
  const temporary = join(folder, 'temporary')
  const file = await open(temporary, 'w')
  await file.writeFile(longText((count += 1)))
  await file.sync()
  await file.close()
  await rename(temporary, join(folder, 'text'))
}

const sideBySide = async (): Promise<Measured> => {
  const { library, gitDirectory } = await historyOf(small)
  const folder = await mkdtemp(join(gitDirectory, '../../writers-'))
  // Once more, when the first verdict is short, is on pages of its own.
  const run = `run${(count += 1)}`
  for (let line = 0; line < writers; line += 1) {
    await makePage(library, `${run}writer${line}`)
    await mkdir(join(folder, String(line)))
  }
  const pairs = await interleave(
    () =>
      gainOf((line) =>
        write(library, `${run}writer${line}`, longText((count += 1), ' side by side')),
      ),
    () => gainOf((line) => writeDurably(join(folder, String(line)))),
    rounds,
  )
  const note = `bare loops ${pairs.floor.toFixed(2)}`
  return { value: pairs.candidate, unit: ' times', ratio: pairs.ratio, note }
}

const bytesIn = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

const FORK_BYTES = 2000

/** File lengths that one fork adds; its text is the origin's but for a title. */
const forkSize = async (): Promise<Measured> => {
  const { library, page, gitDirectory } = await historyOf(small)
  const before = await bytesIn(gitDirectory)
  await makeFork(library, `measured${(count += 1)}`, page)
  const bytes = (await bytesIn(gitDirectory)) - before
  return { value: bytes, unit: 'B', ratio: bytes / FORK_BYTES, note: `${FORK_BYTES} B are allowed` }
}

const sizes = [
  ['', small],
  ['-10000', long],
  ['-forks', wide],
] as const
const line = (name: string, ratio: number, work: Work): readonly Bench[] =>
  sizes.map(([suffix, size]) => ({
    name: `${name}${suffix}`,
    bar: { kind: 'at-most', ratio },
    run: () => against(work, size),
  }))
/** Every figure in a larger library to the same in a small one. */
export const growthBenches = (how: string, to: Size): readonly Bench[] =>
  (
    [
      ['read-old', oldReader],
      ['page-50', (history: LongHistory) => pageLister(history, 50)],
      ['commit', committer],
      ['fork', forker],
    ] as const
  ).map(([name, candidateOf]) => ({
    name: `history-${name}-growth-${how}`,
    bar: { kind: 'at-most', ratio: 1.5 },
    run: () => growth(candidateOf, to),
  }))

/** Histories of 1,000 and 10,000 revisions and of 1 and 10,000 forks, against git itself. */
export const benches: readonly Bench[] = [
  ...line('history-read-old', 2, readOld),
  ...line('history-read-cached', 0.5, readCached),
  ...line('history-page-50', 0.2, historyPage(50, [])),
  ...line('history-path-20', 0.2, historyPage(20, ['README.md'])),
  ...line('history-merge-base', 1, mergeBase),
  ...line('history-resolve', 0.1, resolve),
  ...line('history-commit', 1.5, commit),
  ...line('history-fork', 2, fork),
  { name: 'history-writers', bar: { kind: 'at-least', ratio: 0.7 }, run: sideBySide },
  { name: 'history-fork-bytes', bar: { kind: 'at-most', ratio: 1 }, run: forkSize },
  ...growthBenches('history', long),
  ...growthBenches('forks', wide),
]
