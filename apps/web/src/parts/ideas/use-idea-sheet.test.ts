// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { shallowRef } from 'vue'
import { inSetup } from '../../base/testing/mounted.ts'
import type { PassageOffer } from './use-passage-offer.ts'
import { useIdeaSheet } from './use-idea-sheet.ts'

const passage = { quote: 'Two dogs ran.', prefix: '', suffix: '' }

/** A text with its sheet; `offered` says whether what was selected or tapped has its offer still. */
const reading = async () => {
  const page = document.createElement('div')
  page.innerHTML =
    '<h2>Animals</h2><p data-block="0">One red cat sat.</p><p data-block="1">Two dogs ran.</p>'
  document.body.replaceChildren(page)
  document.getSelection()?.removeAllRanges()
  const offer = shallowRef<PassageOffer | null>({ passage, history: null, left: 0, top: 0 })
  const { value } = await inSetup(() =>
    useIdeaSheet(() => page, { offer, withdraw: () => (offer.value = null) }),
  )
  const select = (): void => {
    const words = page.querySelector('[data-block="1"]')?.firstChild
    if (!words) throw new Error('there is no text')
    const range = document.createRange()
    range.setStart(words, 0)
    range.setEnd(words, 3)
    document.getSelection()?.addRange(range)
  }
  const selected = (): string => document.getSelection()?.toString() ?? ''
  return { ...value, page, offer, select, selected }
}

test('the sheet opens on a passage, with all others under their headings', async () => {
  const { open, asked } = await reading()
  await open(passage)
  expect(asked.value?.passage).toEqual(passage)
  expect(
    asked.value?.groups.map(({ heading, passages }) => [heading, ...passages.map((p) => p.quote)]),
  ).toEqual([['Animals', 'One red cat sat.', 'Two dogs ran.']])
})

test('closed without a word, what was selected is selected again, with its offer', async () => {
  const { open, close, asked, offer, select, selected } = await reading()
  select()
  await open(passage)
  document.getSelection()?.removeAllRanges()
  await close()
  expect([asked.value, selected(), offer.value?.passage]).toEqual([null, 'Two', passage])
})

test('once an idea was said, its passage has the focus and no offer any more', async () => {
  const { open, said, close, offer, page, select, selected } = await reading()
  select()
  await open(passage)
  said()
  await close()
  expect([offer.value, selected()]).toEqual([null, ''])
  expect(document.activeElement).toBe(page.querySelector('[data-block="1"]'))
})

test('without an offer to go back to, the passage has the focus', async () => {
  const { open, close, offer, page } = await reading()
  offer.value = null
  await open(passage)
  await close()
  expect(document.activeElement).toBe(page.querySelector('[data-block="1"]'))
})

test('what was said in one sheet is not held against the next', async () => {
  const { open, said, close, offer } = await reading()
  await open(passage)
  said()
  await close()
  offer.value = { passage, history: null, left: 0, top: 0 }
  await open(passage)
  await close()
  expect(offer.value).not.toBeNull()
})

test('the place of a passage is brought into view, and of none nothing is', async () => {
  const { showPlace, page } = await reading()
  const shown: (string | null)[] = []
  for (const element of page.children) {
    element.scrollIntoView = () => shown.push(element.textContent)
  }
  await showPlace(passage)
  await showPlace(null)
  expect(shown).toEqual(['Two dogs ran.'])
})
