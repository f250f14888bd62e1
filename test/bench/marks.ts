/** Words that are told apart in what a server passes on, without reading it as Yjs would. */
export type Marks = {
  /** A new word of a writer, sent now. */
  next(writer: number): string
  /** Looks for words of others in what a client has just received. */
  read(client: number, received: string): void
  /** Milliseconds from the sending to each client that received it, since the last `clear`. */
  delays(): readonly number[]
  clear(): void
}

/** `now` tells milliseconds. */
export const startMarks = (now: () => number = () => performance.now()): Marks => {
  let sent = new Map<string, number>()
  let delays: number[] = []
  let count = 0
  return {
    next(writer) {
      count += 1
      const mark = `~${writer}.${count}~`
      sent.set(mark, now())
      return mark
    },
    read(client, received) {
      for (const [mark, writer] of received.matchAll(/~(\d+)\.\d+~/g)) {
        const start = sent.get(mark)
        if (start !== undefined && Number(writer) !== client) delays.push(now() - start)
      }
    },
    delays: () => delays,
    clear() {
      sent = new Map()
      delays = []
    },
  }
}

export type Due = {
  readonly writer: number
  /** Milliseconds since the start. */
  readonly at: number
}

/** When each of some writers writes, so many times a second: evenly, never two at once. */
export const dueTimes = (writers: number, perSecond: number, seconds: number): readonly Due[] =>
  Array.from({ length: writers * perSecond * seconds }, (_, nth) => ({
    writer: nth % writers,
    at: (nth * 1000) / (writers * perSecond),
  }))
