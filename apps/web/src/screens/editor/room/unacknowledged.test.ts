import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sendOwnEdits } from './unacknowledged.ts'

type Listener = (event: { number: number; scope: string }) => void

/** A line as the provider has it: what it sends, and what happens to it. */
const lineOf = () => {
  const document = new Y.Doc()
  const sent: Uint8Array[] = []
  const listeners = new Map<string, Listener>()
  let isOpen = false
  const send = (update: Uint8Array): void => void sent.push(update)
  const provider = {
    document,
    on: (event: string, listener: Listener) => {
      listeners.set(event, listener)
      return provider
    },
    boundDocumentUpdateHandler: send,
    documentUpdateHandler: send,
  }
  document.on('update', send)
  const edits = sendOwnEdits(provider, () => isOpen)
  const happens = (event: string, { number = 1, scope = 'read-write' } = {}): void =>
    listeners.get(event)?.({ number, scope })
  const open = (scope?: string): void => {
    isOpen = true
    happens('authenticated', scope === undefined ? {} : { scope })
  }
  const lose = (): void => void (isOpen = false)
  return { document, provider, sent, edits, happens, open, lose }
}
const textOf = (update: Uint8Array): string => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, update)
  return copy.getText('t').toJSON()
}

test('on a line each edit is sent once', () => {
  const { document, sent, open } = lineOf()
  open()
  document.getText('t').insert(0, 'a')
  expect(sent.map(textOf)).toEqual(['a'])
})

test('without a line nothing is sent; on the next one all of it, as one edit', () => {
  const { document, sent, edits, open } = lineOf()
  for (const letter of 'ab'.repeat(150)) document.getText('t').insert(0, letter)
  expect(sent).toEqual([])
  expect(edits.isUnsent()).toBe(true)
  open()
  expect(sent.map(textOf)).toEqual(['ba'.repeat(150)])
  expect(edits.isUnsent()).toBe(false)
})

test('what was sent and not acknowledged is sent again, with what was written since', () => {
  const { document, sent, open, lose } = lineOf()
  open()
  document.getText('t').insert(0, 'a')
  lose()
  document.getText('t').insert(1, 'b')
  open()
  expect(sent.map(textOf)).toEqual(['a', 'ab'])
})

test('an acknowledgement is none of what no line has carried', () => {
  const { document, sent, edits, open, lose, happens } = lineOf()
  open()
  document.getText('t').insert(0, 'a')
  lose()
  document.getText('t').insert(1, 'b')
  happens('unsyncedChanges', { number: 0 })
  expect(edits.isUnsent()).toBe(true)
  open()
  expect(sent).toHaveLength(2)
})

test('words are sent that went meanwhile with what others changed', () => {
  const { document, provider, sent, happens, open, lose } = lineOf()
  open()
  const list = document.getArray<Y.Text>('l')
  list.insert(0, [new Y.Text('')])
  happens('unsyncedChanges', { number: 0 })
  lose()
  sent.length = 0
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document))
  other.getArray('l').delete(0)
  list.get(0).insert(0, 'words')
  Y.applyUpdate(document, Y.encodeStateAsUpdate(other), provider)
  open()
  const strings = sent.flatMap((update) =>
    Y.decodeUpdate(update).structs.flatMap((one) =>
      one instanceof Y.Item && one.content instanceof Y.ContentString ? one.content.str : [],
    ),
  )
  expect(strings).toEqual(['words'])
})

test('an edit that was made elsewhere is sent as it was made', () => {
  const { document, sent, open } = lineOf()
  open()
  const asMade = Y.encodeStateAsUpdate(document)
  document.transact(() => document.getText('t').insert(0, 'a'), { asMade })
  expect(sent).toEqual([asMade])
})

test('what is stored is not, nor what others wrote, nor anything without the right', () => {
  const { document, provider, sent, happens, open, lose } = lineOf()
  document.getText('t').insert(0, 'a')
  open('readonly')
  expect(sent).toEqual([])
  lose()
  open()
  expect(sent).toHaveLength(1)
  happens('unsyncedChanges', { number: 0 })
  const other = new Y.Doc()
  other.getText('t').insert(0, 'b')
  Y.applyUpdate(document, Y.encodeStateAsUpdate(other), provider)
  lose()
  open()
  expect(sent).toHaveLength(1)
})
