// @vitest-environment happy-dom
import { ApiError, type DraftLoss } from '@forkshop/api'
import { editorSchema } from '@forkshop/document'
import { expect, test } from 'vitest'
import { clientAnswering } from '../../../base/testing/client-answering.ts'
import { shown } from '../../../base/testing/mounted.ts'
import { createToasts, toastsKey } from '../../../ui/toasts.ts'
import LostNotice from './LostNotice.vue'

const loss = (given: Partial<DraftLoss> = {}): DraftLoss => ({
  id: '1-1',
  words: ' souvent',
  before: 'Chacun',
  after: ' parle.',
  by: 'Ann',
  own: true,
  takenBy: 'Bo',
  found: '2020-11-30T09:00:00Z',
  ...given,
})
const refused = new ApiError({
  type: '',
  code: 'forbidden',
  title: '',
  status: 403,
  detail: 'Seule la personne qui a écrit ces mots peut les écarter.',
})

/** The notice of a draft that lost this, and what the server was asked beside the list. */
const noticed = async (items: readonly DraftLoss[], answer: unknown = {}) => {
  const left = new Map(items.map((one) => [one.id, one]))
  const calls: string[] = []
  const client = clientAnswering(({ name }) => {
    if (name === 'listLosses') return { items: [...left.values()] }
    calls.push(name)
    if (!(answer instanceof Error)) left.delete(items[0]?.id ?? '')
    return answer
  })
  const told: unknown[] = []
  const toasts = createToasts()
  const content = ['Chacun parle.', 'souvent'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  }))
  const props = {
    editor: { state: { doc: editorSchema.nodeFromJSON({ type: 'doc', content }) } },
    client,
    draft: { id: 'd', lang: 'fr' },
    told: 1,
    onDone: () => told.push('done'),
    onGo: (position: number) => told.push(position),
  }
  const page = await shown(LostNotice, props, {
    language: 'fr',
    needs: ['shell', 'lost'],
    install: (app) => app.provide(toastsKey, toasts),
  })
  return { page, calls, told, toasts: toasts.toasts }
}
const wordsOf = (page: Element): string =>
  (page.textContent ?? '').replaceAll(/[\s\u00a0]+/gu, ' ').trim()
const button = (page: ParentNode, words: string): HTMLButtonElement => {
  const found = [...page.querySelectorAll('button')].find((one) => wordsOf(one) === words)
  if (found === undefined) throw new Error(`no button ${words}`)
  return found
}
const dialog = async (): Promise<Element> => {
  await expect.poll(() => document.querySelector('[data-loss]')).not.toBe(null)
  const found = document.querySelector('[role="dialog"]')
  if (found === null) throw new Error('no dialog')
  return found
}

test('nothing is shown where nothing is missing', async () => {
  const { page } = await noticed([])
  await expect.poll(() => wordsOf(page)).toBe('')
})

test('one loss is told with its words, and comes back by one press', async () => {
  const { page, calls, told, toasts } = await noticed([loss()])
  await expect
    .poll(() => wordsOf(page))
    .toBe(
      'Des mots que vous avez écrits ne sont plus dans le texte. « souvent » Bo changeait ce passage au même moment. Faire revenirVoir',
    )
  button(page, 'Faire revenir').click()
  await expect.poll(() => told).toEqual(['done'])
  expect(calls).toEqual(['bringBackLoss'])
  expect(wordsOf(page)).toBe('')
  expect(toasts.value.map(({ title }) => title)).toEqual(['Les mots sont de nouveau dans le texte'])
  toasts.value[0]?.actions?.[0]?.run()
  expect(told).toEqual(['done', 15])
})

test('whoever writes elsewhere when it is done is left there', async () => {
  const { page, calls, told } = await noticed([loss()])
  await expect.poll(() => wordsOf(page)).toContain('souvent')
  const field = document.createElement('input')
  page.after(field)
  button(page, 'Faire revenir').click()
  field.focus()
  await expect.poll(() => wordsOf(page)).toBe('')
  expect(calls).toEqual(['bringBackLoss'])
  expect(document.activeElement).toBe(field)
  expect(told).toEqual([])
  field.remove()
})

test('several are looked at, with who, where and what may be done', async () => {
  const { page } = await noticed([
    loss(),
    loss({ id: '2-2', own: false, by: 'Cleo', words: 'Un mot', before: '', after: '' }),
    loss({ id: '3-3', own: false, by: null, takenBy: null }),
  ])
  await expect.poll(() => wordsOf(page)).toContain('Voir les 3')
  button(page, 'Voir les 3').click()
  const passages = [...(await dialog()).querySelectorAll('[data-loss]')].map(wordsOf)
  const time = /30 nov\. 2020/u
  expect(passages.map((one) => one.replace(time, 'alors'))).toEqual([
    'Vous · alors · passage changé par BoAvant : Chacun Les mots : souvent Après : parle.Faire revenirÉcarter',
    'Cleo · alors · passage changé par Bo Les mots : Un motFaire revenir',
    'Quelqu’un · alorsAvant : Chacun Les mots : souvent Après : parle.Faire revenirÉcarter',
  ])
})

test('the focus goes on at the next one, and to the text after the last', async () => {
  const { page, told } = await noticed([loss(), loss({ id: '2-2' })])
  await expect.poll(() => wordsOf(page)).toContain('Voir les 2')
  button(page, 'Voir les 2').click()
  const first = button(await dialog(), 'Faire revenir')
  first.focus()
  first.click()
  await expect
    .poll(() => document.activeElement?.closest<HTMLElement>('[data-loss]')?.dataset['loss'])
    .toBe('2-2')
  expect(told).toEqual([])
})

test('many are shown some at a time', async () => {
  const { page } = await noticed(Array.from({ length: 23 }, (_, at) => loss({ id: `1-${at}` })))
  await expect.poll(() => wordsOf(page)).toContain('Voir les 23')
  button(page, 'Voir les 23').click()
  const list = await dialog()
  const count = () => list.querySelectorAll('[data-loss]').length
  expect(count()).toBe(10)
  button(list, 'En montrer 10 de plus').click()
  await expect.poll(count).toBe(20)
  await expect
    .poll(() => document.activeElement?.closest<HTMLElement>('[data-loss]')?.dataset['loss'])
    .toBe('1-10')
  button(list, 'En montrer 3 de plus').click()
  await expect.poll(count).toBe(23)
})

test('what is left out may come back after all', async () => {
  const { page, calls, toasts } = await noticed([loss()])
  await expect.poll(() => wordsOf(page)).toContain('souvent')
  button(page, 'Voir').click()
  button(await dialog(), 'Écarter').click()
  await expect.poll(() => toasts.value.length).toBe(1)
  expect(calls).toEqual(['dismissLoss'])
  expect(document.querySelector('[role="dialog"]')).toBe(null)
  toasts.value[0]?.actions?.[0]?.run()
  await expect.poll(() => calls).toEqual(['dismissLoss', 'bringBackLoss'])
})

test('a refusal is told, and it stays', async () => {
  const { page } = await noticed([loss({ own: false, by: null })], refused)
  await expect.poll(() => wordsOf(page)).toContain('souvent')
  button(page, 'Voir').click()
  const list = await dialog()
  button(list, 'Écarter').click()
  await expect
    .poll(() => wordsOf(list))
    .toContain('Seule la personne qui a écrit ces mots peut les écarter.')
  expect(list.querySelectorAll('[data-loss]').length).toBe(1)
})

test('put away, it is told no more', async () => {
  const { page, told, calls } = await noticed([loss()])
  await expect.poll(() => wordsOf(page)).toContain('souvent')
  page.querySelector<HTMLElement>('[aria-label="Fermer"]')?.click()
  await expect.poll(() => wordsOf(page)).toBe('')
  expect(told).toEqual(['done'])
  expect(calls).toEqual([])
})

test('a long passage is shown from its beginning, and whole when asked', async () => {
  const words = 'mot '.repeat(400)
  const { page } = await noticed([loss({ words })])
  await expect.poll(() => wordsOf(page)).toContain('mot mot')
  button(page, 'Voir').click()
  const list = await dialog()
  const length = () => list.querySelector('.lost-words')?.textContent?.length
  expect(length()).toBe(600)
  button(list, 'Tout montrer').click()
  await expect.poll(length).toBe(1600)
})
