import type { MergeSide } from '@forkshop/api'
import { expect, test } from 'vitest'
import { sideOf } from './change-side.ts'
import type { Change } from './entry.ts'

const part = (side?: MergeSide): Change => ({
  kind: 'moved',
  block: 'paragraph',
  level: null,
  place: '',
  isOpening: false,
  label: '',
  turn: null,
  words: { added: 0, removed: 0 },
  html: '',
  marks: [],
  beforeHtml: null,
  beforeMarks: [],
  afterHtml: null,
  afterMarks: [],
  movedFrom: '',
  blockIndex: 0,
  beforeIndex: 0,
  afterIndex: 0,
  ...(side === undefined ? {} : { side }),
})
const block = (...sides: readonly (MergeSide | undefined)[]) =>
  sideOf({ kind: 'block', id: 'change-0', how: 'moved', parts: sides.map(part) })

test.each([
  [block('ours'), 'ours'],
  [block('ours', 'ours'), 'ours'],
  [block('ours', 'theirs'), 'both'],
  [block('ours', 'open'), 'open'],
  [block('theirs', undefined), 'theirs'],
  [block(undefined), null],
])('a change of these parts is from %s', (found, wanted) => {
  expect(found).toBe(wanted)
})
