import { liveFrames, type LiveEvent } from '@forkshop/api'

/** When a browser that was cut off tries again. */
const RETRY_MS = 2_000

/** The event stream format of the HTML standard: JSON has no line ends, so that each frame has one line of data. */
const frame = (id: number, data: object, event?: string): string =>
  `${event === undefined ? '' : `event: ${event}\n`}id: ${id}\ndata: ${JSON.stringify(data)}\n\n`

/** Something that happened. */
export const toEventFrame = (event: LiveEvent): string => frame(event.number, event)

/** Where the stream stands: the first frame says how long to wait before trying again, too. */
export const toPlaceFrame = (number: number): string => frame(number, { number }, liveFrames.place)

/** What was asked for is not kept: it goes on from this number. */
export const toResetFrame = (number: number): string => frame(number, { number }, liveFrames.reset)

/** Sent before everything else. */
export const retryFrame = `retry: ${RETRY_MS}\n\n`
