// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { passageGroups, selectedPassage, tappedPassage } from './page-passages.ts'

let root: HTMLElement

beforeEach(() => {
  document.body.innerHTML = `<div id="root">
    <h2 data-block="0">After</h2>
    <p data-block="1">The coordination sends a report. <strong>Each lead</strong> alone decides.</p>
    <ul data-block="2"><li>One thing</li><li>Another thing</li></ul>
    <section class="day"><h3>Friday</h3><ol class="steps"><li><time>9:00</time>
    <span class="what">Round of <a class="pin" href="/p/x">1.0</a></span></li></ol></section>
    <aside class="notes"><p>An idea</p></aside>
  </div>`
  const found = document.querySelector<HTMLElement>('#root')
  if (found === null) throw new Error('no root')
  root = found
})

const text = (selector: string): Node => {
  const node = root.querySelector(selector)?.firstChild
  if (!node) throw new Error(selector)
  return node
}
const select = (from: Node, start: number, to: Node, end: number): Selection | null => {
  const range = document.createRange()
  range.setStart(from, start)
  range.setEnd(to, end)
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  return selection
}

test('a selection across marks is one passage', () => {
  const strong = text('strong')
  const last = root.querySelector('p')?.lastChild
  if (!last) throw new Error('no end')
  expect(selectedPassage(select(strong, 0, last, 6), root)).toEqual({
    quote: 'Each lead alone',
    prefix: 'The coordination sends a report. ',
    suffix: ' decides.',
  })
})

test('a selection over several blocks keeps to the first', () => {
  expect(selectedPassage(select(text('strong'), 0, text('li'), 3), root)?.quote).toBe(
    'Each lead alone decides.',
  )
})

test('nothing selected, or something elsewhere, is no passage', () => {
  expect(selectedPassage(select(text('strong'), 2, text('strong'), 2), root)).toBeNull()
  expect(selectedPassage(select(text('.notes p'), 0, text('.notes p'), 4), root)).toBeNull()
})

test('a tap takes the item, the step without its pin, and no link', () => {
  expect(tappedPassage(root.querySelectorAll('li')[1] ?? null, root)?.passage).toMatchObject({
    quote: 'Another thing',
    prefix: 'One thing',
  })
  expect(tappedPassage(root.querySelector('.what'), root)?.passage.quote).toBe('Round of')
  expect(tappedPassage(root.querySelector('.pin'), root)).toBeNull()
  expect(tappedPassage(root.querySelector('.notes p'), root)).toBeNull()
})

test('passages are listed under their headings', () => {
  expect(
    passageGroups(root).map(({ heading, passages }) => [
      heading,
      passages.map(({ quote }) => quote),
    ]),
  ).toEqual([
    [
      'After',
      ['The coordination sends a report. Each lead alone decides.', 'One thing', 'Another thing'],
    ],
    ['Friday', ['Round of']],
  ])
})
