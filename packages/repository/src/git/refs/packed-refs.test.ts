import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPackedRefs } from './packed-refs.ts'

const header = '# pack-refs with: peeled fully-peeled sorted \n'
const object = (number: number): string => number.toString(16).padStart(40, '0')

describe('packed refs', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'forkshop-packed-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const pack = (text: string): Promise<void> => writeFile(join(folder, 'packed-refs'), text)

  test('are none without a file', async () => {
    expect(await createPackedRefs(folder).find('refs/heads/main')).toBeNull()
    expect(await createPackedRefs(folder).list('refs/')).toEqual([])
  })

  test('are found whichever of them are tags with a peeled line', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(names, fc.array(fc.boolean()), async (leaves, tags) => {
        const sorted = leaves.map((leaf) => `refs/${leaf}`).toSorted()
        const lines = sorted.map((name, index) => {
          const peeled = tags[index] ? `^${object(index + 500)}\n` : ''
          return `${object(index)} ${name}\n${peeled}`
        })
        await pack(header + lines.join(''))
        const refs = createPackedRefs(folder)
        for (const [index, name] of sorted.entries()) {
          expect(await refs.find(name)).toBe(object(index))
          expect(await refs.find(`${name}~`)).toBeNull()
        }
        expect(await refs.find('refs/')).toBeNull()
        expect((await refs.list('refs/a')).map(({ name }) => name)).toEqual(
          sorted.filter((name) => name.startsWith('refs/a')),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('are found in a file that is not sorted', async () => {
    await pack(`# pack-refs with: peeled \n${object(1)} refs/z\n${object(2)} refs/a\n`)
    const refs = createPackedRefs(folder)
    expect(await refs.find('refs/a')).toBe(object(2))
    expect((await refs.list('refs/z')).map(({ name }) => name)).toEqual(['refs/z'])
  })

  test('are read again when the file was replaced', async () => {
    await pack(`${header}${object(1)} refs/a\n`)
    const refs = createPackedRefs(folder)
    expect(await refs.find('refs/a')).toBe(object(1))
    await pack(`${header}${object(2)} refs/a\n${object(3)} refs/b\n`)
    expect(await refs.find('refs/a')).toBe(object(2))
  })
})
