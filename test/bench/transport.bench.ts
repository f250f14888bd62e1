import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openServices } from '@forkshop/server/src/app/open/open-services.ts'
import { findPage } from '@forkshop/server/src/records/pages/find-page.ts'
import { makePage } from '@forkshop/server/src/features/pages/writing/make-page.ts'
import { startServer } from '../e2e/running-server.ts'
import { git } from './git-floor.ts'
import { longText, revisionsOf } from './long-history.ts'
import { interleave, median, type Bench, type Measured } from './measure.ts'
import { benchSettings } from './settings.ts'

const commits = 1000
const lineages = 50
const looks = 5
const person = { name: 'Somebody', email: 'somebody@example.org' }

const pageText = (title: string): string =>
  `---\nkind: format\ntitle: ${title}\nsummary: A page of the benchmarks.\nlang: en\nlicense: CC-BY-4.0\nduration: PT2H\n---\n\n${longText(0)}`

/** A data folder with so many pages, each first of its own lineage; the first has a long history. */
const libraryOf = async (pages: number): Promise<string> => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'forkshop-bench-'))
  const { services, close } = await openServices(benchSettings(dataDirectory))
  const slugs = Array.from({ length: pages }, (_, at) => `page-${at}`)
  for (const slug of slugs) {
    const about = { slug, reason: 'Start', author: person, maintainer: 'nobody' }
    await makePage(services, { ...about, text: pageText(slug) })
  }
  const { id, lineage, head } = await findPage(services, 'page-0')
  await close()
  const history = revisionsOf(id, { from: head, count: commits - 1 })
  const gitDirectory = join(dataDirectory, 'lineages', `${lineage}.git`)
  await git(gitDirectory, ['fast-import', '--quiet'], history)
  return dataDirectory
}

const clone = async (): Promise<Measured> => {
  const dataDirectory = await libraryOf(1)
  const folder = await mkdtemp(join(tmpdir(), 'forkshop-bench-'))
  const server = await startServer({ demo: false, dataDirectory })
  const plain = join(folder, 'plain.git')
  let count = 0
  const timed = async (source: string, more: readonly string[]): Promise<number> => {
    count += 1
    const start = performance.now()
    await git(folder, ['clone', '--quiet', ...more, source, join(folder, `clone-${count}`)])
    return performance.now() - start
  }
  try {
    const address = `${server.address}/git/page-0.git`
    await git(folder, ['clone', '--quiet', '--bare', address, plain])
    const pairs = await interleave(
      () => timed(address, []),
      () => timed(plain, ['--no-local']),
    )
    const note = `git from disk ${pairs.floor.toFixed(0)}ms, ${commits} revisions`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await server.remove()
    await rm(folder, { recursive: true })
  }
}

const crawlers = 8

/** Clones of strangers: as many that say what they want byte by byte as that read no further. */
const crawl = async (server: string, head: string): Promise<() => void> => {
  const { hostname, port } = new URL(server)
  const want = `want ${head} side-band-64k\n`
  const wants = `${(want.length + 4).toString(16).padStart(4, '0')}${want}00000009done\n`
  const sockets = await Promise.all(
    Array.from({ length: 2 * crawlers }, async (_, at) => {
      const isSilent = at % 2 === 0
      const socket = connect({ host: hostname, port: Number(port) })
      socket.on('error', () => undefined)
      socket.pause()
      await once(socket, 'connect')
      socket.write(
        [
          'POST /git/page-0.git/git-upload-pack HTTP/1.1',
          `Host: ${hostname}:${port}`,
          'Content-Type: application/x-git-upload-pack-request',
          `Content-Length: ${isSilent ? 5000 : wants.length}`,
          '',
          isSilent ? '0fff' : wants,
        ].join('\r\n'),
      )
      // Once git works on it: what it takes to begin is no crawling.
      if (!isSilent) await once(socket, 'readable')
      return socket
    }),
  )
  return () => {
    for (const socket of sockets) socket.destroy()
  }
}

const cloneBesideCrawlers = async (): Promise<Measured> => {
  const dataDirectory = await libraryOf(1)
  const folder = await mkdtemp(join(tmpdir(), 'forkshop-bench-'))
  const server = await startServer({ demo: false, dataDirectory })
  const address = `${server.address}/git/page-0.git`
  let count = 0
  const timed = async (): Promise<number> => {
    count += 1
    const start = performance.now()
    await git(folder, ['clone', '--quiet', address, join(folder, `clone-${count}`)])
    return performance.now() - start
  }
  try {
    const first = join(folder, 'first')
    await git(folder, ['clone', '--quiet', address, first])
    const head = await git(join(first, '.git'), ['rev-parse', 'HEAD'])
    const pairs = await interleave(async () => {
      const stop = await crawl(server.address, head)
      try {
        return await timed()
      } finally {
        stop()
      }
    }, timed)
    const note = `alone ${pairs.floor.toFixed(0)}ms, ${crawlers} silent and ${crawlers} crawling clones`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await server.remove()
    await rm(folder, { recursive: true })
  }
}

const residentMb = async (address: string): Promise<number> => {
  const metrics = await (await fetch(`${address}/metrics`)).text()
  const [, bytes] = /^process_resident_memory_bytes (\d+)/m.exec(metrics) ?? []
  if (bytes === undefined) throw new Error('the server does not tell its memory')
  return Number(bytes) / 1024 / 1024
}

/** Memory of a server whose readers looked at so many pages, each as often as makes one total. */
const memoryWith = async (pages: number): Promise<number> => {
  const dataDirectory = await libraryOf(lineages)
  const server = await startServer({ demo: false, dataDirectory })
  try {
    for (let look = 0; look < looks * lineages; look += 1) {
      const page = `${server.address}/formats/page-${look % pages}`
      for (const at of ['', '/history']) {
        const answer = await fetch(page + at)
        if (!answer.ok) throw new Error(`${page}${at} answered ${answer.status}`)
        await answer.arrayBuffer()
      }
    }
    return await residentMb(server.address)
  } finally {
    await server.remove()
  }
}

const memory = async (): Promise<Measured> => {
  const pairs: { many: number; one: number }[] = []
  for (let round = 0; round < 3; round += 1) {
    pairs.push({ one: await memoryWith(1), many: await memoryWith(lineages) })
  }
  return {
    value: median(pairs.map(({ many }) => many)),
    unit: 'MB',
    ratio: median(pairs.map(({ many, one }) => many / one)),
    note: `${median(pairs.map(({ one }) => one)).toFixed(0)}MB with one lineage`,
  }
}

/** A clone over HTTP against one from disk; what open lineages cost in memory. */
export const benches: readonly Bench[] = [
  { name: 'transport-clone', bar: { kind: 'at-most', ratio: 1.5 }, run: clone },
  { name: 'transport-crawl', bar: { kind: 'at-most', ratio: 1.5 }, run: cloneBesideCrawlers },
  { name: 'transport-memory', bar: { kind: 'at-most', ratio: 1.3 }, run: memory },
]
