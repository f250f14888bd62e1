import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { callsOf } from '../../testing/calls.ts'
import { pngWith } from '../../testing/png.ts'
import { postFile } from '../../testing/post-file.ts'
import { runOn } from '../../testing/run-in-folder.ts'
import { addUser, signIn, testServer } from '../../testing/test-server.ts'

const home = mkdtempSync(path.join(tmpdir(), 'forkshop-photographs-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const place = (name: string): string => path.join(home, name)

// far ahead, so that the command that restores, which has the clock of today, erases nothing
const text = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2900-01-22T18:00
end: 2900-01-22T20:00
timezone: UTC
---
`
const waiting = '0123456789abcdef0123456789abcdef'
const released = 'f123456789abcdef0123456789abcdef'

/** What their addresses answer Ann, who leads, from a server on a folder that starts at a moment. */
const seenAt = async (dataDirectory: string, moment: string): Promise<readonly number[]> => {
  const clock = () => new Date(moment)
  const server = await testServer({ dataDirectory, overrides: { clock } })
  const ann = callsOf(server, await signIn(server, 'ann@example.org'))
  const seen = [await ann.get(`/photographs/${waiting}`), await ann.get(`/photographs/${released}`)]
  await server.close()
  return seen.map(({ status }) => status)
}

const photographsIn = (folder: string) =>
  readdirSync(place(folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.jpg'),
  )

test('a backup brings photographs back, an old one loses what was erased since, an export has none, and a check misses those that are lost', async () => {
  const server = await testServer({ dataDirectory: place('original') })
  await addUser(server, 'ann@example.org')
  const headers = await signIn(server, 'ann@example.org')
  const ann = callsOf(server, headers)
  await ann.post('/pages', { text, slug: 'rencontre' })
  for (const id of [waiting, released]) {
    const of = `/photographs/${id}?of=event:rencontre`
    const sent = await postFile(server, { verb: 'PUT', path: of, headers, bytes: pngWith([]) })
    expect(sent.status).toBe(200)
  }
  await ann.post(`/photographs/${released}/release`)
  const { status } = await runOn(place('original'), ['backup', place('backup'), '--json'])
  const exported = await runOn(place('original'), ['export', place('export')])
  await server.close()
  expect([status, exported.status]).toEqual([0, 0])
  expect(photographsIn('backup')).toHaveLength(4)
  expect(photographsIn('export')).toEqual([])
  const told = readdirSync(place('export'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
  expect(told.filter((one) => one.includes(released) || one.includes(waiting))).toEqual([])

  for (const name of ['restored', 'damaged']) {
    const restored = await runOn(place(name), ['restore', place('backup'), '--json'])
    expect(restored.status).toBe(0)
  }
  expect(await seenAt(place('restored'), '2900-02-21T19:59:59Z')).toEqual([200, 200])
  expect(await seenAt(place('restored'), '2900-02-21T20:00:00Z')).toEqual([404, 200])
  expect(photographsIn('restored')).toHaveLength(2)

  const [lost = ''] = photographsIn('damaged')
  writeFileSync(path.join(place('damaged'), lost), 'half')
  const checked = await runOn(place('damaged'), ['check', '--json'])
  expect(checked.status).toBe(1)
  expect(JSON.parse(checked.printed).problems).toMatchObject([
    { code: 'photograph-missing', page: 'rencontre' },
  ])
})
