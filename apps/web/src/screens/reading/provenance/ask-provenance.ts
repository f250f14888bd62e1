import type { Client, Provenance } from '@forkshop/api'

export type Progress = Provenance['progress']

/** How long to wait when the server had no time to read on. */
const BUSY_MS = 1000

/** Asks who wrote a text until the server has read all of its history, and says how far it is. */
export const askProvenance = async (
  client: Client,
  page: { readonly slug: string; readonly at: string },
  {
    signal,
    onProgress,
    busyMs = BUSY_MS,
  }: {
    readonly signal: AbortSignal
    readonly onProgress: (progress: Progress) => void
    readonly busyMs?: number
  },
): Promise<Provenance> => {
  let done = -1
  for (;;) {
    const answer = await client('getProvenance', {
      params: { slug: page.slug },
      query: { at: page.at },
      signal,
    })
    signal.throwIfAborted()
    if (answer.complete) return answer
    onProgress(answer.progress)
    if (answer.progress.done <= done) await new Promise((resolve) => setTimeout(resolve, busyMs))
    done = answer.progress.done
  }
}
