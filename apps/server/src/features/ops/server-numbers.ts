import { Counter, Gauge, type Registry } from 'prom-client'

/** What a cache gave, had to have made, and let go before anybody asked again. */
export type CacheCounts = {
  readonly hits: number
  readonly misses: number
  readonly drops: number
}

/** What a server counts for itself, read when somebody asks for its numbers. */
export type ServerNumbers = {
  readonly caches: () => Readonly<Record<string, CacheCounts>>
  /** Pages drawn, and readers who were given what was being made for another. */
  readonly pages: () => { readonly drawn: number; readonly joined: number }
  /** Who waits in which line. */
  readonly waiting: () => Readonly<Record<string, number>>
  /** Seconds in which threads had something to do, ended ones included. */
  readonly busySeconds: () => Readonly<Record<string, number>>
}

/** Puts a server's own numbers beside those of its process. */
export function tellNumbers(registry: Registry, numbers: ServerNumbers): void {
  const registers = [registry]
  new Counter({
    name: 'forkshop_cache_total',
    help: 'What caches gave (hit), had to have made (miss) and let go (drop)',
    labelNames: ['cache', 'result'],
    registers,
    collect() {
      this.reset()
      for (const [cache, { hits, misses, drops }] of Object.entries(numbers.caches())) {
        this.inc({ cache, result: 'hit' }, hits)
        this.inc({ cache, result: 'miss' }, misses)
        this.inc({ cache, result: 'drop' }, drops)
      }
    },
  })
  new Counter({
    name: 'forkshop_pages_drawn_total',
    help: 'Pages for people that were drawn',
    registers,
    collect() {
      this.reset()
      this.inc(numbers.pages().drawn)
    },
  })
  new Counter({
    name: 'forkshop_pages_joined_total',
    help: 'Requests that were given the page that was being made for another',
    registers,
    collect() {
      this.reset()
      this.inc(numbers.pages().joined)
    },
  })
  new Gauge({
    name: 'forkshop_waiting',
    help: 'Who waits for a turn',
    labelNames: ['line'],
    registers,
    collect() {
      for (const [line, count] of Object.entries(numbers.waiting())) this.set({ line }, count)
    },
  })
  new Counter({
    name: 'forkshop_thread_busy_seconds_total',
    help: 'Seconds in which threads of a kind had something to do',
    labelNames: ['thread'],
    registers,
    collect() {
      this.reset()
      for (const [thread, seconds] of Object.entries(numbers.busySeconds())) {
        this.inc({ thread }, seconds)
      }
    },
  })
}
