import { randomBytes } from 'node:crypto'
import type { CallInput, Client, Retrospective } from '@forkshop/api'
import { beforeEach, expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf } from '../../testing/draft-server.ts'

const { server, ann, bo } = await annAndBo()

const eventText = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2026-11-24
---

Bienvenue.
`
const at = { slug: '' }
beforeEach(async () => {
  at.slug = await makePage(ann, eventText)
})

type Said = Partial<CallInput<'addCard'>['body']>
const write = (text: string, said: Said = {}) =>
  ann.call('addCard', {
    params: { slug: at.slug },
    body: { id: randomBytes(16).toString('hex'), column: 'worked', text, ...said },
  })
const see = (): Promise<Retrospective> =>
  ann.call('viewRetrospective', { params: { slug: at.slug } })
const put = ({ base, mark }: Pick<Retrospective, 'base' | 'mark'>, by = ann) =>
  by.call('writeRetrospective', { params: { slug: at.slug }, body: { base, mark } })
const textNow = async (): Promise<string> =>
  (await ann.call('getPage', { params: { slug: at.slug } })).text
const edit = async (from: string, to: string): Promise<void> => {
  const page = await bo.call('getPage', { params: { slug: at.slug } })
  await bo.call('publishPage', {
    params: { slug: at.slug },
    body: { text: page.text.replace(from, to), base: page.revision.id, reason: 'Autrement' },
  })
}

test('the board is seen, then written into the text in one revision that git holds', async () => {
  const soup = await write('La soupe de Sami', { named: true })
  const chairs = await write('Peu de chaises', { column: 'change' })
  await ann.call('giveDots', { params: { slug: at.slug, id: soup.id }, body: { count: 2 } })
  const seen = await see()
  expect(seen).toMatchObject({ replaces: false, apart: false, changes: true })
  expect(seen.comparison.changes.map(({ html }) => html).join('')).toContain('La soupe de Sami')
  const { revision } = await put(seen)
  const section = [
    '## Bilan en cercle',
    '',
    '### Ce qui a marché',
    '',
    '- La soupe de Sami — Ann · 2 points',
    '',
    '### À changer',
    '',
    '- Peu de chaises',
    '',
  ].join('\n')
  expect(await textNow()).toBe(`${eventText}\n${section}`)
  const board = await ann.call('getBoard', { params: { slug: at.slug } })
  expect(board.written?.revision).toBe(revision)
  const history = await ann.call('listRevisions', { params: { slug: at.slug } })
  expect(history.items[0]).toMatchObject({ id: revision, reason: 'Le bilan en cercle' })
  expect((await see()).changes).toBe(false)
  expect(chairs.name).toBeNull()
})

test('written again it takes the place of its own section, and leaves what others wrote around it', async () => {
  await write('La soupe')
  await put(await see())
  await edit('Bienvenue.', 'Bienvenue à tous.')
  await edit('- La soupe\n', '- La soupe\n\n## Merci\n\nÀ Sami.\n')
  await write('Le pain')
  const seen = await see()
  expect(seen).toMatchObject({ replaces: true, apart: false })
  await put(seen)
  expect(await textNow()).toBe(
    `${eventText.replace('Bienvenue.', 'Bienvenue à tous.')}\n## Bilan en cercle\n\n### Ce qui a marché\n\n- La soupe\n- Le pain\n\n## Merci\n\nÀ Sami.\n`,
  )
})

test('what others changed inside its section stays', async () => {
  await write('La soupe')
  await write('Peu de chaises', { column: 'change' })
  await put(await see())
  await edit('- La soupe', '- La soupe, de Sami')
  await write('Le froid', { column: 'change' })
  const seen = await see()
  await put(seen)
  const text = await textNow()
  expect(text).toContain('- La soupe, de Sami')
  expect(text).toContain('- Le froid')
})

test.each<[string, () => Promise<unknown>]>([
  ['a card', () => write('Une de plus')],
  ['the text', () => edit('Bienvenue.', 'Bonsoir.')],
])('where %s changed since it was seen, nothing is written', async (_what, change) => {
  await write('La soupe')
  const seen = await see()
  await change()
  const before = await textNow()
  expect(await problemOf(put(seen))).toMatchObject({ status: 409, code: 'changed' })
  expect(await textNow()).toBe(before)
})

test('cards that are hidden, taken back or wait are not written', async () => {
  const hidden = await write('Cachée')
  const gone = await write('Reprise')
  await write('Dite')
  await ann.call('hide', { body: { of: `card:${hidden.id}` } })
  await ann.call('removeCard', { params: { slug: at.slug, id: gone.id } })
  expect((await see()).text.split('\n').filter((line) => line.startsWith('-'))).toEqual(['- Dite'])
})

test('who may not lead neither sees nor writes it', async () => {
  await write('La soupe')
  const seen = await see()
  const look = (call: Client) => call('viewRetrospective', { params: { slug: at.slug } })
  expect(await problemOf(look(bo.call))).toMatchObject({ code: 'forbidden' })
  expect(await problemOf(put(seen, bo))).toMatchObject({ code: 'forbidden' })
  expect(await problemOf(look(server.caller()))).toMatchObject({ code: 'not-signed-in' })
})
