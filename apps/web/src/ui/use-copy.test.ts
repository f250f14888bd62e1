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

test('links are copied as links, and as a text beside', async () => {
  const written: ClipboardItem[][] = []
  vi.stubGlobal('navigator', {
    clipboard: { write: async (items: ClipboardItem[]) => void written.push(items) },
  })
  const { copy } = useCopy()
  expect(await copy('one', '<a>one</a>')).toBe(true)
  const [item] = written[0] ?? []
  expect(item?.types.toSorted()).toEqual(['text/html', 'text/plain'])
  expect(await (await item?.getType('text/html'))?.text()).toBe('<a>one</a>')
  expect(await (await item?.getType('text/plain'))?.text()).toBe('one')
})

test('links are copied as a key would, too', async () => {
  withClipboard(null)
  const events: (string | undefined)[] = []
  document.execCommand = () => {
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer() })
    dispatchEvent(event)
    events.push(event.clipboardData?.getData('text/html'))
    return true
  }
  expect(await useCopy().copy('one', '<a>one</a>')).toBe(true)
  expect(events).toEqual(['<a>one</a>'])
})
