import { expect, test } from 'vitest'
import { sayMarks } from './block-html.ts'

const words = {
  added: 'added:',
  removed: 'removed:',
  changed: 'changed:',
  moved: 'moved:',
  picture: 'Picture',
  turn: (turn: string) => `${turn}:`,
}

test('what became of an address is said in words', () => {
  const turned = '<span data-turn="link-turned"><del>/a</del> <ins>/b</ins></span>'
  expect(sayMarks(turned, words).replace(/<[^>]*>/g, '')).toBe(
    'link-turned: removed: /a → added: /b',
  )
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
})
