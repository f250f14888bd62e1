import { describe, expect, test } from 'vitest'
import { parseCommit, parseSignature, parseTag, parseTree } from './object-formats.ts'

const tree = 'a'.repeat(40)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('a commit', () => {
  test('is read with its people, times and message', () => {
    const text = [
      `tree ${tree}`,
      `parent ${'b'.repeat(40)}`,
      `parent ${'c'.repeat(40)}`,
      'author Zoé Field <zoe@example.org> 1700000000 +0200',
      'committer other <> 1700000001 -0130',
      '',
      'reason',
      '',
      'body',
      '',
    ].join('\n')
    expect(parseCommit(bytes(text))).toEqual({
      tree,
      parents: ['b'.repeat(40), 'c'.repeat(40)],
      author: {
        person: { name: 'Zoé Field', email: 'zoe@example.org' },
        time: new Date(1_700_000_000_000),
      },
      committer: { person: { name: 'other', email: '' }, time: new Date(1_700_000_001_000) },
      message: 'reason\n\nbody\n',
    })
  })

  test('does not take lines of a signature for headers', () => {
    const text = `tree ${tree}\nauthor a <a> 1 +0000\ncommitter a <a> 1 +0000\ngpgsig -----\n parent ${tree}\n -----\n\nx`
    expect(parseCommit(bytes(text))).toMatchObject({ parents: [], message: 'x' })
  })

  test('without an author is corrupt', () => {
    expect(() => parseCommit(bytes(`tree ${tree}\n\nx`))).toThrow('corrupt')
  })
})

test('a tag is read with its notes', () => {
  const text = `object ${tree}\ntype commit\ntag v1.0\ntagger a <b> 5 +0000\n\nnotes\n\nmore\n`
  expect(parseTag(bytes(text))).toEqual({
    object: tree,
    name: 'v1.0',
    tagger: { person: { name: 'a', email: 'b' }, time: new Date(5000) },
    message: 'notes\n\nmore\n',
  })
})

test('a time beyond all calendars is held to the last year of four digits', () => {
  expect(parseSignature('a <b> 99999999999999999 +0000')?.time.getUTCFullYear()).toBe(9999)
})

describe('a tree', () => {
  const entry = (mode: string, name: string): Buffer =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.alloc(20, 0xab)])

  test('is read entry by entry', () => {
    expect(parseTree(Buffer.concat([entry('100644', 'é a.md'), entry('40000', 'media')]))).toEqual([
      { mode: '100644', name: 'é a.md', id: 'ab'.repeat(20) },
      { mode: '40000', name: 'media', id: 'ab'.repeat(20) },
    ])
    expect(parseTree(new Uint8Array())).toEqual([])
  })

  test('that is cut short is corrupt', () => {
    const whole = entry('100644', 'a.md')
    for (const length of [1, 7, whole.length - 1]) {
      expect(() => parseTree(whole.subarray(0, length))).toThrow('corrupt')
    }
  })

  test.each([
    ['a blank behind the mode', entry('100644', 'a.md').filter((byte) => byte !== 0x20)],
    ['an end of the name', entry('100644', 'a.md').map((byte) => byte || 0x61)],
  ])('without %s is corrupt', (_what, bytes) => {
    expect(() => parseTree(bytes)).toThrow('corrupt')
  })
})
