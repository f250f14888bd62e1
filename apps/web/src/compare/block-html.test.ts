import { expect, test } from 'vitest'
import {
  blockWord,
  headingLevel,
  isLinkTurn,
  isOrderTurn,
  sayMarks,
  wordTurn,
} from './block-html.ts'

const words = {
  added: 'added:',
  removed: 'removed:',
  changed: 'changed:',
  moved: 'moved:',
  picture: 'Picture',
}

test('blocks are called by their element', () => {
  const cases = [
    '<h2>A</h2>',
    '<ul><li>A</li></ul>',
    '<p data-change="added"><ins>A</ins></p>',
    '<section>',
  ]
  expect(cases.map(blockWord)).toEqual(['heading', 'list', 'paragraph', 'passage'])
  expect(headingLevel('<h3 id="a">A</h3>')).toBe(3)
  expect(headingLevel('<hr>')).toBeNull()
})

test('words in marks are counted', () => {
  const html = '<p><del>one two</del><ins>three <b>four</b> five</ins> six</p>'
  expect(wordTurn(html)).toEqual({ added: 3, removed: 2 })
})

test('the addresses behind a link are no words of the text', () => {
  const link = '<a href="/p/b">canvas</a> <del>(/p/a)</del> <ins>(/p/b)</ins>'
  expect(wordTurn(`<p>The ${link}</p>`)).toEqual({ added: 0, removed: 0 })
  expect(isLinkTurn(`<p>The ${link}</p>`)).toBe(true)
  expect(isLinkTurn(`<p>The ${link} <ins>too</ins></p>`)).toBe(false)
  expect(wordTurn(`<p>${link} <ins>too</ins></p>`)).toEqual({ added: 1, removed: 0 })
  expect(isLinkTurn('<p data-change="changed">a</p>')).toBe(false)
})

test('marks are said aloud', () => {
  expect(sayMarks('a <ins>b</ins> <del>c</del>', words)).toBe(
    'a <ins><span class="mark-word">added: </span>b</ins> <del><span class="mark-word">removed: </span>c</del>',
  )
})

test('what cannot be underlined is said too, an added item only once', () => {
  expect(sayMarks('<pre data-change="removed"><code>x</code></pre>', words)).toContain('removed: ')
  expect(sayMarks('<li data-change="changed">x</li>', words)).toContain('changed: ')
  expect(
    sayMarks('<li data-change="added"><ins>x</ins></li>', words).match(/added: /g),
  ).toHaveLength(1)
})

test('HTML and rules that came or went are said, and a picture that is not shown is called one', () => {
  const said = (html: string) => sayMarks(html, words).replace(/<[^>]*>/g, '|')
  expect(said('<div data-change="added"><div>x</div></div>')).toBe('||added: ||x||')
  expect(said('<hr data-change="removed">')).toBe('|removed: ||')
  expect(said('<del><a href="/x.png" class="far-picture">plan</a></del>')).toBe(
    '||removed: |||Picture| plan||',
  )
})

test('what changed places within a block is said, of a row in its first cell', () => {
  const said = (html: string) => sayMarks(html, words).replace(/<[^>]*>/g, '|')
  expect(said('<li data-change="moved"><p>x</p></li>')).toBe('||moved: ||x||')
  expect(said('<tr data-change="moved">\n<td>a</td><td>b</td></tr>')).toContain('moved: |a')
  expect(said('<th data-change="moved">C</th><th>B</th>')).toBe('||moved: |C||B|')
  expect(isOrderTurn('<li data-change="moved">x</li>')).toBe(true)
  expect(isOrderTurn('<li>x</li>')).toBe(false)
})
