import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fieldSource } from '../front-matter/source.ts'
import { corpus, corpusMissing, fixtures, variants } from '../testing/corpus.ts'
import { applyTextToDraft, rebaseDraft } from './apply.ts'
import { draftText } from './read.ts'
import { seedDraft } from './seed.ts'
import { partsOf, draftBase } from './shape.ts'

const TEXT =
  '---\nkind: format # what it is\ntitle: One\n---\n\n## First\n\nAlpha.\n\nBeta.\n\nGamma.\n'

function draftOf(text: string): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedDraft(text, 'a1b2c3d4e5'))
  return ydoc
}

/** What a reader's caret holds on to: the Yjs item of each top-level block. */
function blocksIn(ydoc: Y.Doc): readonly unknown[] {
  return partsOf(ydoc).body.toArray()
}

test.each(fixtures())('gives $name back byte for byte through a shared draft', ({ text }) => {
  for (const { of } of variants) {
    expect(draftText(draftOf(of(text)), of(text))).toMatchObject({ kind: 'saved', text: of(text) })
  }
})

// Every file goes through the codec itself; what a draft adds is the same for all of them.
test('gives every third file of the corpus back byte for byte through a shared draft', ({
  skip,
}) => {
  const missing = corpusMissing()
  if (missing !== null) skip(missing)
  for (const { name, text } of corpus().filter((_, at) => at % 3 === 0)) {
    expect(draftText(draftOf(text), text).text === text, name).toBe(true)
  }
}, 120_000)

test('seeds the same bytes from the same text and base', () => {
  expect(seedDraft(TEXT, 'abc')).toEqual(seedDraft(TEXT, 'abc'))
  expect(seedDraft(TEXT, 'abc')).not.toEqual(seedDraft(TEXT, 'abd'))
})

test('gives every top-level block an id of its own', () => {
  const ids = partsOf(draftOf('a\n\na\n\na\n'))
    .body.toArray()
    .map((child) => child instanceof Y.XmlElement && child.getAttribute('blockId'))
  expect(new Set(ids).size).toBe(3)
})

test('splices a changed field, keeping all other bytes', () => {
  const ydoc = draftOf(TEXT)
  const { fields, order } = partsOf(ydoc)
  fields.set('title', fieldSource('title', 'Two: more'))
  fields.set('lang', fieldSource('lang', 'fr'))
  order.push(['lang'])
  expect(draftText(ydoc, TEXT).text).toBe(
    TEXT.replace('title: One\n', 'title: "Two: more"\nlang: fr\n'),
  )
  fields.delete('title')
  expect(draftText(ydoc, TEXT).text).toBe(TEXT.replace('title: One\n', 'lang: fr\n'))
})

test('leaves a front matter that does not parse as it is', () => {
  const text = '---\ntitle: [\n---\n\nbody\n'
  const ydoc = draftOf(text)
  applyTextToDraft(ydoc, text.replace('body', 'other'))
  expect(draftText(ydoc, text).text).toBe(text.replace('body', 'other'))
})

test('brings a text in so that the draft gives it back', () => {
  const ydoc = draftOf(TEXT)
  const next = TEXT.replace('One', 'Two')
    .replace('Beta.', 'Beta and **more**.\n\n- new\n- list')
    .replace('Alpha.\n\n', '')
  applyTextToDraft(ydoc, next)
  expect(draftText(ydoc, TEXT)).toMatchObject({ kind: 'saved', text: next })
})

test('brings fields in another order in', () => {
  const ydoc = draftOf(TEXT)
  const next = TEXT.replace('kind: format # what it is\ntitle: One\n', 'title: One\nkind: format\n')
  applyTextToDraft(ydoc, next)
  expect(partsOf(ydoc).order.toArray()).toEqual(['title', 'kind'])
})

test('keeps its fields where the front matter of a text that comes in does not parse', () => {
  const ydoc = draftOf(TEXT)
  applyTextToDraft(ydoc, TEXT.replace('title: One', 'title: ['))
  expect([...partsOf(ydoc).fields.keys()]).toEqual(['kind', 'title'])
})

test('touches no block that is equal, and changes one inside', () => {
  const ydoc = draftOf(TEXT)
  const before = blocksIn(ydoc)
  applyTextToDraft(ydoc, TEXT.replace('Beta.', 'Beta!').replace('Gamma.', 'New.\n\nGamma.'))
  const after = blocksIn(ydoc)
  expect(after).toHaveLength(before.length + 1)
  expect(before.every((block) => after.includes(block))).toBe(true)
})

test('keeps a caret in a block that stays', () => {
  const ydoc = draftOf(TEXT)
  const block = partsOf(ydoc).body.get(3)
  const words = block instanceof Y.XmlElement ? block.get(0) : null
  if (!(words instanceof Y.XmlText)) throw new Error('no words')
  const caret = Y.createRelativePositionFromTypeIndex(words, 3)
  applyTextToDraft(
    ydoc,
    TEXT.replace('Alpha.', 'Another one.\n\nAlpha, changed.').replace('Beta.\n\n', ''),
  )
  expect(Y.createAbsolutePositionFromRelativePosition(caret, ydoc)).toMatchObject({
    type: words,
    index: 3,
  })
})

test('does nothing for the text it holds', () => {
  const ydoc = draftOf(TEXT)
  const before = Y.encodeStateVector(ydoc)
  applyTextToDraft(ydoc, TEXT)
  expect(Y.encodeStateVector(ydoc)).toEqual(before)
})

test('keeps an empty paragraph that somebody has just opened', () => {
  const ydoc = draftOf(TEXT)
  partsOf(ydoc).body.insert(1, [new Y.XmlElement('paragraph')])
  applyTextToDraft(ydoc, TEXT.replace('Beta.', 'Beta!'))
  expect(blocksIn(ydoc)).toHaveLength(5)
  expect(draftText(ydoc, TEXT).text).toBe(TEXT.replace('Beta.', 'Beta!'))
})

test('reads a draft with nodes that no schema knows', () => {
  const ydoc = draftOf(TEXT)
  const strange = new Y.XmlElement('strange')
  strange.insert(0, [new Y.XmlText('words')])
  partsOf(ydoc).body.insert(0, [strange])
  expect(draftText(ydoc, TEXT).text).toContain('words')
})

const conflict = {
  at: 2,
  count: 1,
  base: 'Beta.',
  ours: 'Beta, ours.',
  theirs: 'Beta, **theirs**.',
}

test('a draft is based on another text, with conflicts in the place of their blocks', () => {
  const ydoc = draftOf(TEXT)
  const [, alpha] = blocksIn(ydoc)
  const next = TEXT.replace('One', 'Two').replace('Beta.', 'Beta, ours.')
  rebaseDraft(ydoc, { text: next, conflicts: [conflict], base: 'f6' })
  expect(draftBase(ydoc)).toBe('f6')
  expect(blocksIn(ydoc)[1]).toBe(alpha)
  expect(draftText(ydoc, next)).toMatchObject({ kind: 'unresolved', conflicts: 1 })
  expect(draftText(ydoc, next, 'ours')).toMatchObject({ kind: 'saved', text: next })
  const theirs = next.replace('Beta, ours.', 'Beta, **theirs**.')
  expect(draftText(ydoc, next, 'theirs')).toMatchObject({ kind: 'saved', text: theirs })
})

test('a conflict may stand where no block is, and its sides may be nothing', () => {
  const ydoc = draftOf(TEXT)
  const gone = { at: 4, count: 0, base: 'Delta.', ours: null, theirs: 'Delta!' }
  rebaseDraft(ydoc, { text: TEXT, conflicts: [conflict, gone], base: 'f6' })
  expect(draftText(ydoc, TEXT)).toMatchObject({ kind: 'unresolved', conflicts: 2 })
  expect(draftText(ydoc, TEXT, 'theirs').text).toBe(
    `${TEXT.replace('Beta.', 'Beta, **theirs**.')}\nDelta!\n`,
  )
})
