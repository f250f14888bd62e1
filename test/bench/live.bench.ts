import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DRAFT_BODY } from '@forkshop/document'
import { addLine, enterRoom, type RoomClient } from '@forkshop/server/src/testing/room-client.ts'
import {
  prepareDraft,
  startProcess,
  startRawRooms,
  type Ticket,
} from '@forkshop/server/src/testing/server-process.ts'
import type * as Y from 'yjs'
import { interleave, percentile, type Bench } from './measure.ts'

const CLIENTS = 50
const WRITERS = 5
const EDITS_A_WRITER = 30
const PAUSE_MS = 100
/** Enough people for fifty windows, as in a workshop. */
const PEOPLE = Array.from({ length: 10 }, (_, index) => `Person${index}`)

type Room = {
  /** Lets the writers type; answers the 95th percentile of edit to another client, in milliseconds. */
  readonly round: () => Promise<number>
  readonly close: () => void
}

/** Fifty clients in one room; the first five write, each in a paragraph of its own. */
const openRoom = async (url: string, tickets: readonly Ticket[]): Promise<Room> => {
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, (_, index) => {
      const ticket = tickets[index % tickets.length]
      if (ticket === undefined) throw new Error('nobody has a ticket')
      return enterRoom({ url, ...ticket })
    }),
  )
  const sent = new Map<string, number>()
  let delays: number[] = []
  for (const client of clients) observe(client, sent, (delay) => delays.push(delay))
  const lines = clients.slice(0, WRITERS).map(({ ydoc }) => addLine(ydoc))
  await Promise.all(clients.map((client) => client.acknowledged()))
  let edits = 0
  const write = async (line: Y.XmlText, offset: number): Promise<void> => {
    await wait(offset)
    for (let edit = 0; edit < EDITS_A_WRITER; edit += 1) {
      const word = `w${(edits += 1)}.`
      sent.set(word, performance.now())
      line.insert(line.length, word)
      await wait(PAUSE_MS)
    }
  }
  return {
    async round() {
      delays = []
      const expected = WRITERS * EDITS_A_WRITER * (CLIENTS - 1)
      await Promise.all(lines.map((line, index) => write(line, (index * PAUSE_MS) / WRITERS)))
      while (delays.length < expected) await wait(10)
      sent.clear()
      return percentile(delays, 0.95)
    },
    close: () => {
      for (const client of clients) client.close()
    },
  }
}

const observe = (
  client: RoomClient,
  sent: ReadonlyMap<string, number>,
  seen: (delayMs: number) => void,
): void => {
  client.ydoc.getXmlFragment(DRAFT_BODY).observeDeep((events, transaction) => {
    if (transaction.local) return
    const now = performance.now()
    for (const event of events) {
      for (const { insert } of event.changes.delta) {
        if (typeof insert !== 'string') continue
        for (const [word] of insert.matchAll(/w\d+\./g)) {
          const start = sent.get(word)
          if (start !== undefined) seen(now - start)
        }
      }
    }
  })
}

/** A live edit to another client against raw Hocuspocus with the same promise: on disk, then passed on. */
export const benches: readonly Bench[] = [
  {
    name: 'live-edit',
    bar: { kind: 'at-most', ratio: 1.2 },
    async run() {
      const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-bench-'))
      const tickets = await prepareDraft(path.join(folder, 'data'), PEOPLE)
      const server = await startProcess(path.join(folder, 'data'))
      const logged = await startRawRooms(path.join(folder, 'log'))
      const memory = await startRawRooms(null)
      const anybody = [{ room: 'room', token: 'x' }]
      const candidate = await openRoom(server.url, tickets)
      const floor = await openRoom(logged.url, anybody)
      const bare = await openRoom(memory.url, anybody)
      try {
        const pairs = await interleave(candidate.round, floor.round)
        const unsafe = await interleave(candidate.round, bare.round, 3)
        return {
          value: pairs.candidate,
          unit: 'ms',
          ratio: pairs.ratio,
          note:
            `raw Hocuspocus with a synced log ${pairs.floor.toFixed(2)}ms; ` +
            `to raw without persistence ${unsafe.ratio.toFixed(3)}`,
        }
      } finally {
        for (const room of [candidate, floor, bare]) room.close()
        await Promise.all([server, logged, memory].map((process) => process.kill()))
        await rm(folder, { recursive: true, force: true })
      }
    },
  },
]
