import { setTimeout as wait } from 'node:timers/promises'
import { addLine, type RoomClient } from '@forkshop/server/src/testing/room-client.ts'

/** Between two words of one person: many times faster than anybody types. */
const PAUSE_MS = 40

/** Somebody who types numbered words into a paragraph of their own. */
export type Typist = {
  /** Types no more; resolves once all that was typed is acknowledged, or the line is lost. */
  readonly rest: () => Promise<void>
  /** Closes the window; answers what was typed, and of it what was acknowledged before. */
  readonly leave: () => { readonly typed: number; readonly acknowledged: readonly string[] }
}

/** Lets somebody type who is in a room and has heard all of it; each word begins with `name`. */
export const startTyping = (client: RoomClient, name: string): Typist => {
  const line = addLine(client.ydoc)
  const typed: string[] = []
  const isLost = Promise.withResolvers<void>()
  let isResting = false
  let isCounting = true
  let acknowledged = 0
  // The server acknowledges in order, one message for each update, which is on its disk by then; the provider
  // counts those that are outstanding.
  client.provider.on('unsyncedChanges', () => {
    if (!isCounting) return
    acknowledged = Math.max(acknowledged, typed.length - client.provider.unsyncedChanges)
  })
  // On another line the provider counts from one again, and the sum would be wrong.
  client.provider.on('disconnect', () => {
    isResting = true
    isCounting = false
    isLost.resolve()
  })
  const typing = (async () => {
    while (!isResting) {
      const word = `${name}w${typed.length}.`
      typed.push(word)
      line.insert(line.length, word)
      await wait(PAUSE_MS)
    }
  })()
  return {
    rest: async () => {
      isResting = true
      await typing
      await Promise.race([client.acknowledged(), isLost.promise])
    },
    leave: () => {
      isResting = true
      isCounting = false
      client.close()
      return { typed: typed.length, acknowledged: typed.slice(0, acknowledged) }
    },
  }
}
