import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { bodyOf, enterRoom, type RoomClient } from '@forkshop/server/src/testing/room-client.ts'
import { environmentOf, prepareDraft } from '@forkshop/server/src/testing/server-process.ts'
import * as Y from 'yjs'
import { launch, START } from '../bench/launched.ts'
import { median } from '../bench/measure.ts'
import { memoryOf } from '../bench/memory-of.ts'
import { typeOn } from './crowd/type-on.ts'
import { randomFrom, type Soak } from './soak.ts'

const MINUTE_MS = 60_000
const MINUTES = 30
/** The first look is taken after this part of the time: five minutes of thirty. */
const FIRST_LOOK = 1 / 6
const MOST_GROWTH = 1.2
const PEOPLE = Array.from({ length: 50 }, (_, index) => `Person${index}`)
/** Of each look the middle counts: what is thrown away is not thrown away at once. */
const LOOKS = 7
const LOOK_PAUSE_MS = 1_500
/** How long the last words may be under way. */
const PATIENCE_MS = 30_000

/** Memory of the server about now, in MiB. */
const lookAt = async (pid: number): Promise<number> => {
  const seen: number[] = []
  for (let look = 0; look < LOOKS; look += 1) {
    seen.push(memoryOf(pid))
    await wait(LOOK_PAUSE_MS)
  }
  return median(seen)
}

/** Whether all have the same draft as the first, once what is under way has come. */
const areAlike = async (clients: readonly RoomClient[]): Promise<boolean> => {
  const [first, ...others] = clients
  if (first === undefined) return false
  const end = performance.now() + PATIENCE_MS
  const isLike = ({ ydoc }: RoomClient): boolean =>
    Y.equalSnapshots(Y.snapshot(ydoc), Y.snapshot(first.ydoc))
  while (!others.every(isLike) && performance.now() < end) await wait(100)
  return others.every((other) => isLike(other) && bodyOf(other.ydoc) === bodyOf(first.ydoc))
}

/** Fifty people type in one draft for a while: the server does not grow, and all end with the same text. */
export const soaks: readonly Soak[] = [
  {
    name: 'crowd',
    first: 'rounds',
    async run({ seed, rounds, print }) {
      const minutes = rounds ?? MINUTES
      const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-soak-'))
      const tickets = await prepareDraft(folder, PEOPLE)
      const server = await launch(START, environmentOf(folder))
      const clients: RoomClient[] = []
      try {
        let isOver = false
        const faults: string[] = []
        for (const ticket of tickets) {
          clients.push(await enterRoom({ url: server.address, ...ticket }))
        }
        for (const [nth, client] of clients.entries()) {
          client.refused().then(
            (reason) => {
              if (!isOver) faults.push(`${nth} let go of: ${reason}`)
            },
            () => {},
          )
        }
        const typing = clients.map((client, nth) =>
          typeOn(client, { random: randomFrom(seed + nth), isOver: () => isOver }),
        )
        const start = performance.now()
        const until = (part: number): Promise<void> =>
          wait(Math.max(0, start + part * minutes * MINUTE_MS - performance.now()))
        await until(FIRST_LOOK)
        const first = await lookAt(server.pid)
        const passed = ((performance.now() - start) / MINUTE_MS).toFixed(1)
        print(`after ${passed} minutes ${first.toFixed(0)} MiB`)
        await until(1)
        const last = await lookAt(server.pid)
        isOver = true
        await Promise.all(typing)
        await Promise.all(clients.map((client) => client.acknowledged()))
        if (!(await areAlike(clients))) faults.push('not all have the same text')
        const [ticket] = tickets
        if (ticket !== undefined) clients.push(await enterRoom({ url: server.address, ...ticket }))
        if (!(await areAlike(clients))) faults.push('who comes now has another text')
        if (last > MOST_GROWTH * first) faults.push(`grows by more than ${MOST_GROWTH}`)
        for (const fault of faults) print(fault)
        print(
          `after ${minutes} minutes ${last.toFixed(0)} MiB: ${(last / first).toFixed(3)} (at most ${MOST_GROWTH}); ` +
            `${clients.length} people, ${bodyOf(clients[0]?.ydoc ?? new Y.Doc()).length} letters`,
        )
        return faults.length === 0
      } finally {
        for (const client of clients) client.close()
        await server.stop('SIGKILL')
        await rm(folder, { recursive: true, force: true })
      }
    },
  },
]
