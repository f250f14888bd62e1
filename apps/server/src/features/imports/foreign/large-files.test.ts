import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, expect, test } from 'vitest'
import { addUser, signIn, testServer } from '../../../testing/test-server.ts'
import { plainLimits } from '../plain-limits.ts'
import { openForeignDesk } from './foreign-desk.ts'
import { openOne } from './one-file.ts'

const HUGE = 500_000_000
const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-large-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** 500 MB that take no room on the disk. */
const hollow = (name: string): string => {
  const file = path.join(folder, name)
  writeFileSync(file, Buffer.from('PK\x03\x04', 'latin1'))
  truncateSync(file, HUGE)
  return file
}

test('a document of 500 MB is refused before it is read', async () => {
  const file = hollow('a.docx')
  const before = process.memoryUsage().arrayBuffers
  await expect(openOne(file, 'a.docx', plainLimits)).rejects.toMatchObject({ code: 'too-large' })
  expect(await openForeignDesk().read({ path: file, name: 'a.docx' })).toEqual({
    kind: 'refused',
    reason: 'too-large',
  })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(HUGE / 10)
})

test('of an upload of 500 MB nothing stays', async () => {
  const server = await testServer({ listen: true })
  try {
    await addUser(server, 'ann@test.example')
    const headers = await signIn(server, 'ann@test.example')
    for (const call of ['/imports?plan=asked', '/drafts/from-file']) {
      expect(await statusOfHuge(`${server.url}/api/v1${call}`, headers)).toBe(413)
      expect(readdirSync(path.join(server.dataDirectory, 'uploads'))).toEqual([])
    }
  } finally {
    await server.close()
  }
}, 120_000)

/** Sends 500 MB as a Word file, as far as the server takes it, and tells what it answers. */
const statusOfHuge = async (
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> => {
  const boundary = 'a-boundary-of-the-tests'
  const type = `multipart/form-data; boundary=${boundary}`
  const asked = request(url, { method: 'POST', headers: { ...headers, 'content-type': type } })
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  asked.on('response', (answer) => resolve(answer.statusCode)).on('error', reject)
  const sending = pipeline(Readable.from(hugeForm(boundary)), asked)
  // Who answers before the end hears no more.
  sending.catch(() => {})
  const status = await promise
  asked.destroy()
  return status
}

function* hugeForm(boundary: string): Generator<Buffer> {
  const chunk = Buffer.alloc(1_000_000, 0x20)
  yield Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  )
  for (let sent = 0; sent < HUGE; sent += chunk.length) yield chunk
  yield Buffer.from(`\r\n--${boundary}--\r\n`)
}
