import { expect, test } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { usePageMoved } from './use-page-moved.ts'

type Now = { readonly pageHead: string | null; readonly writable?: boolean; readonly open?: number }
/** A draft of the revision `a`; `did` is what happened in it. */
const draft = ({ pageHead, writable = true, open: count = 0 }: Now) => {
  const did: string[] = []
  const open = shallowRef(count)
  const made = usePageMoved({
    state: shallowRef({ pageHead }),
    base: shallowRef({ revision: 'a' }),
    writable: shallowRef(writable),
    open,
    onAllBrought: () => did.push('all'),
    goToNext: async () => void did.push('next'),
  })
  return { ...made, open, did }
}

test.each<[name: string, now: Now, moved: boolean]>([
  ['a page that nobody published meanwhile', { pageHead: null }, false],
  ['a page whose newest text the draft is made from', { pageHead: 'a' }, false],
  ['a page that was published meanwhile', { pageHead: 'b' }, true],
  ['one that was, where nothing may be written', { pageHead: 'b', writable: false }, false],
  ['one that was, while passages are to be decided', { pageHead: 'b', open: 1 }, false],
])('%s', (_, now, moved) => {
  expect(draft(now).moved.value).toBe(moved)
})

test('when all is brought in, that is told, and nobody is led anywhere', async () => {
  const { brought, open, did } = draft({ pageHead: 'b' })
  await brought(0)
  open.value = 1
  await nextTick()
  expect(did).toEqual(['all'])
})

test('who is to decide is led there once it stands in the text, and only then', async () => {
  const { brought, open, did } = draft({ pageHead: 'b' })
  await brought(2)
  await nextTick()
  expect(did).toEqual([])
  open.value = 2
  await nextTick()
  open.value = 1
  await nextTick()
  expect(did).toEqual(['next'])
})

test('what stood in the text before the answer is gone to as well', async () => {
  const { brought, did } = draft({ pageHead: 'b', open: 1 })
  await brought(1)
  await nextTick()
  expect(did).toEqual(['next'])
})
