import { afterEach, expect, test, vi } from 'vitest'
import { useCopy } from './use-copy.ts'

const withClipboard = (clipboard: Pick<Clipboard, 'writeText'> | null): void => {
  vi.stubGlobal('navigator', clipboard === null ? {} : { clipboard })
}
afterEach(() => vi.unstubAllGlobals())

test('says what was copied', async () => {
  const written: string[] = []
  withClipboard({ writeText: async (text) => void written.push(text) })
  const { copied, copy } = useCopy()
  expect(await copy('one')).toBe(true)
  expect({ written, copied: copied.value }).toEqual({ written: ['one'], copied: 'one' })
})

test.each([
  ['there is no clipboard', null],
  ['the browser refuses', { writeText: () => Promise.reject(new Error('no')) }],
])('claims nothing where %s', async (_what, clipboard) => {
  withClipboard(clipboard)
  const { copied, copy } = useCopy()
  expect(await copy('one')).toBe(false)
  expect(copied.value).toBeNull()
})
