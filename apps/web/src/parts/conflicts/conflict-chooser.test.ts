// @vitest-environment happy-dom
import { mergeTexts, type OpenMerge } from '@forkshop/compare'
import { expect, test } from 'vitest'
import { nextTick } from 'vue'
import { shown } from '../../base/testing/mounted.ts'
import ConflictChooser from './ConflictChooser.vue'

const mergeOf = (base: string, ours: string, theirs: string): OpenMerge => {
  const merge = mergeTexts(base, ours, theirs)
  if (merge.kind !== 'conflict') throw new Error('these texts shall not merge')
  return merge
}
const two = mergeOf(
  'One red cat.\n\nStays.\n\nA red dog.\n',
  'One blue cat.\n\nStays.\n\nA blue dog.\n',
  'One green cat.\n\nStays.\n\nA green dog.\n',
)
const day = (minutes: number) =>
  `## Agenda\n\n### Saturday\n\n| Time | Duration | Step |\n| --- | --- | --- |\n| 16:00 | ${minutes} min | Round of ${minutes} |\n\nEnd.\n`
const onDay = mergeOf(day(90), day(60), day(30))

const chooser = async (props: Readonly<Record<string, unknown>> = {}) => {
  const told: string[] = []
  const page = await shown(
    ConflictChooser,
    {
      between: 'page',
      merge: two,
      lang: 'en',
      onDecide: (text: string) => told.push(text),
      onLater: () => told.push('later'),
      ...props,
    },
    { needs: ['shell', 'conflicts'] },
  )
  const button = (name: string): HTMLButtonElement | undefined =>
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)
  const press = async (name: string): Promise<void> => {
    button(name)?.click()
    await nextTick()
    await nextTick()
  }
  const choose = async (name: string): Promise<void> => {
    const card = [...page.querySelectorAll('label')].find(
      (one) => one.querySelector('b')?.textContent === name,
    )
    card?.querySelector('input')?.click()
    await nextTick()
  }
  return { page, told, button, press, choose }
}
const words = (page: Element, selector: string): readonly (string | undefined)[] =>
  [...page.querySelectorAll(selector)].map((one) => one.textContent?.trim())

test('the first passage is there, and the next one only once it is decided', async () => {
  const { page, button, choose } = await chooser()
  expect(page.querySelector('header span')?.textContent).toBe('passage 1 of 2')
  expect([button('Next passage')?.disabled, button('Previous passage')]).toEqual([true, undefined])
  await choose('Keep the page')
  expect(button('Next passage')?.disabled).toBe(false)
})

test('the next passage is read from its start', async () => {
  const { page, press, choose } = await chooser()
  await choose('Keep the draft')
  await press('Next passage')
  expect(page.querySelector('header span')?.textContent).toBe('passage 2 of 2')
  expect(document.activeElement).toBe(page.querySelector('h2'))
})

test('the last passage ends it, with the whole text as decided', async () => {
  const { told, button, press, choose } = await chooser()
  await choose('Keep the draft')
  await press('Next passage')
  expect([button('Next passage'), button('Keep it so')?.disabled]).toEqual([undefined, true])
  await choose('Keep the page')
  await press('Keep it so')
  expect(told).toEqual(['One green cat.\n\nStays.\n\nA blue dog.\n'])
})

test('what was decided before is still chosen for who goes back', async () => {
  const { page, press, choose } = await chooser()
  await choose('Keep the draft')
  await press('Next passage')
  await press('Previous passage')
  expect(words(page, 'label:has(input:checked) b')).toEqual(['Keep the draft'])
})

test('it can be left for later, and nothing is decided', async () => {
  const { told, press, choose } = await chooser()
  await choose('Keep the page')
  await press('Later')
  expect(told).toEqual(['later'])
})

test('while it is sent it is not sent again', async () => {
  const { press, choose, button } = await chooser({ merge: onDay, busy: true })
  await choose('Keep the page')
  await press('Keep it so')
  expect(button('Keep it so')?.disabled).toBe(true)
})

test.each<[between: string, sides: readonly string[], cards: readonly string[]]>([
  [
    'page',
    ['Before', 'On the page', 'In your draft'],
    ['Keep the page', 'Keep the draft', 'Keep both', 'Write something else'],
  ],
  [
    'draft',
    ['Before', 'In the draft', 'In your text'],
    ['Keep the draft', 'Keep my text', 'Keep both', 'Write something else'],
  ],
  [
    'proposal',
    ['Before', 'On the page', 'In the proposal'],
    ['Keep the page', 'Keep the proposal', 'Keep both', 'Write something else'],
  ],
])('between %s the sides and choices are named after what they stand in', async (...row) => {
  const [between, sides, cards] = row
  const { page } = await chooser({ between })
  expect(words(page, '.conflict-texts h3')).toEqual(sides)
  expect(words(page, 'fieldset b')).toEqual(cards)
})

test('a step of a day is named by its day and time, and both mean two steps', async () => {
  const { page } = await chooser({ merge: onDay })
  expect(page.querySelector('h2')?.textContent?.trim()).toBe('Saturday, step at 16:00')
  expect(words(page, 'fieldset .muted')[2]).toBe('Both steps follow each other, the rest moves')
  const prose = await chooser()
  expect(words(prose.page, 'fieldset .muted')[2]).toBe('Both passages follow each other')
})

test('until the texts are read the passages are shown, and nothing can be decided', async () => {
  const { page, button, choose } = await chooser({ merge: null, preview: [two.conflicts[0]] })
  expect(page.querySelector('header span')?.textContent).toBe('passage 1 of 1')
  await choose('Keep the page')
  expect(button('Keep it so')?.disabled).toBe(true)
})
