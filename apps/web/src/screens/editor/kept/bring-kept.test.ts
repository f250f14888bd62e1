import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bringKept } from './bring-kept.ts'
import {
  addParagraph,
  bodyOf,
  copyOf,
  draftOf,
  setField,
  wordsOf,
  write,
} from '../../../parts/kept/testing/kept-drafts.ts'

test('words written apart join what others wrote meanwhile, and are told by their passages', () => {
  const server = draftOf('Welcome.', 'Goodbye.')
  const kept = copyOf(server)
  write(kept, 0, ' Two cups.')
  write(server, 1, ' Come again.')
  expect(bringKept(server, kept)).toEqual({
    isNew: true,
    came: [{ text: 'Welcome. Two cups.', field: null }],
    homeless: [],
  })
  expect(wordsOf(server)).toContain('Goodbye. Come again.')
})

test('what the server has is nothing new', () => {
  const server = draftOf('Welcome.')
  const kept = copyOf(server)
  write(server, 0, ' More.')
  expect(bringKept(server, kept)).toEqual({ isNew: false, came: [], homeless: [] })
})

test('a deletion alone is new, and no passage', () => {
  const server = draftOf('Welcome.', 'Gone.')
  const kept = copyOf(server)
  bodyOf(kept).delete(1, 1)
  expect(bringKept(server, kept)).toEqual({ isNew: true, came: [], homeless: [] })
  expect(wordsOf(server)).not.toContain('Gone.')
})

test('words in a passage that others took away have no place, and are told as they were written', () => {
  const server = draftOf('Welcome.', 'Chairs in a circle.')
  const kept = copyOf(server)
  write(kept, 1, ' Twelve of them.')
  bodyOf(server).delete(1, 1)
  expect(bringKept(server, kept)).toMatchObject({
    came: [],
    homeless: [{ text: 'Chairs in a circle. Twelve of them.', field: null }],
  })
})

test('a fact that others wrote anew stays theirs, whoever the order of writers would favour', () => {
  for (const [device, other] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const server = draftOf('Welcome.')
    setField(server, 'summary', 'summary: Before')
    const kept = copyOf(server)
    kept.clientID = device
    setField(kept, 'summary', 'summary: From the phone')
    server.clientID = other
    setField(server, 'summary', 'summary: From the desk')
    expect(bringKept(server, kept)).toMatchObject({
      came: [],
      homeless: [{ text: 'summary: From the phone', field: 'summary' }],
    })
    expect(server.getMap('fields').get('summary')).toBe('summary: From the desk')
  }
})

test('a fact that nobody else wrote comes along', () => {
  const server = draftOf('Welcome.')
  setField(server, 'summary', 'summary: Before')
  const kept = copyOf(server)
  setField(kept, 'summary', 'summary: After')
  expect(bringKept(server, kept)).toMatchObject({
    came: [{ text: 'summary: After', field: 'summary' }],
    homeless: [],
  })
})

/** What is sent of what a device had kept. */
const sentOf = (ydoc: Y.Doc, kept: Y.Doc): Uint8Array => {
  const sent: Uint8Array[] = []
  ydoc.on('update', (_: Uint8Array, { asMade }: { readonly asMade: Uint8Array }) =>
    sent.push(asMade),
  )
  bringKept(ydoc, kept)
  return Y.mergeUpdates(sent)
}
const lettersNamed = (update: Uint8Array): number =>
  [...Y.decodeUpdate(update).ds.clients.values()].flat().reduce((sum, { len }) => sum + len, 0)

test('what is sent names what the device deleted, not words of others that it never saw, nor what went before', () => {
  const server = draftOf('Welcome.', 'Gone before.', 'Chairs.')
  bodyOf(server).delete(1, 1)
  const kept = copyOf(server)
  bodyOf(kept).delete(1, 1)
  write(server, 1, ' In a circle.')
  // the paragraph, its text and the letters that stood there
  expect(lettersNamed(sentOf(copyOf(server), kept))).toBe(1 + 1 + 'Chairs.'.length)
})

test('what is sent has the words that were written in what others took away', () => {
  const server = draftOf('Welcome.', 'Chairs.')
  const kept = copyOf(server)
  write(kept, 1, ' Twelve.')
  bodyOf(server).delete(1, 1)
  const words = Y.decodeUpdate(sentOf(copyOf(server), kept)).structs.flatMap((one) =>
    one instanceof Y.Item && one.content instanceof Y.ContentString ? one.content.str : [],
  )
  expect(words).toEqual([' Twelve.'])
})

type Edit = { readonly kind: 'write' | 'delete' | 'add' | 'fact' | 'cut'; readonly at: number }
const edit = fc.record<Edit>({
  kind: fc.constantFrom('write', 'write', 'delete', 'add', 'fact', 'cut'),
  at: fc.integer({ min: 0, max: 20 }),
})

/** Does an edit; each word is one of a kind, told by who wrote it and how many there were before. */
const perform = (ydoc: Y.Doc, { kind, at }: Edit, word: string): void => {
  const count = bodyOf(ydoc).length
  if (kind === 'add') return addParagraph(ydoc, word)
  if (kind === 'fact') return setField(ydoc, `fact${at % 3}`, word)
  if (count === 0) return
  const place = at % count
  if (kind === 'write') return write(ydoc, place, ` ${word} `)
  if (kind === 'delete') return bodyOf(ydoc).delete(place, 1)
  const element = bodyOf(ydoc).get(place)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (text instanceof Y.XmlText && text.length > 0)
    text.delete(
      Math.min(at, text.length - 1),
      Math.min(3, text.length - Math.min(at, text.length - 1)),
    )
}

test('whatever the server has become, every word written apart stands or is told, and nobody’s is written over', () => {
  fc.assert(
    fc.property(
      fc.array(edit, { maxLength: 12 }),
      fc.array(edit, { maxLength: 12 }),
      fc.constantFrom(1, 1000),
      (apart, meanwhile, client) => {
        const server = draftOf('Welcome.', 'Two cups.', 'Goodbye.')
        setField(server, 'fact0', 'before')
        const kept = copyOf(server)
        kept.clientID = client
        server.clientID = 500
        apart.forEach((one, index) => perform(kept, one, `device${index}x`))
        meanwhile.forEach((one, index) => perform(server, one, `others${index}x`))
        const theirs = [...server.getMap('fields')].filter(([, value]) =>
          String(value).startsWith('others'),
        )
        const peer = copyOf(server)
        server.on('update', (_: Uint8Array, { asMade }: { readonly asMade: Uint8Array }) =>
          Y.applyUpdate(peer, asMade),
        )
        const { came, homeless } = bringKept(server, kept)
        const now = wordsOf(server)
        const offered = homeless.map(({ text }) => text).join('\n')
        for (const word of wordsOf(kept).match(/device\d+x/gu) ?? [])
          expect(now.includes(word) || offered.includes(word), word).toBe(true)
        for (const { text } of came)
          for (const word of text.match(/device\d+x/gu) ?? []) expect(now).toContain(word)
        for (const [key, value] of theirs) expect(server.getMap('fields').get(key)).toBe(value)
        // another who is there gets the same draft
        expect(wordsOf(peer)).toBe(now)
      },
    ),
    { numRuns: 300 },
  )
})
