import { expect, onTestFinished, test } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import * as Y from 'yjs'
import { firstRoomState, nextRoomState, type RoomEvent } from './room/room-state.ts'
import { applyTextToDraft, draftText } from './texts.ts'
import { useClosing } from './use-closing.ts'

const base = '# Welcome\n\nTwo cups.\n\nGoodbye.\n'

/** A draft that is open for its writer, with what was told of it and what was settled. */
const openDraft = () => {
  const ydoc = new Y.Doc()
  applyTextToDraft(ydoc, base)
  const state = shallowRef(firstRoomState)
  const note = (event: RoomEvent): void => {
    state.value = nextRoomState(state.value, event)
  }
  ydoc.on('update', (_: Uint8Array, origin: unknown) => {
    if (origin !== 'server') note({ kind: 'typed' })
  })
  note({ kind: 'loaded' })
  const scope = effectScope()
  const closing = scope.run(() =>
    useClosing({
      room: { ydoc, state },
      baseText: () => base,
      carried: null,
      isOwn: () => false,
    }),
  )
  if (closing === undefined) throw new Error('nothing was set up')
  onTestFinished(() => scope.stop())
  const settled: string[] = []
  return {
    ...closing,
    note,
    settled,
    settle: async () => void settled.push('settled'),
    text: () => draftText(ydoc, base).text,
    hear: (text: string) => ydoc.transact(() => applyTextToDraft(ydoc, text), 'server'),
  }
}
const saved: RoomEvent = { kind: 'saved', at: new Date(0) }

test('what is brought along goes from where it was once the server has it, and not before', async () => {
  const { bring, settle, settled, note, text } = openDraft()
  expect(await bring({ base, text: base.replace('Two', 'Three'), settle })).toBe(true)
  expect(text()).toBe('# Welcome\n\nThree cups.\n\nGoodbye.\n')
  expect(settled).toEqual([])
  note(saved)
  await expect.poll(() => settled).toEqual(['settled'])
})

test('what changes nothing is there already', async () => {
  const { bring, settle, settled } = openDraft()
  expect(await bring({ base, text: base, settle })).toBe(true)
  expect(settled).toEqual(['settled'])
})

/** A draft in which others changed the passage that is brought along changed. */
const openUndecided = async () => {
  const draft = openDraft()
  draft.hear(base.replace('Two', 'Four'))
  const { settle } = draft
  expect(await draft.bring({ base, text: base.replace('Two', 'Three'), settle })).toBe(false)
  return draft
}

test('what is to be decided stays where it was until it is decided', async () => {
  const { decide, carriedMerge, settled, note, text } = await openUndecided()
  note(saved)
  expect(settled).toEqual([])
  await decide(base.replace('Two', 'Three'))
  expect(carriedMerge.value).toBeNull()
  expect(text()).toContain('Three cups.')
  note(saved)
  await expect.poll(() => settled).toEqual(['settled'])
})

test('left for later it stays where it was, and the draft as it is', async () => {
  const { decide, carriedMerge, mayWait, settled, note, text } = await openUndecided()
  expect(mayWait.value).toBe(true)
  await decide(null)
  expect(carriedMerge.value).toBeNull()
  expect(text()).toContain('Four cups.')
  note(saved)
  expect(settled).toEqual([])
})

test('what nothing else keeps is not left for later', async () => {
  const { bring, hear, decide, carriedMerge, mayWait, text } = openDraft()
  hear(base.replace('Two', 'Four'))
  expect(await bring({ base, text: base.replace('Two', 'Three') })).toBe(false)
  expect(mayWait.value).toBe(false)
  await decide(null)
  expect(carriedMerge.value?.conflicts).toHaveLength(1)
  await decide(base.replace('Two', 'Three'))
  expect(text()).toContain('Three cups.')
})

test('what others wrote while somebody decided stays', async () => {
  const { decide, hear, text } = await openUndecided()
  hear('# Welcome\n\nFour cups.\n\nGoodbye. Come again.\n')
  await decide(base.replace('Two', 'Three'))
  expect(text()).toBe('# Welcome\n\nThree cups.\n\nGoodbye. Come again.\n')
})

test('where others wrote in the same place meanwhile, it is to be decided once more', async () => {
  const { decide, hear, text, carriedMerge, settled, note } = await openUndecided()
  hear(base.replace('Two', 'Five'))
  await decide(base.replace('Two', 'Three'))
  expect(carriedMerge.value?.conflicts).toHaveLength(1)
  expect(text()).toContain('Five cups.')
  note(saved)
  expect(settled).toEqual([])
  await decide(base.replace('Two', 'Six'))
  expect(text()).toContain('Six cups.')
  note(saved)
  await expect.poll(() => settled).toEqual(['settled'])
})
