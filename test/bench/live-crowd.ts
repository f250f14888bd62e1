import { setTimeout as wait } from 'node:timers/promises'
import { addLine } from '@forkshop/server/src/testing/room-client.ts'
import * as Y from 'yjs'
import { sitDown, type LightClient, type Seat } from './light-client.ts'
import { dueTimes, startMarks } from './marks.ts'
import { percentile } from './measure.ts'

/** Who comes at once to a server: a class, not a stampede. */
const AT_ONCE = 20
/** How long what was written may be under way before it counts as lost. */
const PATIENCE_MS = 15_000
/** What all have said hello with is through by then. */
const HELLO_MS = 150

/** People in rooms, of whom some write. */
export type LiveCrowd = {
  /** Lets the writers write; answers the 95th percentile of an edit to another client, in milliseconds. */
  readonly round: () => Promise<number>
  readonly close: () => void
}

export type CrowdOptions = {
  readonly seats: readonly Seat[]
  /** Whether who sits there writes. */
  readonly writes: (seat: number) => boolean
  /** Edits of each writer. */
  readonly perSecond: number
  readonly seconds: number
}

/** Seats a crowd, each writer with a paragraph of their own. */
export const openCrowd = async (options: CrowdOptions): Promise<LiveCrowd> => {
  const { seats, writes, perSecond, seconds } = options
  const marks = startMarks()
  const clients: LightClient[] = []
  for (let first = 0; first < seats.length; first += AT_ONCE) {
    const group = seats.slice(first, first + AT_ONCE)
    clients.push(
      ...(await Promise.all(
        group.map((seat, nth) => sitDown(seat, (said) => marks.read(first + nth, said))),
      )),
    )
  }
  const inRoom = Map.groupBy(seats, ({ room }) => room)
  const writers = clients.flatMap((client, seat) =>
    writes(seat) ? [{ seat, write: lineOf(client), others: othersOf(inRoom, seats[seat]) }] : [],
  )
  const due = dueTimes(writers.length, perSecond, seconds)
  const expected = due.reduce((sum, { writer }) => sum + (writers[writer]?.others ?? 0), 0)
  return {
    async round() {
      marks.clear()
      for (const client of clients) client.greet()
      await wait(HELLO_MS)
      const start = performance.now()
      for (const { writer, at } of due) {
        const left = start + at - performance.now()
        if (left > 1) await wait(left)
        const one = writers[writer]
        one?.write(marks.next(one.seat))
      }
      const end = performance.now() + PATIENCE_MS
      while (marks.delays().length < expected && performance.now() < end) await wait(10)
      const { length } = marks.delays()
      if (length < expected) throw new Error(`${expected - length} of ${expected} never came`)
      return percentile(marks.delays(), 0.95)
    },
    close: () => {
      for (const client of clients) client.close()
    },
  }
}

const othersOf = (inRoom: ReadonlyMap<string, readonly Seat[]>, seat: Seat | undefined): number =>
  (inRoom.get(seat?.room ?? '')?.length ?? 1) - 1

/** A paragraph of the client's own; answers what adds a word to it. */
const lineOf = (client: LightClient): ((word: string) => void) => {
  const ydoc = new Y.Doc()
  ydoc.on('update', (update) => client.send(update))
  const line = addLine(ydoc)
  return (word) => line.insert(line.length, word)
}
