import { expect, test } from 'vitest'
import { lostLabels } from './lost-labels.ts'
import { openText } from './open.ts'

const lost = (before: string, after: string) =>
  lostLabels(openText(before).body, openText(after).body)

const gone = (before: string, isGone: RegExp) => {
  const { body } = openText(before)
  const content = (body.content ?? []).filter(
    (node) => !isGone.test(JSON.stringify(node.attrs ?? {})),
  )
  return lostLabels(body, { ...body, content })
}

test.each([
  ['in a line', 'See [it][x].\n\n[x]: /y\n', ['x']],
  ['in an item of a list', '- See [it][x].\n\n[x]: /y\n', ['x']],
  [
    'in a footnote, which is a block of its own',
    'A[^1].\n\n[^1]: See [it][x].\n\n[x]: /y\n',
    ['x'],
  ],
  ['nowhere', 'See it.\n\n[x]: /y\n', []],
  ['by its words in another case', 'See [it][Xx  y].\n\n[xX y]: /y\n', ['xX y']],
])('tells a label that is used %s', (_, text, wanted) => {
  expect(gone(text, /\]: \/y/)).toEqual(wanted)
})

test('tells nothing when no definition went', () => {
  expect(lost('See [it][x].\n\n[x]: /y\n', 'See [x].\n\n[x]: /z\n')).toEqual([])
})
