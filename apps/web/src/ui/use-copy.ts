import { shallowRef, type ShallowRef } from 'vue'

export type Copying = {
  /** The text that was copied last; null while none was. */
  readonly copied: Readonly<ShallowRef<string | null>>
  /** Whether the text is on the clipboard now. */
  readonly copy: (text: string) => Promise<boolean>
}

/** Copying to the clipboard: as a key would where browsers keep theirs for secure addresses, or refuse it. */
export const useCopy = (): Copying => {
  const copied = shallowRef<string | null>(null)
  const write = async (text: string): Promise<boolean> =>
    ('clipboard' in navigator &&
      (await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ))) ||
    copyAsKey(text)
  return {
    copied,
    copy: async (text) => {
      const isCopied = await write(text)
      copied.value = isCopied ? text : null
      return isCopied
    },
  }
}

/** The old way to copy, the only one at plain http addresses; answers whether the browser did. */
const copyAsKey = (text: string): boolean => {
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
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
