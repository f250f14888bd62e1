import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addLine, bodyOf, enterRoom, type RoomClient } from './room-client.ts'
import { prepareDraft, startProcess, type Ticket } from './server-process.ts'

/** What one round of killing a server while two people type has shown. */
export type KillRound = {
  readonly typed: number
  readonly acknowledged: number
  /** Words that were acknowledged and are not there after the restart. */
  readonly lost: readonly string[]
}

/** Milliseconds between two words: faster than anybody types, within what the server takes. */
const PAUSE_MS = 12

/**
 * Starts a real server process, lets two people type, kills it with SIGKILL once `words` of each
 * are acknowledged, closes their windows and looks with a new client what a new process still has.
 */
export const killRound = async (words: number): Promise<KillRound> => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'forkshop-kill-'))
  try {
    const tickets = await prepareDraft(dataDirectory, ['Ann', 'Bo'])
    const first = await startProcess(dataDirectory)
    const writers = await Promise.all(
      tickets.map(async (ticket, index) =>
        startTyping(await enterRoom({ url: first.url, ...ticket }), index === 0 ? 'a' : 'b'),
      ),
    )
    await Promise.all(writers.map((writer) => writer.reached(words)))
    await first.kill()
    const records = writers.map((writer) => writer.stop())
    const kept = await readAfterRestart(dataDirectory, tickets)
    const expected = records.flatMap((record) => record.acknowledged)
    return {
      typed: records.reduce((sum, record) => sum + record.typed, 0),
      acknowledged: expected.length,
      lost: expected.filter((word) => !kept.has(word)),
    }
  } finally {
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

/** Types numbered words at the end of a paragraph of one's own. */
const startTyping = (client: RoomClient, name: string) => {
  const line = addLine(client.ydoc)
  const typed: string[] = []
  let stopped = false
  // Acknowledgements come in order and only count: what is not outstanding was acknowledged.
  const count = () => Math.max(0, typed.length - client.provider.unsyncedChanges)
  const typing = (async () => {
    while (!stopped) {
      const word = `${name}${typed.length}.`
      typed.push(word)
      line.insert(line.length, word)
      await wait(PAUSE_MS)
    }
  })()
  let most = 0
  client.provider.on('unsyncedChanges', () => {
    if (!stopped) most = Math.max(most, count())
  })
  return {
    reached: (words: number) =>
      new Promise<void>((resolve, reject) => {
        client.provider.on('unsyncedChanges', () => {
          if (count() >= words) resolve()
        })
        // A new connection counts from one again, and the sum would be wrong.
        client.refused().then((reason) => reject(new Error(`let go: ${reason}`)), reject)
      }),
    stop: () => {
      stopped = true
      client.close()
      typing.catch(() => {})
      return { typed: typed.length, acknowledged: typed.slice(0, most) }
    },
  }
}

const readAfterRestart = async (
  dataDirectory: string,
  [ticket]: readonly Ticket[],
): Promise<ReadonlySet<string>> => {
  const second = await startProcess(dataDirectory)
  try {
    if (ticket === undefined) throw new Error('nobody has a ticket')
    const reader = await enterRoom({ url: second.url, ...ticket })
    const kept = new Set(bodyOf(reader.ydoc).match(/[ab]\d+\./g))
    reader.close()
    return kept
  } finally {
    await second.kill()
  }
}
