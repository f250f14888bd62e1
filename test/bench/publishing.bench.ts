import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { randomFrom } from '@forkshop/document/testing'
import { openServices } from '@forkshop/server/src/app/open/open-services.ts'
import { makeFork, makePage } from '../contract/library-examples.ts'
import { startServer } from '../e2e/running-server.ts'
import { commitByGit, startGit } from './git-floor.ts'
import { freshLibrary } from './first-look.ts'
import { longFormat, toText, withChanges, type LongPage } from './long-format.ts'
import { interleave, median, type Bench, type Measured } from './measure.ts'
import { benchSettings } from './settings.ts'
import { signIn } from './sign-in.ts'

const slug = 'repair-cafe'
const revisionsPerRound = 5

type Page = { readonly text: string; readonly revision: { readonly id: string } }
type Published = { readonly revision: { readonly id: string }; readonly unchanged: boolean }

/** Somebody signed in who publishes texts of one page, each on the revision before. */
const signedInWriter = async (address: string) => {
  const cookie = await signIn(address, 'facilitator')
  const headers = { origin: address, 'content-type': 'application/json', cookie }
  const url = `${address}/api/v1/pages/${slug}`
  const first: Page = await (await fetch(url)).json()
  let base = first.revision.id
  return {
    textOf: (mark: string): string => `${first.text}\n${mark}\n`,
    fork: async (title: string): Promise<void> => {
      const answer = await fetch(`${url}/forks`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ title, reason: 'One of our own' }),
      })
      if (!answer.ok) throw new Error(`forking answered ${answer.status}`)
      await answer.arrayBuffer()
    },
    publish: async (text: string): Promise<void> => {
      const answer = await fetch(url, {
        method: 'PUT',
        headers,
        body: JSON.stringify({ text, base, reason: 'One line more' }),
      })
      if (!answer.ok) throw new Error(`publishing answered ${answer.status}`)
      const published: Published = await answer.json()
      if (published.unchanged) throw new Error('publishing changed nothing')
      base = published.revision.id
    },
  }
}

const timed = async (work: (mark: string) => Promise<void>): Promise<number> => {
  const start = performance.now()
  for (let index = 0; index < revisionsPerRound; index += 1) {
    await work(`Line ${index} of ${start}.`)
  }
  return (performance.now() - start) / revisionsPerRound
}

const measure = async (): Promise<Measured> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-bench-'))
  const server = await startServer()
  try {
    const writer = await signedInWriter(server.address)
    await startGit(folder)
    const pairs = await interleave(
      () => timed((mark) => writer.publish(writer.textOf(mark))),
      () => timed((mark) => commitByGit(folder, writer.textOf(mark))),
      9,
    )
    const note = `git ${pairs.floor.toFixed(2)}ms`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await server.remove()
    await rm(folder, { recursive: true })
  }
}

/** A fork over HTTP, and the same fork of the same text in a repository alone. */
const measureFork = async (): Promise<Measured> => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'forkshop-bench-'))
  const server = await startServer()
  const { library, close } = await openServices(benchSettings(dataDirectory))
  try {
    const writer = await signedInWriter(server.address)
    const text = writer.textOf('')
    await makePage(library, 'origin', { text })
    let forks = 0
    const pairs = await interleave(
      () => timed((mark) => writer.fork(mark)),
      () =>
        timed(async () => {
          await makeFork(library, `fork${(forks += 1)}`, 'origin')
        }),
      9,
    )
    const note = `the repository's fork ${pairs.floor.toFixed(2)}ms`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await close()
    await server.remove()
    await rm(dataDirectory, { recursive: true })
  }
}

const WRITERS = 4
const savesPerRound = 10
const fourRounds = 7

/** Saves of 160 lines that wait for nothing but their own page: how long each takes. */
const measureFour = async (): Promise<Measured> => {
  const library = await freshLibrary()
  const random = randomFrom(12)
  const textOf = (slug: string, page: LongPage): string =>
    `---\nkind: format\ntitle: ${slug}\nlang: fr\n---\n\n${toText(page)}`
  const open = async (slug: string) => {
    let page = longFormat(160, random)
    let base = await library.make(slug, textOf(slug, page))
    return async (): Promise<readonly number[]> => {
      const taken: number[] = []
      while (taken.length < savesPerRound) {
        page = withChanges(page, 1, random)
        const start = performance.now()
        base = await library.save(slug, textOf(slug, page), base)
        taken.push(performance.now() - start)
      }
      return taken
    }
  }
  try {
    const writers: (() => Promise<readonly number[]>)[] = []
    for (let at = 0; at < WRITERS; at += 1) writers.push(await open(`page-${at}`))
    const [alone] = writers
    const rates: number[] = []
    const pairs = await interleave(
      async () => {
        const start = performance.now()
        const taken = (await Promise.all(writers.map((write) => write()))).flat()
        rates.push((taken.length / (performance.now() - start)) * 1000)
        return median(taken)
      },
      async () => median((await alone?.()) ?? []),
      fourRounds,
    )
    const note = `alone ${pairs.floor.toFixed(1)}ms; four together ${median(rates).toFixed(0)}/s`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await library.remove()
  }
}

/** Publishing over HTTP, from the request to the answer, against the five-process git commit. */
export const benches: readonly Bench[] = [
  { name: 'publish-http', bar: { kind: 'at-most', ratio: 3 }, run: measure },
  { name: 'fork-http', bar: { kind: 'at-most', ratio: 2.5 }, run: measureFork },
  { name: 'save-four', bar: { kind: 'at-most', ratio: 1.2 }, run: measureFour },
]
