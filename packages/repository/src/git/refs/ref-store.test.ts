import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parsePageId } from '@forkshop/domain'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { replaceFile } from './locked-file.ts'
import { createRefStore } from './ref-store.ts'
import type { RefStore } from './ref-store.ts'
import type { PageRef } from './ref-names.ts'

const object = (digit: string): string => digit.repeat(40)
const page = parsePageId('a') ?? undefined

const patience = {
  staleMs: 60_000,
  openedAtMs: Date.now() - 30_000,
  held: new Set<string>(),
}

describe('a ref store', () => {
  let folder: string
  let refs: RefStore
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'forkshop-refs-'))
    refs = createRefStore(folder, patience)
  })
  afterEach(() => rm(folder, { recursive: true }))

  const main = (): PageRef => {
    if (page === undefined) throw new TypeError('not a page id')
    return { page, name: 'refs/heads/main' }
  }
  const path = (): string => join(folder, 'refs/namespaces/a/refs/heads/main')

  test('makes a ref only where there is none', async () => {
    expect(await refs.move(main(), null, object('1'))).toEqual({ kind: 'moved' })
    expect(await refs.move(main(), null, object('2'))).toEqual({
      kind: 'stale',
      current: object('1'),
    })
    expect(await refs.read(main())).toBe(object('1'))
  })

  test('moves a ref only from where it is expected', async () => {
    expect(await refs.move(main(), object('1'), object('2'))).toEqual({
      kind: 'stale',
      current: null,
    })
    await refs.move(main(), null, object('1'))
    expect(await refs.move(main(), object('3'), object('2'))).toEqual({
      kind: 'stale',
      current: object('1'),
    })
    expect(await refs.move(main(), object('1'), object('2'))).toEqual({ kind: 'moved' })
  })

  test('moves several once all is ready, and none where one is stale or something fails', async () => {
    const meta: PageRef = { ...main(), name: 'refs/meta/page' }
    const steps = [
      { ref: meta, from: null, to: object('1') },
      { ref: main(), from: null, to: object('2') },
    ]
    const files = async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
        one.isFile(),
      )
    const failing = Promise.reject(new Error('no room'))
    await expect(refs.moveInTurn(steps, [failing])).rejects.toThrow('no room')
    expect(await files()).toEqual([])
    const ready = [Promise.resolve()]
    const [first] = steps
    const stale = { ref: main(), from: object('3'), to: object('4') }
    expect(await refs.moveInTurn(first === undefined ? [] : [first, stale], ready)).toEqual({
      kind: 'stale',
      current: null,
    })
    expect(await files()).toEqual([])
    expect(await refs.moveInTurn(steps, ready)).toEqual({ kind: 'moved' })
    expect([await refs.read(meta), await refs.read(main())]).toEqual([object('1'), object('2')])
    expect(await files()).toHaveLength(2)
  })

  test('moves a ref that is packed', async () => {
    const packed = `# pack-refs with: peeled fully-peeled sorted \n${object('1')} refs/namespaces/a/refs/heads/main\n`
    await writeFile(join(folder, 'packed-refs'), packed)
    expect(await refs.read(main())).toBe(object('1'))
    expect(await refs.move(main(), object('1'), object('2'))).toEqual({ kind: 'moved' })
    expect(await refs.read(main())).toBe(object('2'))
    expect(await refs.listIndexed()).toEqual([{ ref: main(), object: object('2') }])
  })

  test('of two moves from one place lets one through', async () => {
    await refs.move(main(), null, object('0'))
    const other = createRefStore(folder, patience)
    const outcomes = await Promise.all([
      refs.move(main(), object('0'), object('1')),
      other.move(main(), object('0'), object('2')),
    ])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['moved', 'stale'])
  })

  test('leaves no lock behind, whatever became of the move', async () => {
    await refs.move(main(), null, object('1'))
    await refs.move(main(), null, object('2'))
    await expect(refs.move(main(), object('1'), 'not an id')).rejects.toThrow('corrupt')
    expect(await readdir(join(path(), '..'))).toEqual(['main'])
    expect(await refs.read(main())).toBe(object('1'))
  })

  test.each([
    ['any lock that is a minute old', 61_000],
    ['a lock from before the library was opened', 45_000],
    ['a lock from before the clock was set back', -61_000],
  ])('takes away %s', async (_what, ageMs) => {
    await refs.move(main(), null, object('1'))
    await writeFile(`${path()}.lock`, '')
    const then = new Date(Date.now() - ageMs)
    await utimes(`${path()}.lock`, then, then)
    expect(await refs.move(main(), object('1'), object('2'))).toEqual({ kind: 'moved' })
  })

  test.each([
    ['from before the library was opened that is younger than two seconds', 60_000, 0],
    ['from after the library was opened that is younger than a minute', -30_000, 10_000],
  ])('waits for who holds a lock %s', async (_what, openedInMs, ageMs) => {
    await refs.move(main(), null, object('1'))
    const waiting = { ...patience, openedAtMs: Date.now() + openedInMs }
    let second: Promise<unknown> = Promise.resolve()
    await replaceFile(path(), waiting, async () => {
      const then = new Date(Date.now() - ageMs)
      await utimes(`${path()}.lock`, then, then)
      const other = { ...waiting, held: new Set<string>() }
      second = createRefStore(folder, other).move(main(), object('2'), object('3'))
      // time enough to take the lock away, for who does not wait
      for (let look = 0; look < 100; look += 1) await readdir(folder)
      return { content: `${object('2')}\n`, result: undefined }
    })
    expect(await second).toEqual({ kind: 'moved' })
    expect(await refs.read(main())).toBe(object('3'))
  })

  test('leaves alone a lock that it holds itself, however old', async () => {
    await refs.move(main(), null, object('1'))
    const ready = Promise.withResolvers<void>()
    const first = refs.moveInTurn(
      [{ ref: main(), from: object('1'), to: object('2') }],
      [ready.promise],
    )
    const lock = `${path()}.lock`
    await vi.waitFor(async () => expect(await readFile(lock, 'utf8')).toBe(`${object('2')}\n`))
    const long = new Date(Date.now() - 3_600_000)
    await utimes(lock, long, long)
    const second = refs.move(main(), object('1'), object('3'))
    // time enough to take the lock away, for who does not leave it alone
    for (let look = 0; look < 100; look += 1) await readdir(folder)
    ready.resolve()
    expect(await first).toEqual({ kind: 'moved' })
    expect(await second).toEqual({ kind: 'stale', current: object('2') })
  })

  test('refuses a torn ref instead of taking it for a missing one', async () => {
    await refs.move(main(), null, object('1'))
    await writeFile(path(), '')
    await expect(refs.read(main())).rejects.toThrow('corrupt')
  })
})
