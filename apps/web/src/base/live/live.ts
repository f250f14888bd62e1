import type { LiveEvent, LiveKind } from '@forkshop/api'
import type { LiveNews, LiveSource, OpenLive } from './live-source.ts'

/** Somebody who wants to know. */
export type Watcher = {
  readonly kinds: readonly LiveKind[]
  readonly page: () => string
  /** Something happened, or may have been missed: look again. */
  readonly look: () => void
}

/** What happens, for all parts of one tab. */
export type Live = {
  /** Watches until what it answers is called. */
  readonly watch: (watcher: Watcher) => () => void
  /** Somebody signed in or out: what was known before may not be what they may know. */
  readonly again: () => void
}

/** What of the browser's locks is needed. */
export type LiveLocks = {
  request(name: string, options: LockOptions, work: () => Promise<void>): Promise<void>
}

/** What a tab has of its browser. */
export type LiveSurroundings = {
  readonly open: OpenLive
  /** Null where the browser has none, as at addresses without https: then each tab in sight holds the line. */
  readonly locks: LiveLocks | null
  readonly channel: Pick<
    BroadcastChannel,
    'postMessage' | 'addEventListener' | 'removeEventListener'
  >
  readonly isVisible: () => boolean
  /** Calls when the tab comes into sight, goes out of it, or has a line again; until what it answers is called. */
  readonly onSight: (look: () => void) => () => void
}

/** Between tabs: what one hears it passes on, and who is new asks where the stream stands. */
type Word = LiveNews | { readonly kind: 'where' } | { readonly kind: 'again' }

const LOCK = 'forkshop-live'
/** The server says something every 25 s: whoever hears nothing for so long has a dead line. */
const SILENT_MS = 70_000
/** A tab that holds the line answers at once, unless its browser has put it to sleep. */
const ASLEEP_MS = 3_000
/** Tries after the server has refused, up to the longest. */
const RETRY_MS = { first: 5_000, longest: 60_000 }

/**
 * One connection for all tabs of a browser. The tab that has the lock holds it and passes on what it hears; when it
 * closes, or sleeps, another takes over from the number that it has heard last.
 */
export const createLive = (around: LiveSurroundings): Live => {
  const { channel, locks } = around
  /** Each with whether it knows all up to now. */
  const watchers = new Map<Watcher, boolean>()
  let number: number | null = null
  let source: LiveSource | null = null
  let waiting: AbortController | null = null
  let release = (): void => {}
  let stopSight = (): void => {}
  let silence: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let retryMs = RETRY_MS.first

  const say = (word: Word): void => channel.postMessage(word)
  const lookAll = (concerns: (watcher: Watcher, knows: boolean) => boolean): void => {
    for (const [watcher, knows] of watchers) {
      if (!concerns(watcher, knows)) continue
      watchers.set(watcher, true)
      watcher.look()
    }
  }
  const hearWithin = (ms: number): void => {
    clearTimeout(silence)
    silence = setTimeout(onSilence, ms)
  }

  const hear = (news: LiveNews): void => {
    hearWithin(SILENT_MS)
    retryMs = RETRY_MS.first
    switch (news.kind) {
      case 'place':
        number = news.number
        return lookAll((_, knows) => !knows)
      case 'reset':
        number = news.number
        return lookAll(() => true)
      case 'event':
        if (number !== null && news.event.number <= number) return
        number = news.event.number
        return lookAll((watcher) => isFor(watcher, news.event))
    }
  }

  const connect = (): void => {
    disconnect()
    hearWithin(SILENT_MS)
    source = around.open(number, {
      news: (news) => {
        hear(news)
        say(news)
      },
      closed: () => {
        retry = setTimeout(connect, retryMs)
        retryMs = Math.min(retryMs * 2, RETRY_MS.longest)
      },
    })
  }
  const disconnect = (): void => {
    clearTimeout(retry)
    source?.close()
    source = null
  }

  /** Holds the line while the lock is ours; `steal` takes it from a tab that sleeps. */
  const hold = async (steal: boolean): Promise<void> => {
    if (locks === null) return
    const mine = new AbortController()
    waiting?.abort()
    waiting = mine
    const options = steal ? { steal } : { signal: mine.signal }
    try {
      await locks.request(LOCK, options, () => {
        connect()
        return new Promise<void>((resolve) => {
          release = resolve
        })
      })
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error
      if (waiting !== mine) return
      // taken by another tab while it was ours: wait for our turn again
      disconnect()
      void hold(false)
    }
  }
  const onSilence = (): void => {
    if (source !== null) return connect()
    if (locks !== null && around.isVisible()) void hold(true)
    hearWithin(SILENT_MS)
  }
  /** In sight again: the line may have died meanwhile, and so may the tab that holds it. */
  const onSight = (): void => {
    if (locks === null) {
      if (around.isVisible() === (source === null)) (source === null ? connect : disconnect)()
      return
    }
    if (source === null && around.isVisible()) ask()
  }
  const ask = (): void => {
    say({ kind: 'where' })
    if (locks !== null) hearWithin(ASLEEP_MS)
  }

  const begin = (): void => {
    channel.addEventListener('message', onWord)
    stopSight = around.onSight(onSight)
    void hold(false)
    onSight()
  }
  const end = (): void => {
    channel.removeEventListener('message', onWord)
    stopSight()
    waiting?.abort()
    waiting = null
    release()
    disconnect()
    clearTimeout(silence)
    number = null
  }
  const onWord = ({ data: word }: MessageEvent<Word>): void => {
    switch (word.kind) {
      case 'where':
        if (source !== null && number !== null) say({ kind: 'place', number })
        return
      case 'again':
        return beginAnew()
      case 'event':
      case 'place':
      case 'reset':
        return hear(word)
    }
  }
  const beginAnew = (): void => {
    for (const watcher of watchers.keys()) watchers.set(watcher, false)
    number = null
    if (source !== null) connect()
  }

  return {
    watch(watcher) {
      watchers.set(watcher, false)
      if (watchers.size === 1) begin()
      else if (source !== null && number !== null) lookAll((one) => one === watcher)
      else ask()
      return () => {
        watchers.delete(watcher)
        if (watchers.size === 0) end()
      }
    },
    again() {
      say({ kind: 'again' })
      beginAnew()
    },
  }
}

const isFor = ({ kinds, page }: Watcher, event: LiveEvent): boolean => {
  const names = [event.page, ...(event.formerly ?? [])]
  return kinds.some((kind) => kind === event.kind) && names.includes(page())
}
