import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { startServer } from '../e2e/running-server.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const connections = 8
const seconds = 2
const requestHeaders = { 'accept-encoding': 'br, gzip', 'accept-language': 'fr' }

type Sent = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> }

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

const startBare = async ({ body, headers }: Sent) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-bench-'))
  await writeFile(path.join(folder, 'body'), body)
  await writeFile(path.join(folder, 'headers'), JSON.stringify(headers))
  const script = fileURLToPath(new URL('./bare-server.ts', import.meta.url))
  const child = spawn(
    process.execPath,
    [script, path.join(folder, 'body'), path.join(folder, 'headers')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [port]: unknown[] = await once(child.stdout, 'data')
  return {
    address: `http://127.0.0.1:${String(port).trim()}/`,
    stop: async () => {
      child.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
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
