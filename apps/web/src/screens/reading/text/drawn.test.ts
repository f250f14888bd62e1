import { expect, test } from 'vitest'
import { stretchesBetween, withInsertions, wordsOf, type Drawn } from './drawn.ts'
import { firstBlock } from './testing/drawn-parts.ts'

const drawn = (text: string): Drawn => {
  const { html, runs } = firstBlock(text)
  return { html, runs }
}
const tag = '<p data-block="0">'.length
const read = (one: Drawn) => one.runs.map((run) => [wordsOf(one, run), run.from])

test('what is put in leaves the words what they are, with their places in the text', () => {
  const put = withInsertions(drawn('one *two* & three'), [
    { at: tag, html: '<i>' },
    { at: tag + 2, html: '</i>' },
  ])
  expect(put.html).toBe('<p data-block="0"><i>on</i>e <em>two</em> &#x26; three</p>')
  expect(read(put)).toEqual([
    ['on', 0],
    ['e ', 2],
    ['two', 5],
    [' ', 9],
    ['&', 10],
    [' three', 11],
  ])
})

test('of two insertions at one place the first comes first, and what is put in twice adds up', () => {
  const once = withInsertions(drawn('one'), [
    { at: tag + 3, html: 'A' },
    { at: tag + 3, html: 'B' },
  ])
  const twice = withInsertions(once, [{ at: tag, html: 'C' }])
  expect(twice.html).toBe('<p data-block="0">ConeAB</p>')
  expect(read(twice)).toEqual([['one', 0]])
})

test('the end of a link goes along with what is put into it', () => {
  const link = drawn('[one](/a)')
  const [run] = link.runs
  const put = withInsertions(link, [{ at: run?.at ?? 0, html: '<b>' }])
  expect(put.html.slice(put.runs[0]?.until)).toBe('</p>')
})

test('stretches hold no tag, and not blanks alone', () => {
  const one = drawn('one *two* *three* & four')
  expect(
    stretchesBetween(one, tag + 1, one.html.length).map(({ start, end }) =>
      one.html.slice(start, end),
    ),
  ).toEqual(['ne ', 'two', 'three', ' &#x26; four'])
})
