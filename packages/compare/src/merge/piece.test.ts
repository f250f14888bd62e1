import { expect, test } from 'vitest'
import type { Piece } from './piece.ts'
import { clash, passage, textWith } from './piece.ts'

const item = (text: string) => passage(text, 'base')
const open = (
  ours: string | null,
  theirs: string | null,
  blanks: { readonly lead?: string; readonly trail?: string },
): Piece => ({ ...clash('removed', { base: '- b', ours, theirs }), ...blanks })

test.each<readonly [string, readonly Piece[], readonly [ours: string, theirs: string]]>([
  [
    'an item that ours took out, with the blank before it',
    [item('- a'), open(null, '- c', { lead: '\n' }), item('\n'), item('- d')],
    ['- a\n- d', '- a\n- c\n- d'],
  ],
  [
    'an item that theirs took out, without the blank before it',
    [item('- a'), item('\n'), open('- c', null, { lead: '\n' }), item('\n'), item('- d')],
    ['- a\n- c\n- d', '- a\n- d'],
  ],
  [
    'the first item, which ours took out, with the blank behind it',
    [open(null, '- c', { trail: '\n' }), item('- d')],
    ['- d', '- c\n- d'],
  ],
  [
    'the first item, which theirs took out, without the blank behind it',
    [open('- c', null, { trail: '\n' }), item('\n'), item('- d')],
    ['- c\n- d', '- d'],
  ],
  [
    'an item that both changed, between its blanks',
    [item('- a'), item('\n'), open('- c', '- e', { lead: '\n' }), item('\n'), item('- d')],
    ['- a\n- c\n- d', '- a\n- e\n- d'],
  ],
])('each side has %s', (_, pieces, [ours, theirs]) => {
  expect([textWith('ours', pieces), textWith('theirs', pieces)]).toEqual([ours, theirs])
})
