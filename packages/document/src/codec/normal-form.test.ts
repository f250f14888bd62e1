import { expect, test } from 'vitest'
import { readSource } from './normal-form.ts'
import { openText } from './open.ts'

const around = openText('See [it][x].\n\n[x]: /p/there\n').body

test('reads a piece of source as it reads where it stands', () => {
  const [paragraph, ...others] = readSource('As [it][x] says.\n\n- one\n', around)
  expect(paragraph?.content?.map(({ type }) => type)).toEqual(['text', 'inlineIsland', 'text'])
  expect(others.map(({ type }) => type)).toEqual(['bulletList'])
})

test('a reference that nothing defines is words', () => {
  const [paragraph] = readSource('As [it][y] says.', around)
  expect(paragraph?.content).toEqual([{ type: 'text', text: 'As [it][y] says.' }])
})

test('nothing reads as nothing', () => {
  expect(readSource('', around)).toEqual([])
})
