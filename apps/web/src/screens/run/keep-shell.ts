/** What the worker is told to keep: the page of this screen, and the files that it is made of. */
type Keep = { readonly kind: 'keep'; readonly files: readonly string[] }

const WORKER = '/run-worker.js'

/**
 * Keeps the page at a path with its files, so that it can be loaded again without a network. Only where the browser
 * has workers for that, at addresses with https; answers whether it has.
 */
export const keepShell = async (path: string): Promise<boolean> => {
  if (!('serviceWorker' in navigator)) return false
  try {
    const registration = await navigator.serviceWorker.register(WORKER, { scope: path })
    const worker = registration.active ?? registration.waiting ?? registration.installing
    if (worker === null) return false
    await untilActive(worker)
    const message: Keep = { kind: 'keep', files: ownFiles() }
    worker.postMessage(message)
    return true
  } catch (error) {
    // private windows and full disks have none
    if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error
    return false
  }
}

/** Forgets the page at a path: its day is over, and nothing of it waits. */
export const forgetShell = async (path: string): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration(path).catch(() => undefined)
  if (registration === undefined || new URL(registration.scope).pathname !== path) return
  registration.active?.postMessage({ kind: 'forget' })
  await registration.unregister()
}

const untilActive = (worker: ServiceWorker): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve()
    }
    worker.addEventListener('statechange', look)
    look()
  })

/** The built files that this page has loaded so far. */
const ownFiles = (): readonly string[] => {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const linked = [...document.querySelectorAll<HTMLLinkElement>('link[href]')].map(
    ({ href }) => new URL(href),
  )
  const files = [...loaded, ...linked].flatMap(({ origin, pathname }) =>
    origin === location.origin && pathname.startsWith('/assets/') ? pathname : [],
  )
  return [...new Set(files)]
}
