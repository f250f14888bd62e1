import { randomBytes } from 'node:crypto'
import type { Client, SentMove } from '@forkshop/api'
import { beforeEach, expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, problemsOf } from '../../testing/draft-server.ts'

const time = { now: new Date('2027-01-22T16:30:00Z') }
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => time.now } })

const formatText = `---
kind: format
title: Veillée
summary: Un soir.
lang: fr
license: CC-BY-4.0
duration: PT1H
---

### Vendredi

| Heure | Durée | Étape | Qui |
|---|---|---|---|
| 18:00 | 30 min | Accueil | Hôtes |
`
const at = { slug: '' }
const params = () => ({ slug: at.slug })
const newId = (): string => randomBytes(16).toString('hex')

beforeEach(async () => {
  time.now = new Date('2027-01-22T16:30:00Z')
  const format = await makePage(ann, formatText)
  const body = { level: 'minor', notes: 'Une' } as const
  await ann.call('releaseVersion', { params: { slug: format }, body })
  const made = await ann.call('scheduleEvent', {
    params: { slug: format },
    body: { start: '2027-01-22T18:00', timezone: 'Europe/Paris' },
  })
  if ('items' in made) throw new Error('a series')
  at.slug = made.slug
})

/** Accueil takes fifty minutes in place of thirty. */
const closeDay = async (): Promise<void> => {
  const move = (clock: string) => ({
    id: newId(),
    after: [] as string[],
    at: new Date(`2027-01-22T${clock}:00+01:00`).toISOString(),
    step: '0-0',
  })
  time.now = new Date('2027-01-22T19:00:00+01:00')
  const first: SentMove = { ...move('18:00'), kind: 'start' }
  const last: SentMove = { ...move('18:50'), kind: 'done', after: [first.id] }
  const moves = [first, last]
  await ann.call('addMoves', { params: params(), body: { now: time.now.toISOString(), moves } })
  await ann.call('closeRun', { params: params(), body: {} })
}
const say = (text: string) =>
  ann.call('addCard', { params: params(), body: { id: newId(), column: 'worked', text } })
type By = { readonly call: Client }
const see = (by: By = ann) => by.call('viewWholeReport', { params: params() })
type Seen = { readonly base: string; readonly mark: string }
const put = ({ base, mark }: Seen, by: By = ann) =>
  by.call('writeWholeReport', { params: params(), body: { base, mark } })
const lacks = async (by: By = ann) => (await by.call('getTaught', { params: params() })).lacks
const page = () => ann.call('getPage', { params: params() })

test('the closing circle and the day are seen together, and written in one revision', async () => {
  await say('La soupe')
  await closeDay()
  const before = await page()
  expect(await lacks()).toEqual({ retrospective: true, report: true })
  const seen = await see()
  expect(seen).toMatchObject({ base: before.revision.id, retrospective: true, report: true })
  const shown = seen.comparison?.changes.map(({ html }) => html).join('')
  expect(shown).toContain('La soupe')
  expect(shown).toContain('20\u00a0min de plus')
  const { revision } = await put(seen)
  const after = await page()
  expect(after.revision.id).toBe(revision.id)
  expect(after.text.startsWith(before.text.trimEnd())).toBe(true)
  const circle = after.text.indexOf('## Bilan en cercle')
  expect(circle).toBeGreaterThan(0)
  expect(after.text.indexOf('## Joué et prévu')).toBeGreaterThan(circle)
  const { items } = await ann.call('listRevisions', { params: params() })
  expect(items.slice(0, 2).map(({ id }) => id)).toEqual([revision.id, before.revision.id])
  // each of the two knows that it is written
  const board = await ann.call('getBoard', { params: params() })
  expect(board.written?.revision).toBe(revision.id)
  expect((await ann.call('viewRetrospective', { params: params() })).changes).toBe(false)
  expect(await ann.call('viewTaughtReport', { params: params() })).toMatchObject({
    replaces: true,
    unchanged: true,
  })
  expect(await see()).toMatchObject({ retrospective: false, report: false, comparison: null })
  expect(await lacks()).toEqual({ retrospective: false, report: false })
})

const edit = async (): Promise<void> => {
  const { text, revision } = await page()
  const body = { text: `${text}\nMerci.\n`, base: revision.id, reason: 'Merci' }
  await ann.call('publishPage', { params: params(), body })
}
const writeCircle = async (): Promise<void> => {
  const { base, mark } = await ann.call('viewRetrospective', { params: params() })
  await ann.call('writeRetrospective', { params: params(), body: { base, mark } })
}
const writeDay = async (): Promise<void> => {
  const { base, run } = await ann.call('viewTaughtReport', { params: params() })
  await ann.call('writeTaughtReport', { params: params(), body: { base, run } })
}

test.each<[string, () => Promise<unknown>]>([
  ['a card was added', () => say('Une de plus')],
  ['the text was changed', edit],
  ['the closing circle was written', writeCircle],
  ['the day was written', writeDay],
])('where %s since it was seen, nothing is written', async (_what, change) => {
  await say('La soupe')
  await closeDay()
  const seen = await see()
  await change()
  const { text } = await page()
  expect(await problemOf(put(seen))).toMatchObject({ status: 409, code: 'changed' })
  expect((await page()).text).toBe(text)
})

test('a base that is not the one it was seen on is refused', async () => {
  await say('La soupe')
  const old = (await page()).revision.id
  await edit()
  await closeDay()
  const { mark } = await see()
  expect(await problemOf(put({ base: old, mark }))).toMatchObject({ code: 'changed' })
})

test.each<[string, () => Promise<unknown>, object]>([
  ['a board without cards', async () => {}, { retrospective: false, report: true }],
  [
    'a circle that is written',
    async () => {
      await say('La soupe')
      await writeCircle()
    },
    { retrospective: false, report: true },
  ],
  [
    'a day that is written',
    async () => {
      await say('La soupe')
      await writeDay()
    },
    { retrospective: true, report: false },
  ],
])('%s is nothing to write in one step', async (_name, before, told) => {
  await closeDay()
  await before()
  const seen = await see()
  expect(seen).toMatchObject({ ...told, comparison: null })
  expect(await lacks()).toEqual(told)
  expect(await problemOf(put(seen))).toMatchObject({ code: 'changed' })
})

test('a day that is not closed has nothing to write; who does not lead neither sees nor writes', async () => {
  await say('La soupe')
  expect(await problemOf(see())).toMatchObject({ code: 'not-open' })
  expect(await lacks()).toBeNull()
  await closeDay()
  expect(await lacks(bo)).toBeNull()
  const seen = await see()
  const visitor = { call: server.caller() }
  const refused = await problemsOf([see(bo), put(seen, bo), see(visitor), put(seen, visitor)])
  expect(refused.map(({ code }) => code)).toEqual([
    'forbidden',
    'forbidden',
    'not-signed-in',
    'not-signed-in',
  ])
})
