import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, TEXT } from '../../testing/draft-server.ts'
import { startCalls } from '../../testing/start-calls.ts'

const { server, ann, bo } = await annAndBo()
const { begin, publish, pageOf } = startCalls(server, bo)

const translate = (from: string, translateInto: string, more: object = {}) =>
  begin(bo, { from, translateInto, ...more })
const release = (slug: string) =>
  ann.call('releaseVersion', { params: { slug }, body: { level: 'minor', notes: 'Bon' } })
const write = async (slug: string, change: (text: string) => string) => {
  const { text, revision } = await ann.call('getPage', { params: { slug }, query: {} })
  const body = { text: change(text), base: revision.id, reason: 'Autre' }
  await ann.call('publishPage', { params: { slug }, body })
}
const languagesOf = async (slug: string) =>
  (await pageOf(slug)).translations.map(({ lang }) => lang)
const countDrafts = async () => (await bo.call('listMyDrafts', {})).items.length

test('a translation begins as the text of its original, in its language, and says what it translates', async () => {
  const original = await makePage(ann)
  await release(original)
  const draft = await translate(`${original}@0.1`, 'EN-gb', { title: 'Round table' })
  expect(draft).toMatchObject({ page: null, lang: 'EN-gb', title: 'Round table' })
  expect(draft.from).toMatchObject({ slug: original, version: '0.1' })
  expect(draft.baseText).toBe(
    TEXT.replace('title: Tour de table', 'title: Round table')
      .replace('lang: fr', 'lang: EN-gb')
      .replace('\n---\n', `\ntranslation_of: { page: ${original}, version: "0.1" }\n---\n`),
  )
  expect(await languagesOf(original)).toEqual([])
  const { slug } = await publish(draft.id)
  expect(await languagesOf(original)).toEqual(['EN-gb'])
  expect(await pageOf(slug)).toMatchObject({ forkedFrom: { slug: original, version: '0.1' } })
})

test('of a newest text that is no version, the translation is of the latest one, where there is one', async () => {
  const original = await makePage(ann)
  expect((await translate(original, 'en')).baseText).toContain(
    `translation_of: { page: ${original} }\n`,
  )
  await release(original)
  await write(original, (text) => `${text}\nEncore.\n`)
  const { baseText } = await translate(`${original}@head`, 'en')
  expect(baseText).toContain('Encore.')
  expect(baseText).toContain(`translation_of: { page: ${original}, version: "0.1" }\n`)
})

test('a translation of a translation is of that one; words that are brought are kept', async () => {
  const original = await makePage(ann)
  const { id } = await translate(original, 'en')
  const { slug: english } = await publish(id)
  const brought = '---\ntitle: Kreis\n---\n\nReden.\n'
  const draft = await translate(english ?? '', 'de', { text: brought })
  expect(draft.baseText).toBe(
    `---\ntitle: Kreis\nlang: de\ntranslation_of: { page: ${english} }\n---\n\nReden.\n`,
  )
  await publish(draft.id)
  expect(await languagesOf(original)).toEqual(['de', 'en'])
})

test.each([
  ['the language of the page', 'FR', 'same-language', 'translateInto'],
  ['one in which it is there', 'EN', 'translation-exists', 'translateInto'],
  ['no language', 'anglais !', 'format', 'translateInto'],
])('%s is refused and begins nothing', async (_what, lang, code, path) => {
  const original = await makePage(ann)
  await publish((await translate(original, 'en', { title: 'Ring' })).id)
  const before = await countDrafts()
  expect(await problemOf(translate(original, lang))).toMatchObject({
    code: 'invalid',
    errors: [{ path, code }],
  })
  expect(await countDrafts()).toBe(before)
})

test('a page is not translated back into what it translates, so that none makes a ring', async () => {
  const original = await makePage(ann)
  const { slug } = await publish((await translate(original, 'en')).id)
  expect(await problemOf(translate(slug ?? '', 'fr'))).toMatchObject({
    errors: [{ code: 'translation-exists' }],
    detail: 'The page is there in this language already: “Tour de table”.',
  })
})

test('a page that names one which is not there is no way into a ring', async () => {
  await ann.call('createPage', {
    body: {
      slug: 'naming',
      text: TEXT.replace('lang: fr', 'lang: en\ntranslation_of: { page: named }'),
    },
  })
  const { id } = await translate('naming', 'fr')
  await publish(id, { slug: 'named' })
  expect(await languagesOf('named')).toEqual(['en'])
  expect((await pageOf('named')).translations).toMatchObject([{ slug: 'naming', original: false }])
})

test('a text to begin with is no page to translate', async () => {
  const body = { text: TEXT, translateInto: 'en' }
  expect(await problemOf(begin(bo, body))).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'from', code: 'required' }],
  })
})

test('who may not fork a page may not translate it', async () => {
  const alone = await makePage(ann)
  await ann.call('changePage', { params: { slug: alone }, body: { visibility: 'private' } })
  expect(await problemOf(translate(alone, 'en'))).toMatchObject({ code: 'not-found' })
  expect(await begin(ann, { from: alone, translateInto: 'en' })).toMatchObject({ lang: 'en' })
  const body = { from: alone, translateInto: 'en' }
  expect(await problemOf(server.caller()('startDraft', { body }))).toMatchObject({
    code: 'not-signed-in',
  })
})

test('a translation that is its people’s alone keeps nobody from another, and is told to nobody', async () => {
  const original = await makePage(ann)
  const text = TEXT.replace('lang: fr', `lang: en\ntranslation_of: { page: ${original} }`)
  const hers = await makePage(ann, text)
  await ann.call('changePage', { params: { slug: hers }, body: { visibility: 'private' } })
  expect(await translate(original, 'en')).toMatchObject({ lang: 'en' })
})
