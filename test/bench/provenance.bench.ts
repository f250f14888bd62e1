import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openServices, type OpenServices } from '@forkshop/server/src/app/open/open-services.ts'
import { findPage, type PageRow } from '@forkshop/server/src/records/pages/find-page.ts'
import { makePage } from '@forkshop/server/src/features/pages/writing/make-page.ts'
import { pageIdOf } from '@forkshop/server/src/base/row-ids.ts'
import { provenanceOf } from '@forkshop/server/src/features/provenance/provenance-of.ts'
import { benchSettings } from './settings.ts'
import { syntheticPage } from './synthetic-page.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const few = 100
const many = 10_000
const revisionsPerRound = 10
const rounds = 9
const person = { name: 'Somebody', email: 'somebody@example.org' }

type Long = {
  readonly page: PageRow
  readonly opened: OpenServices
  readonly gitDirectory: string
  readonly next: () => string
  readonly close: () => Promise<void>
}

const run = (name: string, parameters: readonly string[], input: Iterable<string> = []) =>
  new Promise<string>((resolve, reject) => {
    const child = spawn(name, parameters, {
      env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
    })
    const output: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => output.push(data))
    child.stderr.on('data', (data: Buffer) => errors.push(data))
    child.on('error', reject)
    child.on('close', (status) => {
      if (status === 0) resolve(Buffer.concat(output).toString())
      else reject(new Error(`${name} ${parameters[0]}: ${Buffer.concat(errors).toString()}`))
    })
    const feed = input[Symbol.iterator]()
    const write = (): void => {
      for (let part = feed.next(); !part.done; part = feed.next()) {
        if (!child.stdin.write(part.value)) {
          child.stdin.once('drain', write)
          return
        }
      }
      child.stdin.end()
    }
    write()
  })

/** Further revisions on a branch, as `git fast-import` reads them. */
function* stream(
  branch: string,
  from: string,
  { count, next }: { count: number; next: () => string },
) {
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`
  for (let at = 1; at <= count; at += 1) {
    const who = `${person.name} <${person.email}> ${1_600_000_000 + at * 60} +0000`
    yield `commit ${branch}\nauthor ${who}\ncommitter ${who}\n${data(`Change ${at}`)}`
    if (at === 1) yield `from ${from}\n`
    yield `M 100644 inline README.md\n${data(next())}`
  }
}

/** A page with a history of this length, all of whose words have been told. */
const longPage = async (revisions: number): Promise<Long> => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'forkshop-bench-'))
  const next = syntheticPage()
  const first = await openServices(benchSettings(dataDirectory))
  const id = await makePage(first.services, {
    text: next(),
    slug: 'long',
    reason: 'Start',
    author: person,
    maintainer: 'nobody',
  })
  const { lineage } = await findPage(first.services, 'long')
  const from = String(await first.services.library.head(id))
  await first.close()
  const gitDirectory = join(dataDirectory, 'lineages', `${lineage}.git`)
  const branch = `refs/namespaces/${id}/refs/heads/main`
  const more = stream(branch, from, { count: revisions - 1, next })
  await run('git', [`--git-dir=${gitDirectory}`, 'fast-import', '--quiet'], more)
  const opened = await openServices(benchSettings(dataDirectory))
  const page = await findPage(opened.services, 'long')
  const head = await opened.services.library.head(id)
  if (head === null) throw new Error('the page has no head')
  for (let told = await provenanceOf(opened.services, page, head); told.kind === 'partial';) {
    told = await provenanceOf(opened.services, page, head)
  }
  const close = async () => {
    await opened.close()
    await rm(dataDirectory, { recursive: true })
  }
  return { page, opened, gitDirectory, next, close }
}

/** Milliseconds to tell who wrote a new revision: reading, comparing and storing; the commit left out. */
const tell = async ({ page, opened: { services }, next }: Long): Promise<number> => {
  const id = pageIdOf(page.id)
  let spent = 0
  for (let at = 0; at < revisionsPerRound; at += 1) {
    const base = (await services.library.head(id)) ?? undefined
    if (base === undefined) throw new Error('the page has no head')
    const commit = {
      author: person,
      committer: person,
      time: new Date(),
      reason: 'Next',
      trailers: [],
    }
    const outcome = await services.library.commit({
      page: id,
      base,
      text: next(),
      media: [],
      alsoParents: [],
      commit,
    })
    if (outcome.kind !== 'committed') throw new Error(`the commit is ${outcome.kind}`)
    const start = performance.now()
    const told = await provenanceOf(services, page, outcome.revision)
    spent += performance.now() - start
    if (told.kind !== 'known') throw new Error('a new revision is more than one step')
  }
  return spent / revisionsPerRound
}

const blame = async ({ page, gitDirectory }: Long): Promise<number> => {
  const branch = `refs/namespaces/${page.id}/refs/heads/main`
  const start = performance.now()
  await run('git', [`--git-dir=${gitDirectory}`, 'blame', '--porcelain', branch, '--', 'README.md'])
  return performance.now() - start
}

const againstBlame = async (): Promise<Measured> => {
  const long = await longPage(many)
  try {
    const pairs = await interleave(
      () => tell(long),
      () => blame(long),
      rounds,
    )
    const note = `git blame ${pairs.floor.toFixed(0)}ms at ${many} revisions`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await long.close()
  }
}

const growth = async (): Promise<Measured> => {
  const short = await longPage(few)
  const long = await longPage(many)
  try {
    const pairs = await interleave(
      () => tell(long),
      () => tell(short),
      rounds,
    )
    const note = `${pairs.floor.toFixed(2)}ms at ${few} revisions`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await short.close()
    await long.close()
  }
}

/** Who wrote each word of a new revision of a 160-line page, against lines told by git. */
export const benches: readonly Bench[] = [
  { name: 'provenance-revision', bar: { kind: 'at-most', ratio: 0.02 }, run: againstBlame },
  { name: 'provenance-growth', bar: { kind: 'at-most', ratio: 1.5 }, run: growth },
]
