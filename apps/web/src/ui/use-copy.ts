import { shallowRef, type ShallowRef } from 'vue'

export type Copying = {
  /** The text that was copied last; null while none was. */
  readonly copied: Readonly<ShallowRef<string | null>>
  /** Whether the text is on the clipboard now. */
  readonly copy: (text: string) => Promise<boolean>
}

/** Copying to the clipboard, which browsers give to secure addresses only and may refuse there too. */
export const useCopy = (): Copying => {
  const copied = shallowRef<string | null>(null)
  const write = async (text: string): Promise<boolean> =>
    'clipboard' in navigator &&
    (await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    ))
  return {
    copied,
    copy: async (text) => {
      const isCopied = await write(text)
      copied.value = isCopied ? text : null
      return isCopied
    },
  }
}
