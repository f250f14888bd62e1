import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addMember, callsOf } from '../../testing/calls.ts'
import { runOn } from '../../testing/run-in-folder.ts'
import { testServer } from '../../testing/test-server.ts'

const home = mkdtempSync(path.join(tmpdir(), 'forkshop-registrations-'))
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
registration: { questions: ["Quoi ?"] }
---
`
const key = '0123456789abcdef0123456789abcdef'

/** What whoever holds the link is told by a server on a folder that starts at a moment. */
const ownAt = async (dataDirectory: string, moment: string) => {
  const clock = () => new Date(moment)
  const server = await testServer({ dataDirectory, overrides: { clock } })
  const { body } = await callsOf(server).get(`/registrations/${key}`)
  await server.close()
  return body
}

test('a backup brings registrations back, an old one loses again what was erased since, and an export has none', async () => {
  const server = await testServer({ dataDirectory: place('original') })
  const ann = await addMember(server, 'ann@example.org')
  await ann.post('/pages', { text, slug: 'rencontre' })
  const answers = [{ question: 'Quoi ?', answer: 'Coudre' }]
  await callsOf(server).post('/events/rencontre/registrations', { key, name: 'Claire', answers })
  await ann.put('/events/rencontre/online', { url: 'https://meet.example.org/a' })
  const { status } = await runOn(place('original'), ['backup', place('backup'), '--json'])
  const exported = await runOn(place('original'), ['export', place('export')])
  await server.close()
  expect([status, exported.status]).toEqual([0, 0])
  const files = readdirSync(place('export'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
  expect(files.length).toBeGreaterThan(3)
  expect(files.filter((text) => /meet\.example|Claire|Coudre/.test(text))).toEqual([])

  const restored = await runOn(place('restored'), ['restore', place('backup'), '--json'])
  expect(restored.status).toBe(0)
  expect(await ownAt(place('restored'), '2900-02-21T19:59:59Z')).toMatchObject({
    event: { slug: 'rencontre' },
    state: 'placed',
    name: 'Claire',
    answers,
  })
  expect(await ownAt(place('restored'), '2900-02-21T20:00:00Z')).toMatchObject({
    state: 'placed',
    name: '',
    answers: [],
  })
}, 60_000)
