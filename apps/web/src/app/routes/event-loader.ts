import { loadOnce } from '../../base/load-once.ts'
import type { LoadLoader } from '../../base/loading/loader.ts'

export const pageLoader: LoadLoader = loadOnce(
  async () => (await import('../../screens/reading/page-loader.ts')).pageLoader,
)

/** With what the page of an event alone has: it is there before a browser takes the server's HTML over. */
export const eventLoader: LoadLoader = loadOnce(async () => {
  const parts = import('../../screens/reading/event/event-parts.ts')
  const [loader] = await Promise.all([pageLoader(), parts.then(({ eventParts }) => eventParts())])
  return loader
})
