import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gitLibrary } from '@forkshop/repository'
import type { GitLibrary } from '@forkshop/repository'
import { sqliteDatabase } from '../contract/library-databases.ts'
import { makePage, pageId, write } from '../contract/library-examples.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const revisionsPerRound = 10
const rounds = 9
const page = pageId('page')

/** A page of about 12 KB, as a workshop format is, with one line that differs by revision. */
const textOf = (revision: number): string => {
  const line = (index: number): string =>
    `${index}. A step of the workshop takes its time, and somebody leads it.\n`
  const lines = Array.from({ length: 180 }, (_, index) => line(index))
  lines[revision % lines.length] = `Changed by revision ${revision} at ${performance.now()}.\n`
  return lines.join('')
}

/** Runs git with the settings of the floor: every object and ref is synced. */
const git = (directory: string, parameters: readonly string[], input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const settings = ['-c', 'core.fsync=committed,reference']
    const child = spawn('git', [`--git-dir=${directory}`, ...settings, ...parameters], {
      env: {
        PATH: process.env['PATH'],
        HOME: '/nonexistent',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Somebody',
        GIT_AUTHOR_EMAIL: 'somebody@example.org',
        GIT_COMMITTER_NAME: 'Somebody',
        GIT_COMMITTER_EMAIL: 'somebody@example.org',
      },
    })
    let output = ''
    let errors = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
    child.on('error', reject)
    child.on('close', (status) => {
      if (status === 0) resolve(output.trim())
      else reject(new Error(`git ${parameters[0]}: ${errors}`))
    })
    // A command that reads nothing may be gone before its input ends.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })

/** One revision by five git processes, as a script would make it. */
const commitByGit = async (directory: string, revision: number): Promise<void> => {
  const ref = 'refs/heads/main'
  const head = await git(directory, ['rev-parse', ref])
  const blob = await git(directory, ['hash-object', '-w', '--stdin'], textOf(revision))
  const tree = await git(directory, ['mktree'], `100644 blob ${blob}\tREADME.md\n`)
  const commit = await git(directory, ['commit-tree', tree, '-p', head, '-m', 'change'])
  await git(directory, ['update-ref', ref, commit, head])
}

const startGit = async (directory: string): Promise<void> => {
  await git(directory, ['init', '--bare', '-q'])
  const tree = await git(directory, ['mktree'])
  const commit = await git(directory, ['commit-tree', tree, '-m', 'first'])
  await git(directory, ['update-ref', 'refs/heads/main', commit])
}

const timed = async (work: (revision: number) => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  for (let index = 0; index < revisionsPerRound; index += 1) await work(index)
  return (performance.now() - start) / revisionsPerRound
}

const commitByLibrary = (library: GitLibrary, revision: number): Promise<unknown> =>
  write(library, page, textOf(revision))

const measure = async (): Promise<Measured> => {
  const folder = await mkdtemp(join(tmpdir(), 'forkshop-bench-'))
  const floorDirectory = join(folder, 'floor.git')
  const connection = sqliteDatabase(join(folder, 'index.sqlite'))
  const { database } = connection
  const library = await gitLibrary({ directory: join(folder, 'lineages'), database })
  try {
    await startGit(floorDirectory)
    await makePage(library, page)
    const pairs = await interleave(
      () => timed((revision) => commitByLibrary(library, revision)),
      () => timed((revision) => commitByGit(floorDirectory, revision)),
      rounds,
    )
    const note = `git ${pairs.floor.toFixed(2)}ms`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await library.close()
    await connection.close()
    await rm(folder, { recursive: true })
  }
}

/** One durable revision, validation and index included, against the five-process git commit. */
export const benches: readonly Bench[] = [
  { name: 'repository-revision', bar: { kind: 'at-most', ratio: 1.5 }, run: measure },
]
