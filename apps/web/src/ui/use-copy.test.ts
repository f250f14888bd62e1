// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { useCopy } from './use-copy.ts'

const noClipboard = { name: 'there is no clipboard', clipboard: null }
const refused = {
  name: 'the browser refuses',
  clipboard: { writeText: () => Promise.reject(new Error('no')) },
}
/** What a browser does for `execCommand('copy')`: it asks the page what to copy. */
const withCopyKey = (does: boolean): { readonly copied: string[] } => {
  const copied: string[] = []
  document.execCommand = () => {
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer() })
    if (does) dispatchEvent(event)
    if (does) copied.push(event.clipboardData?.getData('text/plain') ?? '')
    return does
  }
  return { copied }
}

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

test.each([noClipboard, refused])('copies as a key would where $name', async ({ clipboard }) => {
  withClipboard(clipboard)
  const key = withCopyKey(true)
  const { copied, copy } = useCopy()
  expect(await copy('one')).toBe(true)
  expect({ by: key.copied, copied: copied.value }).toEqual({ by: ['one'], copied: 'one' })
})

test.each([noClipboard, refused])('claims nothing where $name', async ({ clipboard }) => {
  withClipboard(clipboard)
  withCopyKey(false)
  const { copied, copy } = useCopy()
  expect(await copy('one')).toBe(false)
  expect(copied.value).toBeNull()
})
