import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { forgetDrafts } from '../../../base/session/forget-drafts.ts'
import { keptDraftName } from '../../../base/session/kept-name.ts'
import { keepDraft, type Keeping, type KeptDraft } from './keep-draft.ts'
import type { KeptFacts } from '../../../parts/kept/kept-database.ts'
import { keptPlaces } from '../../../parts/kept/kept-names.ts'
import { unsentDrafts } from '../../../parts/kept/unsent-drafts.ts'
import { KEPT_DAYS, keptOffers, leftOfOffer } from './kept-offers.ts'
import { windowsOfOne } from './testing/lock-manager.ts'
import { bodyOf, copyOf, draftOf, wordsOf, write } from '../../../parts/kept/testing/kept-drafts.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('navigator', { locks: windowsOfOne() })
})
afterEach(() => vi.unstubAllGlobals())

const name = keptDraftName({ account: 'ann', draft: 'd', schema: 2 })
const NOW = Date.UTC(2026, 11, 2)
const facts: KeptFacts = {
  page: 'circle',
  title: 'Circle',
  lang: 'en',
  baseText: 'Welcome.\n',
  at: NOW,
}
const databases = async (): Promise<readonly (string | undefined)[]> =>
  (await indexedDB.databases()).map((one) => one.name)

type Options = { readonly name?: string; readonly at?: number; readonly onFailed?: () => void }

const keep = async (ydoc: Y.Doc, options: Options = {}): Promise<Keeping & KeptDraft> => {
  const keeping = await keepDraft(ydoc, {
    name: options.name ?? name,
    acknowledged: Y.encodeStateVector(ydoc),
    facts: { ...facts, at: options.at ?? NOW },
    onFailed: options.onFailed ?? ((): void => {}),
  })
  if (keeping.kept === null) throw new Error('nothing is kept')
  return { ...keeping, ...keeping.kept }
}

/** The server's draft, and a device that wrote in it without a line and was closed. */
const writtenApart = async (words: string, options: Options = {}): Promise<Y.Doc> => {
  const server = draftOf('Welcome.', 'Goodbye.')
  const device = copyOf(server)
  const kept = await keep(device, options)
  write(device, 0, words)
  expect(await kept.written()).toBe(true)
  await kept.stop()
  return server
}

const look = (options: Partial<Parameters<typeof keptOffers>[0]> = {}) =>
  keptOffers({
    account: 'ann',
    current: null,
    schema: 2,
    isOfHere: () => true,
    hasEnded: () => Promise.resolve(true),
    nowMs: NOW,
    ...options,
  })

test('what was written without a line is there after a reload, with what others wrote meanwhile', async () => {
  const server = await writtenApart(' Bring two cups.')
  write(server, 1, ' Chairs in a circle.')
  const device = copyOf(server)
  const sent: Uint8Array[] = []
  device.on('update', (update: Uint8Array) => sent.push(update))
  const { brought } = await keep(device)
  expect(brought.came).toEqual([{ text: 'Welcome. Bring two cups.', field: null }])
  for (const update of sent) Y.applyUpdate(server, update)
  expect(wordsOf(device)).toBe(wordsOf(server))
  expect(wordsOf(server)).toContain('Goodbye. Chairs in a circle.')
})

test('what the server has is brought by nobody', async () => {
  const server = await writtenApart('')
  expect((await keep(copyOf(server))).brought).toEqual({ isNew: false, came: [], homeless: [] })
})

test('a draft, an account, another draft and another schema are kept apart', async () => {
  const server = await writtenApart(' Between us.')
  for (const other of [
    { account: 'bo', draft: 'd', schema: 2 },
    { account: 'ann', draft: 'e', schema: 2 },
    { account: 'ann', draft: 'd', schema: 3 },
  ]) {
    const device = copyOf(server)
    expect((await keep(device, { name: keptDraftName(other) })).brought.isNew).toBe(false)
    expect(wordsOf(device)).not.toContain('Between us.')
  }
})

test('what had no place is told at each visit until somebody has seen to it', async () => {
  const server = await writtenApart(' Twelve of them.')
  bodyOf(server).delete(0, 1)
  const homeless = [{ text: 'Welcome. Twelve of them.', field: null }]
  const first = await keep(copyOf(server))
  expect(first.homeless).toEqual(homeless)
  await first.stop()
  const second = await keep(copyOf(server))
  expect(second.homeless).toEqual(homeless)
  second.noteHomeless([])
  await second.written()
  await second.stop()
  expect((await keep(copyOf(server))).homeless).toEqual([])
})

test('what is forgotten goes once no window writes in it', async () => {
  const server = draftOf('Welcome.')
  const [one, other] = [await keep(copyOf(server)), await keep(copyOf(server))]
  await one.forget('ended')
  expect(await databases()).toEqual([name])
  await other.forget('ended')
  expect(await databases()).toEqual([])
})

test('two windows of a draft keep what each wrote', async () => {
  const server = draftOf('Welcome.')
  const devices = [copyOf(server), copyOf(server)]
  const kept = await Promise.all(devices.map((device) => keep(device)))
  for (const [at, device] of devices.entries()) write(device, 0, ` Window ${at}.`)
  await Promise.all(kept.map((one) => one.written()))
  await Promise.all(kept.map((one) => one.stop()))
  await keep(server)
  expect(wordsOf(server)).toContain('Window 0.')
  expect(wordsOf(server)).toContain('Window 1.')
})

test('signing out takes the account’s drafts from the device, also from under an open window, and nothing else', async () => {
  const server = await writtenApart(' Gone.')
  let failed = 0
  const device = copyOf(server)
  await keep(device, { onFailed: () => (failed += 1) })
  const others = keptDraftName({ account: 'bo', draft: 'd', schema: 2 })
  await writtenApart(' Waits for its writer.', { name: others })
  await new Promise((resolve) => {
    indexedDB.open('other').addEventListener('success', resolve)
  })
  await forgetDrafts('ann')
  await vi.waitFor(() => expect(failed).toBe(1))
  write(device, 0, ' It goes on.')
  await vi.waitFor(async () =>
    expect(new Set(await databases())).toEqual(new Set([others, 'other'])),
  )
  expect(failed).toBe(1)
})

test('a browser that refuses its storage, has none or cannot name it keeps nothing', async () => {
  const acknowledged = Y.encodeStateVector(new Y.Doc())
  const keeping = { name, acknowledged, facts, onFailed: (): void => {} }
  const refusal = new DOMException('refused', 'SecurityError')
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw refusal
    },
    databases: () => Promise.reject(refusal),
  })
  const nothing = { brought: { isNew: false, came: [], homeless: [] }, homeless: [], kept: null }
  expect(await keepDraft(new Y.Doc(), keeping)).toEqual(nothing)
  await expect(forgetDrafts('ann')).resolves.toBeUndefined()
  expect(await look()).toEqual([])
  const real = new IDBFactory()
  for (const poor of [undefined, { open: (name: string) => real.open(name) }]) {
    vi.stubGlobal('indexedDB', poor)
    await expect(forgetDrafts('ann')).resolves.toBeUndefined()
    expect(await look()).toEqual([])
  }
  vi.stubGlobal('indexedDB', undefined)
  expect(await keepDraft(new Y.Doc(), keeping)).toEqual(nothing)
})

/** A browser whose disk is full, until the test ends. */
const fillDisk = (): void => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function refuse(
    this: IDBObjectStore,
  ) {
    this.transaction.abort()
    throw new DOMException('full', 'QuotaExceededError')
  })
  onTestFinished(() => put.mockRestore())
}

test('what a device had kept comes and is told also when it has no room for more', async () => {
  const server = await writtenApart(' Bring two cups.')
  const keeping = { name, acknowledged: Y.encodeStateVector(server), facts, onFailed: () => {} }
  fillDisk()
  expect(await keepDraft(server, keeping)).toMatchObject({
    brought: { came: [{ text: 'Welcome. Bring two cups.', field: null }] },
    kept: null,
  })
  expect(wordsOf(server)).toContain('Bring two cups.')
})

test('a browser that has no room for a draft keeps nothing of it, and the window goes on', async () => {
  fillDisk()
  const device = draftOf('Welcome.')
  const keeping = { name, acknowledged: Y.encodeStateVector(device), facts, onFailed: () => {} }
  expect(await keepDraft(device, keeping)).toMatchObject({ kept: null })
  write(device, 0, ' It goes on.')
  expect(wordsOf(device)).toContain('It goes on.')
})

test('words that are on this device alone are named by their draft, and nothing that the server has', async () => {
  const places = async () => (await keptPlaces()).filter(({ account }) => account === 'ann')
  const server = draftOf('Welcome.', 'Goodbye.')
  const device = copyOf(server)
  const kept = await keep(device)
  write(server, 1, ' From others.')
  Y.applyUpdate(device, Y.encodeStateAsUpdate(server))
  kept.acknowledge()
  await kept.written()
  expect(await unsentDrafts(await places())).toEqual([])
  write(device, 0, ' Bring two cups.')
  await kept.written()
  expect(await unsentDrafts(await places())).toEqual([
    { draft: 'd', title: 'Circle', lang: 'en', passages: 1 },
  ])
})

test('a draft that ended offers what had not reached the server, with its whole text', async () => {
  await writtenApart(' Bring two cups.')
  const offers = await look()
  expect(offers).toMatchObject([
    { name, why: 'ended', facts, passages: [{ text: 'Welcome. Bring two cups.', field: null }] },
  ])
  expect(offers.map(({ ydoc }) => wordsOf(ydoc))).toEqual([expect.stringContaining('Goodbye.')])
})

test('what was written in an older schema is offered and not merged; a newer one waits', async () => {
  await writtenApart(' Bring two cups.')
  const current = keptDraftName({ account: 'ann', draft: 'd', schema: 3 })
  const hasEnded = (): Promise<boolean> => Promise.resolve(false)
  expect(await look({ current, schema: 3, hasEnded })).toMatchObject([{ name, why: 'older' }])
  expect(await look({ schema: 1 })).toEqual([])
  expect(await databases()).toEqual([name])
})

test('what is not here, of another account, or of a draft that goes on is not offered, and stays', async () => {
  await writtenApart(' Bring two cups.')
  expect(await look({ account: 'bo' })).toEqual([])
  expect(await look({ isOfHere: (_, { page }) => page === 'other' })).toEqual([])
  expect(await look({ hasEnded: () => Promise.resolve(false) })).toEqual([])
  expect(await look({ current: name })).toEqual([])
  expect(await look()).toHaveLength(1)
})

test('what the server confirmed is offered to nobody, and goes', async () => {
  const device = draftOf('Welcome.')
  const kept = await keep(device)
  write(device, 0, ' Bring two cups.')
  kept.acknowledge()
  await kept.written()
  await kept.stop()
  expect(await look()).toEqual([])
  expect(await databases()).toEqual([])
})

const day = 24 * 60 * 60_000

test('what nobody comes back to goes after its days, whoever wrote it', async () => {
  await writtenApart(' Old.', { at: NOW - (KEPT_DAYS - 1) * day })
  const older = keptDraftName({ account: 'bo', draft: 'e', schema: 2 })
  await writtenApart(' Older.', { name: older, at: NOW - (KEPT_DAYS + 1) * day })
  expect(await look()).toHaveLength(1)
  expect(await databases()).toEqual([name, older])
  await look({ nowMs: NOW + day - 1 })
  expect(await databases()).toEqual([name, older])
  await look({ nowMs: NOW + day })
  expect(await databases()).toEqual([name])
})

test('a clock that jumps ahead for a while, or back, takes nothing away', async () => {
  await writtenApart(' Bring two cups.')
  const ahead = NOW + (KEPT_DAYS + 1) * day
  for (const nowMs of [ahead, NOW, ahead + 2 * day, ahead]) await look({ nowMs })
  expect(await databases()).toEqual([name])
  expect(await look()).toHaveLength(1)
})

test('what was deleted in a draft that goes on waits for its next visit, and goes when the draft has ended', async () => {
  const server = draftOf('Welcome.', 'Goodbye.')
  const device = copyOf(server)
  const kept = await keep(device)
  bodyOf(device).delete(1, 1)
  await kept.written()
  await kept.stop()
  expect(await look({ hasEnded: () => Promise.resolve(false) })).toEqual([])
  await keep(server).then((again) => again.stop())
  expect(wordsOf(server)).not.toContain('Goodbye.')
  expect(await look()).toEqual([])
  expect(await databases()).toEqual([])
})

test('what was written in an older schema of another draft is offered once that draft has ended', async () => {
  await writtenApart(' Bring two cups.')
  const current = keptDraftName({ account: 'ann', draft: 'e', schema: 3 })
  const hasEnded = (): Promise<boolean> => Promise.resolve(false)
  expect(await look({ current, schema: 3, hasEnded })).toEqual([])
  expect(await look({ current, schema: 3 })).toMatchObject([{ name, why: 'ended' }])
})

test('of an offer that was taken, words without a place stay: the text that was taken does not hold them', async () => {
  const server = await writtenApart(' Twelve of them.')
  bodyOf(server).delete(0, 1)
  const device = copyOf(server)
  const kept = await keep(device)
  write(device, 0, ' Come again.')
  await kept.written()
  await kept.stop()
  const homeless = [{ text: 'Welcome. Twelve of them.', field: null }]
  const [offer] = await look()
  if (offer === undefined) throw new Error('nothing is offered')
  expect(offer).toMatchObject({
    passages: [{ text: 'Goodbye. Come again.', field: null }, ...homeless],
    homeless,
  })
  expect(await leftOfOffer(offer)).toMatchObject({ passages: homeless, homeless })
  const [left] = await look()
  expect(left).toMatchObject({ passages: homeless, homeless })
})

test('an offer without such words goes once it was taken', async () => {
  await writtenApart(' Bring two cups.')
  const [offer] = await look()
  if (offer === undefined) throw new Error('nothing is offered')
  expect(await leftOfOffer(offer)).toBeNull()
  expect(await databases()).toEqual([])
})

test('words of a window that closed and that no other one read stay when another one forgets, and are sent later', async () => {
  const server = draftOf('Welcome.', 'Goodbye.')
  const devices = { closed: copyOf(server), open: copyOf(server) }
  const [closed, open] = await Promise.all([keep(devices.closed), keep(devices.open)])
  write(devices.open, 1, ' Sent.')
  Y.applyUpdate(server, Y.encodeStateAsUpdate(devices.open))
  open.acknowledge()
  write(devices.closed, 0, ' Bring two cups.')
  await closed.written()
  await closed.stop()
  await open.forget('sent')
  expect(await look()).toMatchObject([
    { passages: [{ text: 'Welcome. Bring two cups.', field: null }] },
  ])
  await keep(server)
  expect(wordsOf(server)).toContain('Bring two cups.')
})
