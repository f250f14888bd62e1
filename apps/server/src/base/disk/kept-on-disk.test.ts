import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keptOnDisk, type KeptOnDiskTerms } from './kept-on-disk.ts'

const bytes = (length: number, value = 1) => new Uint8Array(length).fill(value)

function kept(terms: Partial<KeptOnDiskTerms> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-kept-'))
  const warned: string[] = []
  const all: KeptOnDiskTerms = {
    file: path.join(folder, 'made.sqlite'),
    version: 1,
    maxBytes: 100_000,
    clock: () => new Date(0),
    later: (work) => work(),
    log: { warn: (_data, message) => warned.push(message) },
    ...terms,
  }
  const opened: { close(): void }[] = []
  onTestFinished(() => {
    for (const one of opened) one.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const open = (others: Partial<KeptOnDiskTerms> = {}) => {
    const one = keptOnDisk({ ...all, ...others })
    opened.push(one)
    return one
  }
  return { open, warned, file: all.file ?? '' }
}

test('bytes are there again after a restart', () => {
  const { open } = kept()
  const first = open()
  first.set('page', 'text', bytes(10))
  first.close()
  expect(open().get('page', 'text')).toEqual(bytes(10))
})

test('the file is written afterwards, all that waits at once, and nobody who asks meanwhile misses it', () => {
  const later: (() => void)[] = []
  const { open } = kept({ later: (work) => later.push(work) })
  const one = open()
  one.set('page', 'text', bytes(10, 1))
  one.set('page', 'text', bytes(10, 2))
  one.set('page', 'blocks', bytes(20))
  expect(one.get('page', 'text')).toEqual(bytes(10, 2))
  expect([open().get('page', 'text'), later.length]).toEqual([undefined, 1])
  later[0]?.()
  expect(open().get('page', 'text')).toEqual(bytes(10, 2))
  expect([one.get('page', 'blocks'), one.size()]).toEqual([bytes(20), 30])
  one.set('page', 'text', bytes(10, 3))
  expect(later).toHaveLength(2)
})

test('what waits for the file goes with its owner', () => {
  const later: (() => void)[] = []
  const one = kept({ later: (work) => later.push(work) }).open()
  one.set('a', 'text', bytes(10))
  one.set('b', 'text', bytes(10))
  one.drop('a')
  expect(one.get('a', 'text')).toBeUndefined()
  later[0]?.()
  expect([one.get('a', 'text'), one.get('b', 'text')]).toEqual([undefined, bytes(10)])
})

test('no more waits for the file than there is room for', () => {
  const { open } = kept({ later: () => {}, maxBytes: 100_000_000 })
  const one = open()
  for (let at = 0; at < 5; at += 1) one.set('page', String(at), bytes(3_000_000, at))
  const other = open()
  expect(['0', '4'].map((name) => other.get('page', name)?.[0])).toEqual([0, undefined])
})

test('names of different owners are apart, and go with their owner', () => {
  const one = kept().open()
  one.set('a', 'text', bytes(1, 1))
  one.set('b', 'text', bytes(1, 2))
  expect([one.get('a', 'text'), one.get('b', 'text')]).toEqual([bytes(1, 1), bytes(1, 2)])
  one.drop('a')
  expect([one.get('a', 'text'), one.get('b', 'text')]).toEqual([undefined, bytes(1, 2)])
})

test('what another version made is forgotten', () => {
  const { open } = kept()
  const first = open()
  first.set('page', 'text', bytes(10))
  first.close()
  expect(open({ version: 2 }).get('page', 'text')).toBeUndefined()
})

test('what was unused longest goes when there is too much', () => {
  let day = 0
  const one = kept({ clock: () => new Date(day * 86_400_000) }).open()
  for (let at = 0; at < 64; at += 1) one.set('page', String(at), bytes(1_000))
  day = 1
  expect(one.get('page', '3')).toEqual(bytes(1_000))
  for (let at = 64; at < 192; at += 1) one.set('page', String(at), bytes(1_000))
  expect(one.size()).toBeLessThanOrEqual(100_000)
  expect(one.get('page', '4')).toBeUndefined()
  expect(one.get('page', '191')).toEqual(bytes(1_000))
  // too large for all that there is room for
  one.set('page', 'large', bytes(30_000))
  expect(one.get('page', 'large')).toBeUndefined()
})

test('what was looked at today stays before what was not', () => {
  let day = 0
  const one = kept({ clock: () => new Date(day * 86_400_000), maxBytes: 64_000 }).open()
  for (let at = 0; at < 63; at += 1) one.set('page', String(at), bytes(1_000))
  day = 1
  one.get('page', '0')
  for (let at = 63; at < 128; at += 1) one.set('other', String(at), bytes(900))
  expect(one.get('page', '0')).toEqual(bytes(1_000))
  expect(one.get('page', '1')).toBeUndefined()
})

test('a file that is none is made anew, and the failure told', () => {
  const { open, warned, file } = kept()
  writeFileSync(file, 'no database at all '.repeat(1_000))
  const one = open()
  expect(one.get('page', 'text')).toBeUndefined()
  expect(warned).toHaveLength(1)
})

test('a file that breaks while it is open is made anew', () => {
  const { open, warned, file } = kept()
  const first = open()
  for (let at = 0; at < 60; at += 1) first.set('page', String(at), bytes(1_000))
  first.close()
  writeFileSync(file, Buffer.alloc(40_000, 7), { flag: 'r+' })
  const one = open()
  one.get('page', '1')
  one.set('page', 'text', bytes(10))
  one.close()
  const again = open()
  again.set('page', 'text', bytes(10))
  expect(again.get('page', 'text')).toEqual(bytes(10))
  expect(warned.length).toBeGreaterThan(0)
})

test('without a file it keeps for as long as it is open', () => {
  const one = kept({ file: null }).open()
  one.set('page', 'text', bytes(10))
  expect(one.get('page', 'text')).toEqual(bytes(10))
  one.close()
  expect(one.get('page', 'text')).toBeUndefined()
})
