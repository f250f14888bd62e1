import { expect, test } from 'vitest'
import { sayMarks, type MarkWords } from './say-marks.ts'

const words: MarkWords = {
  added: 'added:',
  removed: 'removed:',
  changed: 'changed:',
  moved: 'moved:',
  picture: 'Picture',
  'link-added': 'link added:',
  'link-removed': 'link removed:',
  'link-turned': 'link turned:',
  'link-broken': 'badly written link:',
  'caption-added': 'caption added:',
  'caption-removed': 'caption removed:',
  'caption-turned': 'caption turned:',
  'picture-added': 'picture added:',
  'picture-removed': 'picture removed:',
  'picture-turned': 'picture turned:',
}

test('marks are said aloud at their places', () => {
  const html = 'a <ins>b</ins> <del>c</del>'
  expect(
    sayMarks(
      {
        html,
        marks: [
          { at: 7, say: 'added' },
          { at: 20, say: 'removed' },
        ],
      },
      words,
    ),
  ).toBe(
    'a <ins><span class="mark-word">added: </span>b</ins> <del><span class="mark-word">removed: </span>c</del>',
  )
})

test('what became of an address, and that a name stands for a picture, is said to all', () => {
  const html = '<span><del>/a</del> <ins>/b</ins></span><a>plan</a>'
  const marks = [
    { at: 6, say: 'link-turned' },
    { at: 20, say: 'into' },
    { at: 43, say: 'picture' },
  ] as const
  expect(sayMarks({ html, marks }, words)).toBe(
    '<span>link turned: <del>/a</del> → <ins>/b</ins></span><a><span class="picture-word">Picture</span> plan</a>',
  )
})

test('HTML in which nothing is to be said stays as it is', () => {
  expect(sayMarks({ html: '<ins>a</ins>', marks: [] }, words)).toBe('<ins>a</ins>')
})
