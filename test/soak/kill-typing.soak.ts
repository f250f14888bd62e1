import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  parseDraftToken,
  toDraftToken,
  TOKEN_LIFE_MS,
} from '@forkshop/server/src/features/drafts/draft-token.ts'
import {
  bodyOf,
  enterRoom,
  joinRoom,
  type RoomClient,
} from '@forkshop/server/src/testing/room-client.ts'
import {
  environmentOf,
  prepareDraft,
  startProcess,
  type ServerProcess,
  type Ticket,
} from '@forkshop/server/src/testing/server-process.ts'
import { drawMoment, type Moment } from './kill-typing/moment.ts'
import { startTyping, type Typist } from './kill-typing/typist.ts'
import { randomFrom, type Soak } from './soak.ts'

const KILLS = 50
const PEOPLE = Array.from({ length: 10 }, (_, index) => `Person${index}`)
/** What the server sent before it was killed has been read by then. */
const LAST_WORDS_MS = 50
/** How long all type before they are quiet. */
const BUSY_MS = 600

type Killed = { readonly typed: number; readonly acknowledged: readonly string[] }

/** The same ticket, as if it had been given now. */
const renewed =
  (secret: string) =>
  ({ room, token }: Ticket): Ticket => {
    const grant = parseDraftToken(secret, token, new Date(0))
    if (grant === null) throw new Error('a ticket that the server did not write')
    const expires = Date.now() + TOKEN_LIFE_MS
    return { room, token: toDraftToken(secret, { ...grant, expires }) }
  }

/** Lets people come and type, and kills the server at that moment. Their windows are closed before it is started again. */
const killWhileTyping = async (
  server: ServerProcess,
  tickets: readonly Ticket[],
  { moment, name }: { readonly moment: Moment; readonly name: string },
): Promise<Killed> => {
  const clients: RoomClient[] = []
  const typists: Typist[] = []
  const come = async (ticket: Ticket, nth: number): Promise<void> => {
    const client = joinRoom({ url: server.url, ...ticket })
    clients.push(client)
    await new Promise<void>((resolve) => client.provider.on('synced', () => resolve()))
    await client.acknowledged()
    typists.push(startTyping(client, `${name}p${nth}`))
  }
  const coming = Promise.all(tickets.map(come))
  switch (moment.kind) {
    case 'coming':
      // who does not get in any more waits for a server that is gone
      coming.catch(() => {})
      break
    case 'typing':
      await coming
      break
    case 'storing':
      await coming
      await wait(BUSY_MS)
      await Promise.all(typists.map(({ rest }) => rest()))
  }
  await wait(moment.afterMs)
  await server.kill()
  await wait(LAST_WORDS_MS)
  const told = typists.map(({ leave }) => leave())
  for (const client of clients) client.close()
  return {
    typed: told.reduce((sum, { typed }) => sum + typed, 0),
    acknowledged: told.flatMap(({ acknowledged }) => acknowledged),
  }
}

/** What a new client finds, who has nothing of its own to bring. */
const wordsIn = async (server: ServerProcess, ticket: Ticket): Promise<ReadonlySet<string>> => {
  const reader = await enterRoom({ url: server.url, ...ticket })
  const words = new Set(bodyOf(reader.ydoc).match(/k\d+p\d+w\d+\./g))
  reader.close()
  return words
}

/** Ten people type in one draft of a server that is killed again and again: what was acknowledged stays. */
export const soaks: readonly Soak[] = [
  {
    name: 'kill-typing',
    first: 'rounds',
    async run({ seed, rounds, print }) {
      const random = randomFrom(seed)
      const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-soak-'))
      const given = await prepareDraft(folder, PEOPLE)
      const renew = renewed(environmentOf(folder)['FORKSHOP_SECRET'] ?? '')
      const kills = rounds ?? KILLS
      const acknowledged = new Set<string>()
      const lost = new Set<string>()
      let server = await startProcess(folder)
      try {
        for (let kill = 1; kill <= kills; kill += 1) {
          const tickets = given.map(renew)
          const [reader] = tickets
          if (reader === undefined) throw new Error('nobody has a ticket')
          const moment = drawMoment(random)
          const killed = await killWhileTyping(server, tickets, { moment, name: `k${kill}` })
          server = await startProcess(folder)
          const kept = await wordsIn(server, reader)
          for (const word of killed.acknowledged) acknowledged.add(word)
          const missing = [...acknowledged].filter((word) => !kept.has(word))
          for (const word of missing) lost.add(word)
          print(
            `kill ${kill} (${moment.kind}, ${moment.afterMs} ms): typed ${killed.typed}, ` +
              `acknowledged ${killed.acknowledged.length}, lost ${missing.length}` +
              `${missing.length === 0 ? '' : `: ${missing.slice(0, 5).join(' ')}`}`,
          )
        }
      } finally {
        await server.kill()
        await rm(folder, { recursive: true, force: true })
      }
      print(`${kills} kills, ${acknowledged.size} words acknowledged, ${lost.size} lost`)
      return lost.size === 0
    },
  },
]
