import { expect, test } from 'vitest'
import { compareTexts } from '../compare-texts.ts'
import { methodPins } from './method-pins.ts'

const pinsOf = (before: string, after: string) => {
  const page = (methods: string) => `---\nmethods: ${methods}\n---\n`
  return methodPins(compareTexts(page(before), page(after))).map(
    ({ slug, from, to, kind }) => `${slug} ${kind} ${from} ${to}`,
  )
}

test.each([
  ['a newer minor version', '{ a: "1.0" }', '{ a: "1.1" }', ['a newer 1.0 1.1']],
  ['versions as numbers, not as text', '{ a: "1.9" }', '{ a: "1.10" }', ['a newer 1.9 1.10']],
  ['a newer major version', '{ a: "1.9" }', '{ a: "2.0" }', ['a newer 1.9 2.0']],
  ['a version that was put back', '{ a: "2.1" }', '{ a: "2.0" }', ['a older 2.1 2.0']],
  [
    'methods that came and went',
    '{ a: "1.0", b: "1.0" }',
    '{ b: "1.0", c: "3.0" }',
    ['c added null 3.0', 'a removed 1.0 null'],
  ],
  ['nothing of another order', '{ a: "1.0", b: "1.0" }', '{ b: "1.0", a: "1.0" }', []],
  ['a pin that is no map', 'none', '{ a: "1.0" }', ['a added null 1.0']],
] as const)('tells %s', (_, before, after, wanted) => {
  expect(pinsOf(before, after)).toEqual(wanted)
})
