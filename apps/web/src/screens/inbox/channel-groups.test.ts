import { noticeKinds } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { channelGroups, channelOfGroup } from './channel-groups.ts'

test('each kind of notice is in one group', () => {
  const kinds = Object.values(channelGroups).flat()
  expect(kinds.toSorted()).toEqual([...noticeKinds].toSorted())
})

test('a group has a channel where all of its kinds have it', () => {
  const all = Object.fromEntries(noticeKinds.map((kind) => [kind, 'daily']))
  const channels = all as Parameters<typeof channelOfGroup>[1]
  expect(channelOfGroup('care', channels)).toBe('daily')
  expect(channelOfGroup('care', { ...channels, 'idea-said': 'none' })).toBeNull()
  expect(channelOfGroup('own', { ...channels, 'idea-said': 'none' })).toBe('daily')
})
