import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openFieldStore } from './field-store.ts'

const draft = () => {
  const ydoc = new Y.Doc()
  ydoc.getMap('fields').set('title', 'title: A\n')
  ydoc.getArray('order').push(['title'])
  return { ydoc, store: openFieldStore(ydoc) }
}

test('fields come in the order of the text, new ones last', () => {
  const { store } = draft()
  store.write('lang', 'lang: fr\n')
  expect([...store.sources.value]).toEqual([
    ['title', 'title: A\n'],
    ['lang', 'lang: fr\n'],
  ])
})

test('a key that is taken out leaves the order too', () => {
  const { ydoc, store } = draft()
  store.write('title', null)
  expect(ydoc.getArray('order').toArray()).toEqual([])
  expect(store.sources.value.size).toBe(0)
})

test('writing what stands there changes nothing', () => {
  const { ydoc, store } = draft()
  const before = Y.encodeStateVector(ydoc)
  store.write('title', 'title: A\n')
  expect(Y.encodeStateVector(ydoc)).toEqual(before)
})
