import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { EventSourceMessage } from 'eventsource-parser'

/** Somebody who follows what happens, as a browser reads it. */
export type LiveReader = {
  readonly status: number
  /** The next frame; null once the stream has ended. */
  next(): Promise<{ readonly event: string; readonly id: string; readonly data: unknown } | null>
  /** The numbers of the next events, without saying where the stream stands. */
  numbers(count: number): Promise<readonly number[]>
  leave(): Promise<void>
}

/** Opens the stream of a listening server. */
export const readLive = async (
  base: string,
  {
    headers = {},
    since,
    screen,
    notices = false,
  }: {
    readonly headers?: Record<string, string>
    readonly since?: number | string
    /** The event whose screen is followed. */
    readonly screen?: string
    /** Whether what its reader is told themselves is read too, which comes some time after what it is about. */
    readonly notices?: boolean
  } = {},
): Promise<LiveReader> => {
  const leaving = new AbortController()
  const query = new URLSearchParams({
    ...(since !== undefined && { since: String(since) }),
    ...(screen !== undefined && { screen }),
  })
  const answer = await fetch(`${base}/api/v1/live?${String(query)}`, {
    headers,
    signal: leaving.signal,
  })
  const frames = framesOf(answer)
  const next: LiveReader['next'] = async () => {
    const { done, value } = await frames.next()
    if (done === true) return null
    const data: unknown = JSON.parse(value.data)
    if (!notices && Object(data)['kind'] === 'notice') return next()
    return { event: value.event ?? 'message', id: value.id ?? '', data }
  }
  return {
    status: answer.status,
    next,
    numbers: async (count) => {
      const found: number[] = []
      while (found.length < count) {
        const frame = await next()
        if (frame === null) return found
        if (frame.event === 'message') found.push(Number(frame.id))
      }
      return found
    },
    leave: async () => {
      leaving.abort()
      await frames.return(undefined)
    },
  }
}

async function* framesOf(answer: Response): AsyncGenerator<EventSourceMessage> {
  if (answer.body === null || answer.status !== 200) return
  const frames = answer.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
  try {
    yield* frames
  } catch (error) {
    // cut off, by the reader or by the server
    if (error instanceof DOMException || error instanceof TypeError) return
    throw error
  }
}
