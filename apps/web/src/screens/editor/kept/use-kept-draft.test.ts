import 'fake-indexeddb/auto'
import { ApiError } from '@forkshop/api'
import { SCHEMA_VERSION } from '@forkshop/document'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import * as Y from 'yjs'
import { clientAnswering } from '../../../base/testing/client-answering.ts'
import { keptPlaces } from '../../../parts/kept/kept-names.ts'
import { copyOf, draftOf, setField, write } from '../../../parts/kept/testing/kept-drafts.ts'
import { unsentDrafts, type UnsentDraft } from '../../../parts/kept/unsent-drafts.ts'
import { firstRoomState, nextRoomState, type RoomEvent } from '../room/room-state.ts'
import { keptOffers } from './kept-offers.ts'
import { windowsOfOne } from './testing/lock-manager.ts'
import { useKeptDraft } from './use-kept-draft.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('navigator', { locks: windowsOfOne() })
})
afterEach(() => vi.unstubAllGlobals())

const closed = new ApiError({ type: '', code: 'not-open', title: '', status: 409, detail: '' })
const unsent = async (): Promise<readonly UnsentDraft[]> => unsentDrafts(await keptPlaces())
const saved: RoomEvent = { kind: 'saved', at: new Date(0) }

/** A window of ann’s to which a draft has come. */
const openUnkept = (server: Y.Doc, given: Partial<Parameters<typeof useKeptDraft>[1]> = {}) => {
  const ydoc = copyOf(server)
  const state = shallowRef(firstRoomState)
  const note = (event: RoomEvent): void => {
    state.value = nextRoomState(state.value, event)
  }
  const provider = {}
  ydoc.on('update', (_: Uint8Array, origin: unknown) => {
    if (origin !== provider) note({ kind: 'typed' })
  })
  note({ kind: 'loaded' })
  const scope = effectScope()
  const kept = scope.run(() =>
    useKeptDraft(
      { ydoc, state, provider },
      {
        client: clientAnswering(() => closed),
        account: 'ann',
        draft: { id: 'd', page: 'circle', title: 'Circle', lang: 'en' },
        baseText: shallowRef('Welcome.\n'),
        prepare: () => Promise.resolve(),
        onFailed: () => {},
        ...given,
      },
    ),
  )
  if (kept === undefined) throw new Error('nothing was set up')
  onTestFinished(() => scope.stop())
  const hear = (): void => Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(server), provider)
  return { ydoc, kept, note, hear, leave: () => scope.stop() }
}

/** The same, once its device keeps it. */
const openWindow = async (server: Y.Doc) => {
  const opened = openUnkept(server)
  await expect.poll(() => opened.kept.isWritten.value).toBe(true)
  return opened
}

test('what others write is the server’s, and nobody is asked about it', async () => {
  const server = draftOf('Welcome.', 'Goodbye.')
  const { ydoc, hear } = await openWindow(server)
  write(server, 1, ' From others.')
  hear()
  await expect.poll(unsent).toEqual([])
  write(ydoc, 0, ' From here.')
  await expect.poll(unsent).toMatchObject([{ title: 'Circle', passages: 1 }])
})

test('what was written without a line is told when all of it is on the server, until somebody has seen it', async () => {
  const { ydoc, kept, note } = await openWindow(draftOf('Welcome.', 'Goodbye.'))
  note({ kind: 'disconnected' })
  write(ydoc, 0, ' Bring two cups.')
  note({ kind: 'connected' })
  expect(kept.told.value.came).toEqual([])
  note(saved)
  expect(kept.told.value.came).toEqual([{ text: 'Welcome. Bring two cups.', field: null }])
  kept.settle('came')
  note({ kind: 'disconnected' })
  write(ydoc, 1, ' Come again.')
  note({ kind: 'connected' })
  note(saved)
  expect(kept.told.value.came).toEqual([{ text: 'Goodbye. Come again.', field: null }])
  await expect.poll(unsent).toEqual([])
})

test('a fact that others wrote anew meanwhile stays theirs; ours is told, and offered once the draft has ended', async () => {
  const server = draftOf('Welcome.')
  setField(server, 'summary', 'summary: Before')
  const { ydoc, kept, note, hear } = await openWindow(server)
  note({ kind: 'disconnected' })
  setField(ydoc, 'summary', 'summary: From the phone')
  setField(server, 'summary', 'summary: From the desk')
  note({ kind: 'connected' })
  hear()
  expect(ydoc.getMap('fields').get('summary')).toBe('summary: From the desk')
  const ours = [{ text: 'summary: From the phone', field: 'summary' }]
  note(saved)
  expect(kept.told.value).toMatchObject({ came: [], homeless: ours })
  await expect.poll(unsent).toMatchObject([{ passages: 1 }])
  await kept.forget()
  const offers = await keptOffers({
    account: 'ann',
    current: null,
    schema: SCHEMA_VERSION,
    isOfHere: () => true,
    hasEnded: () => Promise.resolve(true),
    nowMs: Date.now(),
  })
  expect(offers).toMatchObject([{ why: 'ended', passages: ours }])
})

test('what came is told also where the device has no room for more', async () => {
  const server = draftOf('Welcome.')
  const { ydoc, kept, note, leave } = await openWindow(server)
  note({ kind: 'disconnected' })
  write(ydoc, 0, ' Bring two cups.')
  await expect.poll(() => kept.isWritten.value).toBe(true)
  leave()
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  onTestFinished(() => put.mockRestore())
  const again = openUnkept(server)
  const came = [{ text: 'Welcome. Bring two cups.', field: null }]
  await expect.poll(() => again.kept.told.value.came).toEqual(came)
  expect(again.kept.isKept.value).toBe(false)
})

test('what is being brought along from the draft before is not offered at once', async () => {
  const server = draftOf('Welcome.')
  const before = await openWindow(server)
  before.note({ kind: 'disconnected' })
  write(before.ydoc, 0, ' Bring two cups.')
  await expect.poll(() => before.kept.isWritten.value).toBe(true)
  before.leave()
  const next = { id: 'e', page: 'circle', title: 'Circle', lang: 'en' }
  const quiet = openUnkept(server, { draft: next, carriedFrom: 'd' })
  await expect.poll(() => quiet.kept.isWritten.value).toBe(true)
  const offering = openUnkept(server, { draft: next })
  await expect.poll(() => offering.kept.told.value.offers).toHaveLength(1)
  expect(quiet.kept.told.value.offers).toEqual([])
})
