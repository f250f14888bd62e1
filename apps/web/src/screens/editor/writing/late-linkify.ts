import type * as Linkify from 'linkifyjs'

type Asked = Pick<typeof Linkify, 'find' | 'registerCustomProtocol'> & {
  readonly tokenize: (text: string) => ReturnType<typeof Linkify.tokenize>
  readonly reset: () => void
}

/** What Tiptap's links ask of the library, and how to have it fetched. */
export type LateLinkify = Asked & {
  /** Settles when addresses are known; what was typed before is no link by itself. */
  readonly knowAddresses: () => Promise<void>
}

/**
 * The library that knows an address when it is typed, with every top-level domain there is: it comes
 * when somebody goes to write. Until then it finds nothing, which a text that is only shown never misses.
 */
export const lateLinkify = (load: () => Promise<Asked>): LateLinkify => {
  let library: Asked | null = null
  return {
    find: (...asked) => library?.find(...asked) ?? [],
    tokenize: (text) => library?.tokenize(text) ?? [],
    registerCustomProtocol: (...asked) => library?.registerCustomProtocol(...asked),
    reset: () => library?.reset(),
    knowAddresses: async () => {
      library ??= await load()
    },
  }
}

/** Stands in the place of `linkifyjs` in browsers, 8 kB lighter where a draft is opened (see vite.config.ts). */
export const { find, tokenize, registerCustomProtocol, reset, knowAddresses } = lateLinkify(
  () => import('linkifyjs'),
)
