// @vitest-environment happy-dom
import type { Thread } from '@forkshop/api'
import { beforeEach, expect, test } from 'vitest'
import { placeInChanges, selectedChange, wholeChange } from './change-passages.ts'

let root: Element

beforeEach(() => {
  document.body.innerHTML = `<div id="root">
    <div class="change" id="words"><p class="change-tag">Modifié</p><div class="read"><div>
      <p>Chacun parle <del><span class="mark-word">retiré </span>une minute</del>
        <ins><span class="mark-word">ajouté </span>deux minutes</ins>.</p>
      <ul><li>Une liste</li><li>à points</li></ul></div></div></div>
    <div class="read"><p>Ce qui reste.</p></div>
    <div class="change" id="gone"><div class="read"><div><del>Un paragraphe entier</del></div></div></div>
    <div class="change" id="day"><div class="changed-day"><h3>Samedi</h3><ul>
      <li><time>9:00</time><span class="step-name">Accueil</span></li>
      <li><span class="step-name"><del>Bilan</del> <ins>Bilan à chaud</ins></span></li></ul></div></div>
    <div class="change" id="empty"><div class="read"><div><hr></div></div></div>
  </div>`
  const found = document.querySelector('#root')
  if (found === null) throw new Error('no root')
  root = found
})

const change = (id: string): Element => {
  const found = root.querySelector(`#${id}`)
  if (found === null) throw new Error(id)
  return found
}
const about = (id: string, quote: string | null): Thread => ({
  id,
  kind: 'question',
  anchor: {
    page: 'a-page',
    at: null,
    version: null,
    quote,
    stands: null,
    prefix: '',
    suffix: '',
    draft: null,
    proposal: 1,
    compare: null,
  },
  event: null,
  author: { id: null, name: 'Ann' },
  time: '2027-01-01T00:00:00.000Z',
  resolved: null,
  answer: null,
  comments: [],
  count: 0,
})

test.each([
  ['words', 'after', 'Chacun parle deux minutes. Une liste à points'],
  ['gone', 'before', 'Un paragraphe entier'],
  ['day', 'after', 'Accueil Bilan à chaud'],
])('a change (%s) is quoted from the text %s it', (id, side, quote) => {
  expect(wholeChange(change(id))).toEqual({ side, passage: { quote, prefix: '', suffix: '' } })
})

test('what has no words cannot be quoted', () => {
  expect(wholeChange(change('empty'))).toBeNull()
})

const select = (from: Node, start: number, to: Node, end: number): Selection | null => {
  const range = document.createRange()
  range.setStart(from, start)
  range.setEnd(to, end)
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  return selection
}

test('what is selected is quoted in whole words, without those that are said aloud', () => {
  const [first, last] = [root.querySelector('#words p:not(.change-tag)'), root.querySelector('ins')]
  const [from, to] = [first?.firstChild, last?.lastChild]
  if (!from || !to) throw new Error('no words')
  expect(selectedChange(select(from, 8, to, 3), root)).toMatchObject({
    change: change('words'),
    side: 'after',
    passage: { quote: 'parle deux', prefix: 'Chacun ', suffix: ' minutes. Une liste à points' },
  })
})

test('words that are taken out are quoted from the text before', () => {
  const removed = root.querySelector('#words del')?.lastChild
  if (!removed) throw new Error('no words')
  expect(selectedChange(select(removed, 0, removed, 3), root)).toMatchObject({
    side: 'before',
    passage: { quote: 'une', prefix: 'Chacun parle ' },
  })
})

test('what is selected outside the changes is no passage of them', () => {
  const outside = root.querySelector(':scope > .read p')?.firstChild
  if (!outside) throw new Error('no words')
  expect(selectedChange(select(outside, 0, outside, 6), root)).toBeNull()
  expect(selectedChange(select(outside, 2, outside, 2), root)).toBeNull()
})

test('threads stand at the change that says their words, in either text', () => {
  const { changes, loose } = placeInChanges(root, [
    about('new', 'deux minutes'),
    about('old', 'une minute'),
    about('out', 'paragraphe'),
    about('same', 'Ce qui reste.'),
    about('none', null),
  ])
  const placed = changes.map(({ change: { id }, threads }) => [id, threads.map((one) => one.id)])
  expect(placed).toEqual([
    ['words', ['new', 'old']],
    ['gone', ['out']],
    ['day', []],
    ['empty', []],
  ])
  expect(loose.map(({ id }) => id)).toEqual(['same', 'none'])
})
