/** When the browser has had nothing else to do by then, it is time anyway. */
const IDLE_MS = 4_000

/** Once the browser has nothing else to do; in one that does not tell, after `withoutMs` milliseconds. */
export const whenIdle = (withoutMs: number): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: IDLE_MS })
    else setTimeout(resolve, withoutMs)
  })
