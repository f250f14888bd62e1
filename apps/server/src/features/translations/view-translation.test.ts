import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf } from '../../testing/draft-server.ts'

const { ann, bo } = await annAndBo()

const french = `---
kind: format
title: Une journée
summary: Un jour.
lang: fr
license: CC-BY-4.0
duration: PT3H
---

## Pour qui

Des habitants, de 20 à 30.

## Samedi

| Heure | Durée | Étape |
| --- | --- | --- |
| 09:00 | 30 min | Accueil |
| 09:30 | 90 min | Atelier |
`
const english = (slug: string) => `---
kind: format
title: One day
summary: A day.
lang: en
license: CC-BY-4.0
duration: PT3H
translation_of: { page: ${slug}, version: "1.0" }
---

## Who it is for

Residents, between 20 and 30 of them.

## Saturday

| Time | Duration | Step |
| --- | --- | --- |
| 09:00 | 30 min | Welcome |
| 09:30 | 90 min | Workshop |
`
const release = (slug: string, level: 'major' | 'minor') =>
  ann.call('releaseVersion', { params: { slug }, body: { level, notes: 'Bon' } })
const write = async (slug: string, change: (text: string) => string) => {
  const { text, revision } = await ann.call('getPage', { params: { slug }, query: {} })
  const body = { text: change(text), base: revision.id, reason: 'Autre' }
  await ann.call('publishPage', { params: { slug }, body })
}
/** A page that was released, and its translation. */
const twoPages = async () => {
  const original = await makePage(ann, french)
  await release(original, 'major')
  return { original, translation: await makePage(ann, english(original)) }
}
const stateOf = (slug: string, caller = bo) => caller.call('viewTranslation', { params: { slug } })
const wordsOf = (html: string | undefined) =>
  (html ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

test('a translation of the newest version is behind by nothing', async () => {
  const { original, translation } = await twoPages()
  await write(original, (text) => text.replace('Des habitants', 'Des voisins'))
  expect(await stateOf(translation)).toMatchObject({
    slug: translation,
    lang: 'en',
    original: { slug: original, lang: 'fr', version: '1.0', latest: '1.0' },
    passages: [],
    fields: [],
    missing: [],
    extra: [],
  })
})

test('what changed since its version stands beside its own passages', async () => {
  const { original, translation } = await twoPages()
  await write(original, (text) =>
    text
      .replace('duration: PT3H', 'duration: PT4H')
      .replace('Des habitants', 'Des voisins')
      .replace('## Samedi', 'Venez comme vous êtes.\n\n## Samedi')
      .replace('09:30 | 90', '09:30 | 120'),
  )
  await release(original, 'minor')
  await write(translation, (text) => text.replace('09:30 | 90', '09:30 | 120'))
  const { original: named, comparison, passages, fields } = await stateOf(translation)
  expect(named).toMatchObject({ version: '1.0', latest: '1.1' })
  expect(
    passages.map(({ change, there, after, isThere }) => [
      comparison.changes.find(({ blockIndex }) => blockIndex === change)?.kind,
      wordsOf(there?.html).slice(0, 24),
      wordsOf(after?.html).slice(0, 24),
      isThere,
    ]),
  ).toEqual([
    ['changed', 'Residents, between 20 an', '', false],
    ['added', '', 'Residents, between 20 an', false],
    ['changed', 'Time Duration Step 09:00', '', true],
  ])
  expect(fields).toEqual([{ key: 'duration', value: 'PT3H', isThere: false }])
})

test('of a page that is none, or of one that not everybody may read, there is nothing', async () => {
  const { original, translation } = await twoPages()
  expect(await problemOf(stateOf(original))).toMatchObject({ status: 404, code: 'not-found' })
  await ann.call('changePage', { params: { slug: original }, body: { visibility: 'private' } })
  expect(await problemOf(stateOf(translation, ann))).toMatchObject({ status: 404 })
})

test('of a version that there is not, nothing counts as behind', async () => {
  const { translation } = await twoPages()
  await write(translation, (text) => text.replace('version: "1.0"', 'version: "7.0"'))
  expect(await stateOf(translation)).toMatchObject({ original: { version: null }, passages: [] })
})
