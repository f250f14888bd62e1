import { DRAFT_BODY, seedDraft } from '@forkshop/document'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { foreignType } from './foreign-type.ts'

const everything = `# Title

A **bold**, _soft_ \`code\` [link](/p/x) ~~gone~~

- one
- [ ] two

> quote

| a | b |
| --- | --- |
| 1 | 2 |

\`\`\`
code
\`\`\`

---

<div>island</div>

1. a
`

/** What is foreign in a seeded draft after something was done to its body. */
const foreign = (change: (body: Y.XmlFragment) => void) => {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedDraft(everything, 'base'))
  change(ydoc.getXmlFragment(DRAFT_BODY))
  return foreignType(ydoc)
}

test('finds nothing in a draft that our editor made', () => expect(foreign(() => {})).toBeNull())
test('names a node of another schema', () =>
  expect(foreign((body) => body.insert(0, [new Y.XmlElement('video')]))).toBe('video'))
test('finds it inside another node', () => {
  const quote = new Y.XmlElement('blockquote')
  quote.insert(0, [new Y.XmlElement('video')])
  expect(foreign((body) => body.insert(0, [quote]))).toBe('video')
})
test('names a mark of another schema', () => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('word')])
  expect(
    foreign((body) => {
      body.insert(0, [paragraph])
      const word = paragraph.get(0)
      if (word instanceof Y.XmlText) word.format(0, 4, { blink: true })
    }),
  ).toBe('blink')
})
test('does not take inherited names for ours', () =>
  expect(foreign((body) => body.insert(0, [new Y.XmlElement('constructor')]))).toBe('constructor'))
