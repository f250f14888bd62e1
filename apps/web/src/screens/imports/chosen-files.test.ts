import { expect, test } from 'vitest'
import { bytesOf, chosenOf, isRead, sourceOf, type ChosenFile } from './chosen-files.ts'

const chosen = (...paths: readonly string[]): readonly ChosenFile[] =>
  paths.map((path) => ({ path, file: new File(['12345'], path.split('/').at(-1) ?? path) }))
const told = (...paths: readonly string[]) => {
  const source = sourceOf(chosen(...paths))
  return source && { ...source, files: source.files.map(({ path }) => path) }
}

test.each([
  [['Agenda.docx'], { name: 'Agenda.docx', files: ['Agenda.docx'], isOne: true }],
  [
    ['b.md', 'a.docx', 'c.html'],
    { name: 'a.docx + 2', files: ['a.docx', 'b.md', 'c.html'], isOne: false },
  ],
  [
    ['fiches/a.md', 'fiches/img/b.png'],
    { name: 'fiches', files: ['a.md', 'img/b.png'], isOne: false },
  ],
  [['fiches/a.md'], { name: 'fiches', files: ['a.md'], isOne: false }],
  [['fiches/a.md', 'b.md'], { name: 'b.md + 1', files: ['b.md', 'fiches/a.md'], isOne: false }],
  [
    ['fiches/.DS_Store', 'fiches/.git/HEAD', 'fiches/~$nda.docx', 'fiches/a.md'],
    { name: 'fiches', files: ['a.md'], isOne: false },
  ],
])('%j are one source', (paths, source) => {
  expect(told(...paths)).toEqual(source)
})

test('nothing is none', () => {
  expect(sourceOf([])).toBe(null)
  expect(told('.DS_Store')).toBe(null)
})

test('files are where the folder has them', () => {
  const inFolder = Object.defineProperty(new File([''], 'a.md'), 'webkitRelativePath', {
    value: 'fiches/a.md',
  })
  expect(chosenOf([inFolder, new File([''], 'b.md')]).map(({ path }) => path)).toEqual([
    'fiches/a.md',
    'b.md',
  ])
})

test('what is not read of several files is not sent; a file alone is sent whatever it is', () => {
  expect(isRead('a/B.DOCX')).toBe(true)
  const of = (...paths: readonly string[]): number => {
    const source = sourceOf(chosen(...paths))
    return source === null ? 0 : bytesOf(source)
  }
  expect(of('a.md', 'b.mp4')).toBe(5)
  expect(of('b.bundle')).toBe(5)
})
