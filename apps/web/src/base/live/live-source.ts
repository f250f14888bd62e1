import { liveFrames, livePath, type LiveEvent } from '@forkshop/api'

/** What came down the line: something happened, where the stream stands, or that what was missed is kept no more. */
export type LiveNews =
  | { readonly kind: 'event'; readonly event: LiveEvent }
  | { readonly kind: 'place'; readonly number: number }
  | { readonly kind: 'reset'; readonly number: number }

/** A connection to the stream; `closed` is told when it will not come back by itself. */
export type LiveSource = { readonly close: () => void }
export type OpenLive = (
  since: number | null,
  on: { readonly news: (news: LiveNews) => void; readonly closed: () => void },
) => LiveSource

const textOf = (value: unknown, key: string): string => {
  const found: unknown = Object(value)[key]
  return typeof found === 'string' ? found : ''
}

/** Reads the data of a frame; null where it is not one that we know. */
export const readNews = (frame: string, data: string): LiveNews | null => {
  const value: unknown = JSON.parse(data)
  const number: unknown = Object(value)['number']
  if (typeof number !== 'number') return null
  if (frame === liveFrames.place) return { kind: 'place', number }
  if (frame === liveFrames.reset) return { kind: 'reset', number }
  const known: unknown = Object(value)['formerly']
  const formerly = Array.isArray(known) ? known.filter((one) => typeof one === 'string') : []
  const told = { kind: textOf(value, 'kind'), page: textOf(value, 'page'), id: textOf(value, 'id') }
  return { kind: 'event', event: { number, ...told, formerly } }
}

/** Opens the stream of everybody, or one that its query names (`screen`). */
export const openLiveAt =
  (asked: Readonly<Record<string, string>>): OpenLive =>
  (since, on) =>
    follow(new URLSearchParams({ ...asked, ...(since !== null && { since: String(since) }) }), on)

/** Opens the stream of everybody. */
export const openLive: OpenLive = openLiveAt({})

/** Follows with the browser's own means, which come back by themselves after most cuts. */
const follow = (query: URLSearchParams, { news, closed }: Parameters<OpenLive>[1]): LiveSource => {
  const source = new EventSource(`/api/v1${livePath}${query.size === 0 ? '' : `?${query}`}`)
  for (const frame of ['message', liveFrames.place, liveFrames.reset]) {
    source.addEventListener(frame, ({ data }: MessageEvent<string>) => {
      const read = readNews(frame, data)
      if (read !== null) news(read)
    })
  }
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) closed()
  })
  return { close: () => source.close() }
}
