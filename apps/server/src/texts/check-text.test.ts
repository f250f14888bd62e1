import { expect, test } from 'vitest'
import { formatText } from '../testing/calls.ts'
import { inspectText, type FineFronts } from './check-text.ts'

/** Front matter found to be fine, and how often one was known. */
const remembering = () => {
  const known = new Set<string>()
  const hits: string[] = []
  const fine: FineFronts = {
    get(key) {
      if (!known.has(key)) return undefined
      hits.push(key)
      return true
    },
    set: (key) => void known.add(key),
  }
  return { fine, hits, known }
}

test('front matter that is fine is read once, whatever stands below it', () => {
  const { fine, hits } = remembering()
  const [first, ...others] = ['Un.\n', 'Deux.\n', ''].map((body) =>
    inspectText(formatText({ body }), fine),
  )
  expect(first).toEqual({ kind: 'fine', fields: expect.objectContaining({ kind: 'format' }) })
  expect(others).toEqual([{ kind: 'fine' }, { kind: 'fine' }])
  expect(hits).toHaveLength(2)
})

test.each([
  [
    'a wrong field',
    '---\nkind: event\ntitle: A\nstart: demain\n---\n\nTexte.\n',
    { path: 'start' },
  ],
  ['broken YAML', '---\ntitle: "A\n---\n\nTexte.\n', { path: 'text', code: 'yaml', line: 2 }],
])('%s is refused each time', (_, text, problem) => {
  const { fine, known } = remembering()
  const refused = { kind: 'invalid', problems: [expect.objectContaining(problem)] }
  expect([inspectText(text, fine), inspectText(text, fine)]).toEqual([refused, refused])
  expect(known.size).toBe(0)
})

test('a text without front matter, or with one that nothing closes, is fine', () => {
  const { fine } = remembering()
  for (const text of ['Texte.\n', '\uFEFFTexte.\n', '---\ntitle: A\n', '']) {
    expect(inspectText(text, fine)).toEqual({ kind: 'fine' })
  }
})

test('what stands in a body is looked at though its front matter is known', () => {
  const { fine } = remembering()
  const text = formatText({ body: 'Texte.\n' })
  expect(inspectText(text, fine)).toMatchObject({ kind: 'fine' })
  const nul = { kind: 'invalid', problems: [expect.objectContaining({ code: 'nul' })] }
  expect(inspectText(`${text}\0`, fine)).toEqual(nul)
})
