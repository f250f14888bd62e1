import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  environmentOf,
  prepareDraft,
  startProcess,
  startRawRooms,
  type Ticket,
} from '@forkshop/server/src/testing/server-process.ts'
import { inFolder } from './in-folder.ts'
import { launch, RAW_ROOMS, START, type Launched } from './launched.ts'
import type { Seat } from './light-client.ts'
import { openCrowd, type LiveCrowd } from './live-crowd.ts'
import { prepareDrafts } from './many-drafts.ts'
import { interleave, median, type Bench, type Measured } from './measure.ts'
import { memoryOf } from './memory-of.ts'

/** Enough people for five hundred windows. */
const PEOPLE = Array.from({ length: 10 }, (_, index) => `Person${index}`)
const SECONDS = 3
/** Takes of each side, after one to warm up. */
const TAKES = 7
const MEMORY_TAKES = 3
/** What a server starts to do once it listens is through by then. */
const SETTLED_MS = 5000

type Line = {
  readonly name: string
  readonly ratio: number
  readonly drafts: number
  /** In each draft; the first of them write. */
  readonly clients: number
  readonly writers: number
  /** Edits of each writer. */
  readonly perSecond: number
}

const lines: readonly Line[] = [
  { name: 'live-100', ratio: 1.2, drafts: 1, clients: 100, writers: 100, perSecond: 1 },
  { name: 'live-200-5', ratio: 1.2, drafts: 1, clients: 200, writers: 5, perSecond: 4 },
  { name: 'live-400', ratio: 1.2, drafts: 1, clients: 400, writers: 5, perSecond: 4 },
  { name: 'live-300-drafts', ratio: 1.5, drafts: 300, clients: 2, writers: 1, perSecond: 1 },
]
const inMemory: Line = {
  name: 'live-memory',
  ratio: 1.3,
  drafts: 1,
  clients: 200,
  writers: 5,
  perSecond: 4,
}

/** A ticket for each client of each draft: of one draft those of its people in turn, of many each owner's. */
const ticketsOf = async (data: string, { drafts, clients }: Line): Promise<readonly Ticket[]> => {
  if (drafts > 1) {
    const owners = await prepareDrafts(data, drafts)
    return owners.flatMap((ticket) => Array.from({ length: clients }, () => ticket))
  }
  const people = await prepareDraft(data, PEOPLE)
  return Array.from({ length: clients }, (_, client) => people[client % people.length] ?? []).flat()
}

const seat = (url: string, tickets: readonly Ticket[]): readonly Seat[] =>
  tickets.map(({ room, token }) => ({ url, room, token }))

const crowdOf = (seats: readonly Seat[], { clients, writers, perSecond }: Line) =>
  openCrowd({
    seats,
    writes: (at) => at % clients < writers,
    perSecond,
    seconds: SECONDS,
  })

/** An edit until another client has it, in our server and in raw Hocuspocus that makes the same promise. */
const delay = (line: Line): Promise<Measured> =>
  inFolder(async (folder) => {
    const data = path.join(folder, 'data')
    const tickets = await ticketsOf(data, line)
    const server = await startProcess(data)
    const raw = await startRawRooms(path.join(folder, 'log'))
    const crowds: LiveCrowd[] = []
    try {
      const candidate = await crowdOf(seat(server.url, tickets), line)
      crowds.push(candidate)
      const floor = await crowdOf(seat(raw.url, tickets), line)
      crowds.push(floor)
      const pairs = await interleave(candidate.round, floor.round, TAKES)
      return {
        value: pairs.candidate,
        unit: 'ms',
        ratio: pairs.ratio,
        note: `raw Hocuspocus with a synced log ${pairs.floor.toFixed(2)}ms`,
      }
    } finally {
      for (const crowd of crowds) crowd.close()
      await Promise.all([server.kill(), raw.kill()])
    }
  })

type Held = { readonly atRest: number; readonly crowded: number }

const held = async (
  { address, pid, stop }: Launched,
  tickets: readonly Ticket[],
): Promise<Held> => {
  try {
    await wait(SETTLED_MS)
    const atRest = memoryOf(pid)
    const crowd = await crowdOf(seat(address, tickets), inMemory)
    const taken: number[] = []
    for (let take = 0; take < MEMORY_TAKES; take += 1) {
      await crowd.round()
      taken.push(memoryOf(pid))
    }
    crowd.close()
    return { atRest, crowded: median(taken) }
  } finally {
    await stop('SIGKILL')
  }
}

/** What a server holds while a crowd is in a draft; Linux alone tells it. */
const memory = (): Promise<Measured> =>
  inFolder(async (folder) => {
    const data = path.join(folder, 'data')
    const tickets = await ticketsOf(data, inMemory)
    const floor = await held(await launch([...RAW_ROOMS, path.join(folder, 'log')]), tickets)
    const ours = await held(await launch(START, environmentOf(data)), tickets)
    const said = ({ atRest, crowded }: Held): string =>
      `${atRest.toFixed(0)} MiB at rest, ${(crowded - atRest).toFixed(0)} MiB for the crowd`
    return {
      value: ours.crowded,
      unit: 'MiB',
      ratio: ours.crowded / floor.crowded,
      note: `${said(ours)}; raw Hocuspocus ${floor.crowded.toFixed(0)} MiB: ${said(floor)}`,
    }
  })

/** Crowds in drafts: the load comes from this process, each server has one of its own. */
export const benches: readonly Bench[] = [
  ...lines.map((line): Bench => ({
    name: line.name,
    bar: { kind: 'at-most', ratio: line.ratio },
    run: () => delay(line),
  })),
  {
    name: inMemory.name,
    bar: { kind: 'at-most', ratio: inMemory.ratio },
    run: memory,
  },
]
