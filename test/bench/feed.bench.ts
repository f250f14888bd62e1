import autocannon from 'autocannon'
import { startServer } from '../e2e/running-server.ts'
import { startBare } from './bare.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const FEED = '/formats/48h-chrono/history.atom?language=fr'
const SECONDS = 2
const CONNECTIONS = 8

/** How long an answer takes that says that nothing is new, in milliseconds of one connection among eight. */
const notModifiedMs = async (address: string, tag: string): Promise<number> => {
  const result = await autocannon({
    url: address,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { 'if-none-match': tag },
  })
  const answered = result.statusCodeStats?.['304']?.count ?? 0
  if (answered === 0 || answered !== result.requests.total) {
    throw new Error(`${address} answered ${answered} of ${result.requests.total} with 304`)
  }
  return (CONNECTIONS * 1000) / result.requests.average
}

/** A feed that has not changed against a bare server that says so of anything. */
const unchanged = async (): Promise<Measured> => {
  const server = await startServer()
  const address = server.address + FEED
  const first = await fetch(address)
  await first.arrayBuffer()
  const tag = first.headers.get('etag')
  if (tag === null) throw new Error(`${address} has no ETag`)
  const bare = await startBare({ body: Buffer.alloc(0), headers: { etag: tag }, status: 304 })
  try {
    const pairs = await interleave(
      () => notModifiedMs(address, tag),
      () => notModifiedMs(bare.address, tag),
    )
    const note = `bare node:http ${pairs.floor.toFixed(3)}ms`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await bare.stop()
    await server.remove()
  }
}

export const benches: readonly Bench[] = [
  { name: 'feed-304', bar: { kind: 'at-most', ratio: 3 }, run: unchanged },
]
