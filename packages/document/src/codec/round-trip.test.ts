import { describe, expect, test } from 'vitest'
import { normalise } from '../editor/normalise.ts'
import { editorSchema } from '../editor/schema.ts'
import { parseEditorNode } from '../editor/node.ts'
import { corpus, corpusMissing, fixtures, variants } from '../testing/corpus.ts'
import { normalForm } from './normal-form.ts'
import { openText } from './open.ts'
import { saveText } from './save.ts'

function untouched(text: string): string {
  const { body, base } = openText(text)
  return saveText(base, body).text
}

/** Through the schema, which fills in every default, and without the shortcut for equal bodies. */
function throughSchema(text: string): unknown {
  return editorSchema.nodeFromJSON(openText(text).body).toJSON()
}

describe.each(variants)('$name', ({ of }) => {
  test.each(fixtures())('gives $name back byte for byte', ({ text }) => {
    expect(untouched(of(text))).toBe(of(text))
    const { base } = openText(of(text))
    const body = parseEditorNode(throughSchema(of(text))) ?? { type: 'doc' }
    expect(saveText(base, body)).toMatchObject({ kind: 'saved', text: of(text) })
  })
})

test.each(fixtures())(
  'opens $name in a form the schema takes and normalising leaves',
  ({ text }) => {
    const { body } = openText(text)
    expect(normalise(body)).toEqual(body)
    expect(() => editorSchema.nodeFromJSON(body).check()).not.toThrow()
  },
)

test.each(fixtures())('writes $name anew so that it reads the same', ({ text }) => {
  const { body } = openText(text)
  const fresh = saveText(openText('').base, body)
  expect(fresh.kind).toBe('saved')
  expect(openText(fresh.text).body).toEqual(body)
})

test.each([
  ['behind a quote mark and a tab', '>\t[a]: /b', '[a]: /b'],
  ['of several lines behind tabs', '>\t<div>\n>\tb\n>\t\tc', '<div>\nb\n    c'],
  ['that opens an item', '- > >\t- a\n  > >\t- [ ] b', '- a\n- [ ] b'],
  ['that opens an item, further in', '- >   - [ ] a\n  >   - b', '- [ ] a\n- b'],
  ['behind a tab that others write as a blank', '> a\n>\n>\t- [ ] b\n>\t- c', '- [ ] b\n- c'],
  ['behind bare quote marks', '>- a\n>  - [ ] b', '- a\n - [ ] b'],
  ['behind a tab that an item takes a part of', '- a\n\n  \t<div>', '<div>'],
])('shows an island %s as it reads', (_name, text, source) => {
  const { body, base } = openText(`${text}\n`)
  expect(JSON.stringify(body)).toContain(JSON.stringify({ type: 'island', attrs: { source } }))
  expect(normalForm(body)).toEqual(body)
  expect(saveText(base, body)).toMatchObject({ kind: 'saved', text: `${text}\n` })
  const fresh = saveText(openText('').base, body)
  expect(fresh.kind).toBe('saved')
  expect(openText(fresh.text).body).toEqual(body)
})

test('gives every file of the corpus back byte for byte, every third in another dress of its lines', ({
  skip,
}) => {
  const missing = corpusMissing()
  if (missing !== null) skip(missing)
  const [asItIs, ...dresses] = variants
  for (const [index, { name, text }] of corpus().entries()) {
    const another = index % 3 === 0 ? [dresses[(index / 3) % dresses.length]] : []
    for (const dress of [asItIs, ...another]) {
      const dressed = dress?.of(text) ?? text
      expect(untouched(dressed) === dressed, `${name}, ${dress?.name}`).toBe(true)
    }
  }
}, 120_000)
