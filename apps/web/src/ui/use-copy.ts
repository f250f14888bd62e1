import { shallowRef, type ShallowRef } from 'vue'

export type Copying = {
  /** The text that was copied last; null while none was. */
  readonly copied: Readonly<ShallowRef<string | null>>
  /** Whether the text is on the clipboard now; with `html`, programs that show links take that. */
  readonly copy: (text: string, html?: string | null) => Promise<boolean>
}

/** Copying to the clipboard: as a key would where browsers keep theirs for secure addresses, or refuse it. */
export const useCopy = (): Copying => {
  const copied = shallowRef<string | null>(null)
  const write = async (text: string, html: string | null): Promise<boolean> =>
    ('clipboard' in navigator &&
      (await writeBoth(text, html).then(
        () => true,
        () => false,
      ))) ||
    copyAsKey(text, html)
  return {
    copied,
    copy: async (text, html = null) => {
      const isCopied = await write(text, html)
      copied.value = isCopied ? text : null
      return isCopied
    },
  }
}

const writeBoth = async (text: string, html: string | null): Promise<void> => {
  if (html === null || typeof ClipboardItem === 'undefined')
    return navigator.clipboard.writeText(text)
  const of = (data: string, type: string): Blob => new Blob([data], { type })
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': of(text, 'text/plain'),
      'text/html': of(html, 'text/html'),
    }),
  ])
}

/** The old way to copy, the only one at plain http addresses; answers whether the browser did. */
const copyAsKey = (text: string, html: string | null): boolean => {
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    if (html !== null) event.clipboardData?.setData('text/html', html)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  addEventListener('copy', onCopy, { capture: true })
  try {
    return document.execCommand('copy') // oxlint-disable-line no-deprecated -- nothing has replaced it there
  } finally {
    removeEventListener('copy', onCopy, { capture: true })
  }
}
