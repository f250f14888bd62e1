import type { Router } from 'vue-router'

declare module 'vue' {
  interface ComponentCustomOptions {
    /** Fetches the code that it needs beside its own; a component that this answers is asked in its turn. */
    ahead?: () => Promise<unknown>
  }
}

type Ahead = { readonly ahead: () => Promise<unknown> }

const isAhead = (part: unknown): part is Ahead =>
  typeof part === 'object' && part !== null && 'ahead' in part && typeof part.ahead === 'function'

const fetchOf = async (part: unknown): Promise<void> => {
  if (!isAhead(part)) return
  const found = await part.ahead()
  if (typeof found === 'object' && found !== null && 'default' in found)
    await fetchOf(found.default)
}

/** Fetches the code of the screen at an address before anybody goes there; its data are not asked for. */
export const fetchAhead = (router: Router, address: string): Promise<void> =>
  fetchOf(router.resolve(address).matched.at(-1)?.components?.['default'])
