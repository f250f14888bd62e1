import { noticeKinds } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { channelGroups } from './channel-groups.ts'

test('each kind of notice is in one group', () => {
  const kinds = Object.values(channelGroups).flat()
  expect(kinds.toSorted()).toEqual([...noticeKinds].toSorted())
})
