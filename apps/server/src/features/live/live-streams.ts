import type { LiveEvent } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import { actorKey } from '../../base/http/request.ts'
import { eraseOld, readReach, type LiveRow } from '../../records/live/live-log.ts'
import type { ServerEvent, Services } from '../../records/services/services.ts'
import { createBell } from './bell.ts'
import { retryFrame, toEventFrame, toPlaceFrame, toResetFrame } from './frames.ts'
import { createLooks } from './looks.ts'
import { createPlaces, usualLiveLimits } from './places.ts'
import { shownEvent } from './shown-events.ts'

/** Between two words while nothing happens: proxies cut off what is silent for a minute. */
const QUIET_MS = 25_000
const ERASE_MS = 60 * 60_000

export type Reader = {
  /** Who reads now, asked again when rights or sessions change. Null when nobody may go on. */
  readonly again: () => Promise<Actor | null>
  readonly actor: Actor
  readonly address: string
  /** The number after which to go on; null from now on. */
  readonly since: number | null
  /** Aborted when the reader has gone. */
  readonly gone: AbortSignal
  /** What this reader is told of something that happened; what everybody may know of it where it is left out. */
  readonly told?: (row: LiveRow) => Promise<LiveEvent | null>
}

/** The streams of one server. */
export type LiveStreams = {
  /** The frames of one stream, each made when the one before was taken. Throws `too-many` when there are too many. */
  open(reader: Reader): AsyncGenerator<string>
  /** How many are open. */
  count(): number
  /** Ends them all. */
  close(): void
}

/**
 * The streams are their own queue: each knows the number that it told last and reads on from there once its reader has
 * taken what was sent, so that a slow one costs nothing but its place. Those that stand at the same number share a look.
 */
export function createLiveStreams(services: Services, limits = usualLiveLimits): LiveStreams {
  const bell = createBell()
  const closing = new AbortController()
  const places = createPlaces(limits)
  const looks = createLooks(services)
  const rechecks = new Set<(event: ServerEvent) => void>()
  let erased = 0

  const stopListening = services.events.on((event) => {
    looks.forget()
    if (event.kind === 'page-changed') return
    for (const recheck of rechecks) recheck(event)
    bell.ring()
  })
  const eraseAtTimes = async (): Promise<void> => {
    const now = services.clock()
    if (now.getTime() - erased < ERASE_MS) return
    erased = now.getTime()
    try {
      await eraseOld(services.database, now)
    } catch (err) {
      services.log.error({ err }, 'what happened long ago was not erased')
    }
  }
  const erasing = setInterval(() => void eraseAtTimes(), ERASE_MS).unref()

  async function* frames(reader: Reader, leave: () => void): AsyncGenerator<string> {
    const ended = AbortSignal.any([closing.signal, reader.gone])
    let actor = reader.actor
    let isStale = false
    const recheck = (event: ServerEvent): void => {
      isStale ||= concerns(event, actor) || (reader.told !== undefined && isOfRights(event))
    }
    const told =
      reader.told ??
      (async (row: LiveRow) =>
        shownEvent(services, { row, named: await looks.page(row.page), actor }))
    rechecks.add(recheck)
    try {
      yield retryFrame
      await eraseAtTimes()
      const reach = await readReach(services.database)
      const isKept =
        reader.since === null || (reader.since >= reach.gone && reader.since <= reach.last)
      let number = isKept ? (reader.since ?? reach.last) : reach.last
      yield isKept ? toPlaceFrame(number) : toResetFrame(number)
      while (!ended.aborted) {
        const heard = bell.rings()
        if (isStale) {
          isStale = false
          const now = await reader.again()
          if (now === null || keyOf(now) !== keyOf(actor)) return
          actor = now
        }
        const rows = await looks.after(number)
        for (const row of rows) {
          if (ended.aborted || isStale) break
          const event = await told(row)
          number = row.number
          if (event !== null) yield toEventFrame(event)
        }
        if (rows.length > 0) continue
        await bell.wait(heard, QUIET_MS, ended)
        if (heard !== bell.rings() || ended.aborted) continue
        isStale = true
        yield toPlaceFrame(number)
      }
    } finally {
      rechecks.delete(recheck)
      leave()
    }
  }

  return {
    open(reader) {
      const leave = places.take(actorKey(reader.actor, reader.address), reader.actor.kind)
      // frames that nobody has begun to take have no end of their own
      reader.gone.addEventListener('abort', leave, { once: true })
      return frames(reader, leave)
    },
    count: () => places.count(),
    close: () => {
      stopListening()
      clearInterval(erasing)
      closing.abort()
    },
  }
}

/** A session that was renewed is the same; one of another account, or of none, is not. */
function keyOf(actor: Actor): string {
  return actor.kind === 'visitor' ? 'visitor' : `${actor.kind} ${actor.id}`
}

/** Whether what lets somebody read without an account may have ended. */
const isOfRights = ({ kind }: ServerEvent): boolean => kind === 'rights-changed'

/** Whether a change may be one of what this reader is or may. */
function concerns(event: ServerEvent, actor: Actor): boolean {
  switch (event.kind) {
    case 'signed-out':
      return actor.kind === 'account' && actor.id === event.user
    case 'rights-changed':
      return actor.kind !== 'visitor' && (event.user === null || event.user === actorId(actor))
    case 'page-changed':
    case 'announced':
      return false
  }
}

function actorId(actor: Actor): string | null {
  return actor.kind === 'visitor' ? null : actor.id
}
