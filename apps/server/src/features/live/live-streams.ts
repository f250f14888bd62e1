import type { LiveEvent } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import type { LastingAnswer, LastingListener } from '../../base/http/lasting-answer.ts'
import { actorKey } from '../../base/http/request.ts'
import { eraseOld, readReach, type LiveRow } from '../../records/live/live-log.ts'
import type { ServerEvent, Services } from '../../records/services/services.ts'
import { retryFrame, toPlaceFrame, toResetFrame } from './frames.ts'
import { BATCH, createLooks, frameOf, rightsOf } from './looks.ts'
import { createPlaces, usualLiveLimits } from './places.ts'

/** Between two words while nothing happens: proxies cut off what is silent for a minute. */
const QUIET_MS = 25_000
/** A reader that takes nothing for so long is cut off, and comes back where it stood. */
const STUCK_MS = 90_000
/** Between two looks at who has been silent or stuck. */
const BEAT_MS = 5_000
const ERASE_MS = 60 * 60_000

export type Reader = {
  /** Who reads now, asked again when rights or sessions change. Null when nobody may go on. */
  readonly again: () => Promise<Actor | null>
  readonly actor: Actor
  readonly address: string
  /** The number after which to go on; null from now on. */
  readonly since: number | null
  /** What this reader is told of something that happened; what everybody may know of it where it is left out. */
  readonly told?: (row: LiveRow) => Promise<LiveEvent | null>
}

/** A reader who has a place, and where they stand. At rest it is all that a stream holds: no promise, no timer. */
export type LiveStream = Reader & {
  /** Where its frames go; null before the first. */
  answer: LastingAnswer | null
  actor: Actor
  rights: string
  /** The number that was told last. */
  number: number
  /** Who reads, and what they may, is to be asked again. */
  isStale: boolean
  /** It is to say where it stands. */
  isDue: boolean
  isUnderWay: boolean
  /** What was sent waits for the reader to take it. */
  isWaiting: boolean
  hasEnded: boolean
  /** When something was written last, in milliseconds of `performance.now`. */
  wrote: number
  readonly leave: () => void
}

/** Begins the answer that the frames go into; null where the reader has gone. */
export type BeginAnswer = (listener: LastingListener) => Promise<LastingAnswer | null>

/** The streams of one server. */
export type LiveStreams = {
  /** Gives a reader a place. Throws `too-many` when there are too many. */
  open(reader: Reader): LiveStream
  /** Says where it begins, and goes on from there. Throws what the records throw; then nothing was said. */
  begin(stream: LiveStream, answer: BeginAnswer): Promise<void>
  /** Lets those speak who were silent for long, and cuts off who is stuck; done every few seconds. */
  beat(now: number): void
  /** How many are open. */
  count(): number
  /** Ends them all. */
  close(): void
}

/**
 * The streams are their own queue: each knows the number that it told last and reads on from there once its reader has
 * taken what was sent, so that a slow one costs nothing but its place. Those that stand at the same number share a look,
 * and those of the same rights what they are told.
 */
export function createLiveStreams(services: Services, limits = usualLiveLimits): LiveStreams {
  const places = createPlaces(limits)
  const looks = createLooks(services)
  const streams = new Set<LiveStream>()
  let rings = 0
  let erased = 0
  let isClosing = false

  const stopListening = services.events.on((event) => {
    looks.forget()
    if (event.kind === 'page-changed') return
    rings += 1
    for (const stream of streams) {
      stream.isStale ||= concerns(event, stream)
      void goOn(stream)
    }
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
  const beating = setInterval(() => beat(performance.now()), BEAT_MS).unref()

  /** False when the reader has to take what was sent before anything else is made. */
  const say = (stream: LiveStream, frame: Uint8Array | string): boolean => {
    stream.wrote = performance.now()
    stream.isWaiting = stream.answer?.write(frame) === false
    return !stream.isWaiting
  }
  const leave = (stream: LiveStream): void => {
    stream.hasEnded = true
    streams.delete(stream)
    stream.leave()
  }
  const end = (stream: LiveStream): void => {
    leave(stream)
    stream.answer?.end()
  }
  const cut = (stream: LiveStream): void => {
    leave(stream)
    stream.answer?.cut()
  }

  /** Whether the reader is still who they were. */
  const isSame = async (stream: LiveStream): Promise<boolean> => {
    stream.isStale = false
    const now = await stream.again()
    if (now === null || keyOf(now) !== keyOf(stream.actor)) return false
    stream.actor = now
    stream.rights = rightsOf(now)
    return true
  }
  /** Tells rows in their order until one is to be looked at again, or the reader to be waited for. */
  const tell = async (stream: LiveStream, rows: readonly LiveRow[]): Promise<void> => {
    for (const row of rows) {
      const frame = stream.told ? frameOf(await stream.told(row)) : await looks.frame(row, stream)
      if (stream.hasEnded || stream.isStale) return
      stream.number = row.number
      if (frame !== null && !say(stream, frame)) return
    }
  }
  /** Goes on until there is nothing to say. It leaves in the same step in which it saw that nobody rang meanwhile. */
  const advance = async (stream: LiveStream): Promise<void> => {
    stream.isUnderWay = true
    try {
      for (;;) {
        const heard = rings
        if (stream.isStale && !(await isSame(stream))) return end(stream)
        if (stream.hasEnded) return
        const rows = await looks.after(stream.number)
        await tell(stream, rows)
        if (stream.hasEnded || stream.isWaiting) return
        if (stream.isStale || heard !== rings || rows.length === BATCH) continue
        if (!stream.isDue) return
        stream.isDue = false
        if (rows.length === 0 && !say(stream, toPlaceFrame(stream.number))) return
      }
    } finally {
      stream.isUnderWay = false
    }
  }
  const goOn = async (stream: LiveStream): Promise<void> => {
    if (stream.answer === null || stream.isUnderWay || stream.isWaiting || stream.hasEnded) return
    try {
      await advance(stream)
    } catch (err) {
      // what was told is known by its number: the reader comes back for the rest
      services.log.error({ err }, 'a stream of what happens was cut off')
      cut(stream)
    }
  }
  /** Holds nothing but the stream: what is made where a reply is at hand would hold that too. */
  const listenerOf = (stream: LiveStream): LastingListener => ({
    taken: () => {
      stream.isWaiting = false
      void goOn(stream)
    },
    ended: () => leave(stream),
  })
  const beat = (now: number): void => {
    for (const stream of streams) {
      if (stream.isWaiting) {
        if (now - stream.wrote >= STUCK_MS) cut(stream)
      } else if (now - stream.wrote >= QUIET_MS) {
        stream.isStale = true
        stream.isDue = true
        void goOn(stream)
      }
    }
  }

  return {
    open(reader) {
      const stream: LiveStream = {
        ...reader,
        leave: places.take(actorKey(reader.actor, reader.address), reader.actor.kind),
        rights: rightsOf(reader.actor),
        answer: null,
        number: 0,
        isStale: false,
        isDue: false,
        isUnderWay: false,
        isWaiting: false,
        hasEnded: false,
        wrote: performance.now(),
      }
      streams.add(stream)
      return stream
    },
    async begin(stream, answer) {
      try {
        await eraseAtTimes()
        const reach = await readReach(services.database)
        const since = stream.since ?? reach.last
        const isKept = since >= reach.gone && since <= reach.last
        stream.number = isKept ? since : reach.last
        stream.answer = await answer(listenerOf(stream))
        if (stream.answer === null || isClosing) return end(stream)
        say(stream, retryFrame + (isKept ? toPlaceFrame : toResetFrame)(stream.number))
        void goOn(stream)
      } catch (error) {
        leave(stream)
        throw error
      }
    },
    beat,
    count: () => places.count(),
    close: () => {
      isClosing = true
      stopListening()
      clearInterval(erasing)
      clearInterval(beating)
      for (const stream of streams) end(stream)
    },
  }
}

/** A session that was renewed is the same; one of another account, or of none, is not. */
function keyOf(actor: Actor): string {
  return actor.kind === 'visitor' ? 'visitor' : `${actor.kind} ${actor.id}`
}

/** Whether a change may be one of what this reader is or may, or of what lets them read without an account. */
function concerns(event: ServerEvent, { actor, told }: LiveStream): boolean {
  switch (event.kind) {
    case 'signed-out':
      return actor.kind === 'account' && actor.id === event.user
    case 'rights-changed':
      return told !== undefined || (actor.kind !== 'visitor' && isAbout(event, actor.id))
    case 'page-changed':
    case 'announced':
    case 'upstream-counted':
    case 'upstream-unknown':
      return false
  }
}

function isAbout({ user }: { readonly user: string | null }, id: string): boolean {
  return user === null || user === id
}
