import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  enterRoom,
  writeParagraph,
  type RoomClient,
} from '@forkshop/server/src/testing/room-client.ts'
import {
  environmentOf,
  prepareDraft,
  type Ticket,
} from '@forkshop/server/src/testing/server-process.ts'
import { crowdLibrary, distinctPages } from './crowd-library.ts'
import { startCrowd } from './crowd-task.ts'
import { inFolder } from './in-folder.ts'
import { launch, RAW_ROOMS, START, type Launched } from './launched.ts'
import { manyPages } from './many-pages.ts'
import { median, type Bench, type Measured } from './measure.ts'
import { memoryOf } from './memory-of.ts'

const BARE = ['node', fileURLToPath(new URL('./bare-listen.mjs', import.meta.url))]
const PEOPLE = Array.from({ length: 10 }, (_, index) => `Person${index}`)
const CLIENTS = 200
const WRITERS = 5
const PARAGRAPHS = 20
const PAGES = 4000
const FORMATS = 60
/** What a server starts to do once it listens is through by then. */
const SETTLED_MS = 5000
/** Threads without work have ended by then. */
const IDLE_MS = 100_000
const LISTEN_MS = 2000
const REST_MIB = 150

const during = async <Result>(
  launched: Launched,
  work: (launched: Launched) => Promise<Result>,
): Promise<Result> => {
  try {
    return await work(launched)
  } finally {
    await launched.stop()
  }
}

/** The middle of three starts, the first of all left out: it fills caches. */
const listenMs = async (
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
  signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<number> => {
  const taken: number[] = []
  for (let round = 0; round < 4; round += 1) {
    const launched = await launch(command, environment)
    taken.push(launched.listenMs)
    await launched.stop(signal)
  }
  return median(taken.slice(1))
}

const warmStart = (): Promise<Measured> =>
  inFolder(async (folder) => {
    const environment = { FORKSHOP_DATA: path.join(folder, 'data') }
    const bare = await listenMs(BARE, {})
    const tools = await listenMs(START, environment)
    const value = await listenMs(['npm', 'start'], environment)
    return {
      value,
      unit: 'ms',
      ratio: value / LISTEN_MS,
      note:
        `of ${LISTEN_MS} ms; npm ${(value - tools).toFixed(0)} ms, the rest without it ` +
        `${tools.toFixed(0)} ms, a bare node:http server ${bare.toFixed(0)} ms`,
    }
  })

const restart = (): Promise<Measured> =>
  inFolder(async (folder) => {
    const data = await manyPages(folder, PAGES)
    const environment = { FORKSHOP_DATA: data, FORKSHOP_DEMO: '0' }
    const value = await listenMs(START, environment, 'SIGKILL')
    return { value, unit: 'ms', ratio: value / LISTEN_MS, note: `of ${LISTEN_MS} ms` }
  })

const restingMib = async (command: readonly string[]): Promise<number> =>
  during(await launch(command), async ({ pid }) => {
    await wait(SETTLED_MS)
    return memoryOf(pid)
  })

const rest = (): Promise<Measured> =>
  inFolder(async (folder) => {
    const environment = { FORKSHOP_DATA: path.join(folder, 'data') }
    // The first start makes the demo library.
    await (await launch(START, environment)).stop()
    const resting = async ({ pid, address }: Launched): Promise<readonly [number, number]> => {
      await wait(SETTLED_MS)
      const atRest = memoryOf(pid)
      await (await fetch(address)).arrayBuffer()
      await wait(SETTLED_MS)
      return [atRest, memoryOf(pid)]
    }
    const [value, afterPage] = await during(await launch(START, environment), resting)
    const [bare, raw] = [await restingMib(BARE), await restingMib(RAW_ROOMS)]
    return {
      value,
      unit: 'MiB',
      ratio: value / REST_MIB,
      note:
        `of ${REST_MIB} MiB, of all processes; ${afterPage.toFixed(0)} MiB after one page; a bare ` +
        `node:http server ${bare.toFixed(0)} MiB, raw Hocuspocus ${raw.toFixed(0)} MiB`,
    }
  })

/** Memory of a server with so many people in one room, of whom some have written. */
const withClients = async (
  { address, pid }: Launched,
  tickets: readonly Ticket[],
): Promise<number> => {
  const clients: RoomClient[] = []
  for (let at = 0; at < CLIENTS; at += 1) {
    const ticket = tickets[at % tickets.length]
    if (ticket === undefined) throw new Error('nobody has a ticket')
    clients.push(await enterRoom({ url: address, ...ticket }))
  }
  const writers = clients.slice(0, WRITERS)
  for (let round = 0; round < PARAGRAPHS; round += 1) {
    for (const { ydoc } of writers) writeParagraph(ydoc, `Words of round ${round}.`)
    await Promise.all(writers.map((writer) => writer.acknowledged()))
  }
  await wait(SETTLED_MS)
  const memory = memoryOf(pid)
  for (const client of clients) client.close()
  return memory
}

const live = (): Promise<Measured> =>
  inFolder(async (folder) => {
    const data = path.join(folder, 'data')
    const tickets = await prepareDraft(data, PEOPLE)
    const floor = await during(await launch(RAW_ROOMS), (launched) =>
      withClients(launched, [{ room: 'room', token: 'x' }]),
    )
    const value = await during(await launch(START, environmentOf(data)), (launched) =>
      withClients(launched, tickets),
    )
    const bar = 1.5 * floor + 100
    return {
      value,
      unit: 'MiB',
      ratio: value / bar,
      note: `${CLIENTS} clients, at most 1.5 x raw Hocuspocus ${floor.toFixed(0)} MiB and 100 MiB`,
    }
  })

/** How much more a server holds some time after a crowd has gone than before, with what is ready for the next one. */
const afterBurst = async (): Promise<Measured> => {
  const data = await crowdLibrary(FORMATS)
  try {
    const environment = { FORKSHOP_DATA: data, FORKSHOP_DEMO: '0' }
    return await during(await launch(START, environment), async ({ pid, address }) => {
      await wait(SETTLED_MS)
      const before = memoryOf(pid)
      const addresses = distinctPages(FORMATS).map((page) => address + page)
      await startCrowd({ kind: 'flood', addresses, language: 'fr' }).end()
      const burst = memoryOf(pid)
      await wait(IDLE_MS)
      const value = memoryOf(pid)
      return {
        value,
        unit: 'MiB',
        ratio: value / before,
        note:
          `${before.toFixed(0)} MiB before ${addresses.length} pages that nobody had read, ` +
          `${burst.toFixed(0)} MiB as they were sent; these are ready now`,
      }
    })
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

/** What a server takes of a machine, and how soon it is there. Memory is told by Linux alone. */
export const benches: readonly Bench[] = [
  { name: 'light-listen', bar: { kind: 'at-most', ratio: 1 }, run: warmStart },
  { name: 'light-restart', bar: { kind: 'at-most', ratio: 1 }, run: restart },
  { name: 'light-rest', bar: { kind: 'at-most', ratio: 1 }, run: rest },
  { name: 'light-live', bar: { kind: 'at-most', ratio: 1 }, run: live },
  { name: 'light-after-burst', bar: { kind: 'at-most', ratio: 2 }, run: afterBurst },
]
