import { get } from 'node:http'
import autocannon from 'autocannon'
import { startServer } from '../e2e/running-server.ts'
import { startBare, type Sent } from './bare.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const connections = 8
const seconds = 2
const requestHeaders = { 'accept-encoding': 'br, gzip', 'accept-language': 'fr' }

/** The bytes as they travel, still compressed. */
const fetchRaw = (address: string): Promise<Sent> =>
  new Promise((resolve, reject) => {
    get(address, { headers: requestHeaders }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode !== 200) reject(new Error(`${address}: ${response.statusCode}`))
        const headers = Object.entries(response.headers).flatMap(([name, value]) =>
          typeof value === 'string' &&
          !['connection', 'keep-alive', 'content-length', 'transfer-encoding'].includes(name)
            ? [[name, value] as const]
            : [],
        )
        resolve({ body: Buffer.concat(chunks), headers: Object.fromEntries(headers) })
      })
    }).on('error', reject)
  })

const requestsPerSecond = async (address: string): Promise<number> => {
  const result = await autocannon({
    url: address,
    connections,
    duration: seconds,
    headers: requestHeaders,
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${address} answered with errors`)
  return result.requests.average
}

const compareWithBare = async (pathname: string): Promise<Measured> => {
  const server = await startServer()
  const address = server.address + pathname
  const bare = await startBare(await fetchRaw(address))
  try {
    const pairs = await interleave(
      () => requestsPerSecond(address),
      () => requestsPerSecond(bare.address),
    )
    return {
      value: pairs.candidate,
      unit: '/s',
      ratio: pairs.ratio,
      note: `bare node:http ${pairs.floor.toFixed(0)}/s`,
    }
  } finally {
    await bare.stop()
    await server.remove()
  }
}

/** Reading pages and raw text against a bare `node:http` server that sends the same bytes. */
export const benches: readonly Bench[] = [
  {
    name: 'read-page',
    bar: { kind: 'at-least', ratio: 0.4 },
    run: () => compareWithBare('/formats/48h-chrono'),
  },
  {
    name: 'read-raw',
    bar: { kind: 'at-least', ratio: 0.4 },
    run: () => compareWithBare('/api/v1/pages/48h-chrono/raw'),
  },
]
