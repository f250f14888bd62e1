import { draftText, seedDraft } from '@forkshop/document'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import * as Y from 'yjs'
import { useSourceBuffer, type SourceBuffer } from './use-source-buffer.ts'

const baseText = '---\ntitle: A\n---\n\nOne red cat sat.\n\nTwo dogs ran.\n'
const scopes: ReturnType<typeof effectScope>[] = []

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  scopes.splice(0).forEach((scope) => scope.stop())
  vi.useRealTimers()
})

/** A buffer over a draft in which others write too; `told` is what was said of its being dirty. */
const opened = () => {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedDraft(baseText, 'a'.repeat(40)))
  const told: boolean[] = []
  const scope = effectScope()
  scopes.push(scope)
  const buffer = scope.run(() =>
    useSourceBuffer({ ydoc, baseText: () => baseText, onDirty: (isDirty) => told.push(isDirty) }),
  )
  if (buffer === undefined) throw new Error('the buffer is not set up')
  const draft = (): string => draftText(ydoc, baseText).text
  const other = scope.run(() =>
    useSourceBuffer({ ydoc, baseText: () => baseText, onDirty: () => {} }),
  )
  const othersWrite = (from: string, to: string, isWaitedFor = true): void => {
    other?.decide(draft().replace(from, to))
    if (isWaitedFor) vi.runAllTimers()
  }
  return { ...buffer, told, draft, othersWrite, leave: () => scope.stop() }
}
const typeOver = ({ text, type }: Pick<SourceBuffer, 'text' | 'type'>, from: string, to: string) =>
  type(text.value.replace(from, to))

test('an untouched buffer follows what others write', () => {
  const buffer = opened()
  buffer.othersWrite('red', 'blue')
  expect(buffer.text.value).toContain('One blue cat sat.')
  expect([buffer.isChanged.value, buffer.othersWrote.value]).toEqual([false, false])
})

test('what is being typed stays, and what others write is told', () => {
  const buffer = opened()
  typeOver(buffer, 'dogs', 'birds')
  buffer.othersWrite('red', 'blue')
  expect(buffer.text.value).toBe(baseText.replace('dogs', 'birds'))
  expect([buffer.isChanged.value, buffer.othersWrote.value, buffer.told]).toEqual([
    true,
    true,
    [true],
  ])
})

test('bringing it in keeps both, and the buffer is the draft again', () => {
  const buffer = opened()
  typeOver(buffer, 'dogs', 'birds')
  buffer.othersWrite('red', 'blue')
  expect(buffer.apply().kind).toBe('apply')
  const both = baseText.replace('dogs', 'birds').replace('red', 'blue')
  expect([buffer.draft(), buffer.text.value]).toEqual([both, both])
  expect([buffer.isTaken.value, buffer.othersWrote.value, buffer.plan.value]).toEqual([
    true,
    false,
    null,
  ])
  expect(buffer.told).toEqual([true, false])
})

test('what was brought in is no longer said once more is typed, and was not by others', () => {
  const buffer = opened()
  typeOver(buffer, 'dogs', 'birds')
  buffer.apply()
  typeOver(buffer, 'birds', 'cows')
  vi.runAllTimers()
  expect([buffer.isTaken.value, buffer.othersWrote.value]).toEqual([false, false])
})

test('the same passage is asked about; put off, what was typed is still there', () => {
  const buffer = opened()
  typeOver(buffer, 'One red cat sat.', 'A bird flew off.')
  buffer.othersWrite('One red cat sat.', 'One blue fish swam by.')
  expect(buffer.apply().kind).toBe('conflict')
  expect(buffer.plan.value?.kind).toBe('conflict')
  buffer.putOff()
  expect([buffer.plan.value, buffer.isChanged.value]).toEqual([null, true])
  expect(buffer.text.value).toContain('A bird flew off.')
})

test('what a conflict was decided to stands in the draft', () => {
  const buffer = opened()
  typeOver(buffer, 'One red cat sat.', 'A bird flew off.')
  buffer.othersWrite('One red cat sat.', 'One blue fish swam by.')
  buffer.apply()
  buffer.decide(baseText.replace('One red cat sat.', 'Both are there.'))
  expect(buffer.draft()).toContain('Both are there.')
  expect([buffer.isTaken.value, buffer.isChanged.value, buffer.plan.value]).toEqual([
    true,
    false,
    null,
  ])
})

test('broken source stays in the buffer and out of the draft', () => {
  const buffer = opened()
  typeOver(buffer, 'title: A', 'title: [A')
  expect(buffer.apply().kind).toBe('broken')
  expect([buffer.draft(), buffer.isChanged.value]).toEqual([baseText, true])
})

test('dropped, it is the draft as others left it', () => {
  const buffer = opened()
  typeOver(buffer, 'dogs', 'birds')
  buffer.othersWrite('red', 'blue')
  buffer.reset()
  expect(buffer.text.value).toBe(baseText.replace('red', 'blue'))
  expect([buffer.isChanged.value, buffer.othersWrote.value, buffer.told]).toEqual([
    false,
    false,
    [true, false],
  ])
})

test('a buffer that was left follows no longer', () => {
  const buffer = opened()
  buffer.othersWrite('red', 'blue', false)
  buffer.leave()
  vi.runAllTimers()
  expect(buffer.text.value).toBe(baseText)
})
