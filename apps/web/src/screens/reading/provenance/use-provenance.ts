import type { Client, PageView, Provenance } from '@forkshop/api'
import type { layOutPage } from '../text/reading.ts'
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

type Progress = Provenance['progress']

export type ProvenanceState =
  | { readonly kind: 'reading'; readonly progress: Progress | null }
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'ready'
      readonly provenance: Provenance
      /** The page whose text is told of, with the places that the words of its HTML have in the text. */
      readonly page: PageView
      /** What lays it out: a page that came drawn did without. */
      readonly layOut: typeof layOutPage
    }

/** Who wrote the text in view; asked again when another text is. */
export const useProvenance = (
  client: Client,
  page: () => { readonly slug: string; readonly at: string },
): { readonly state: Readonly<ShallowRef<ProvenanceState>>; readonly ask: () => Promise<void> } => {
  const state = shallowRef<ProvenanceState>({ kind: 'reading', progress: null })
  let asked = new AbortController()
  const ask = async (): Promise<void> => {
    asked.abort()
    const mine = new AbortController()
    asked = mine
    state.value = { kind: 'reading', progress: null }
    const { slug, at } = page()
    const { signal } = mine
    const answers = await Promise.all([
      askProvenance(client, page(), {
        signal,
        onProgress: (progress) => {
          state.value = { kind: 'reading', progress }
        },
      }),
      client('viewPage', { params: { slug }, query: { at }, signal }),
      import('../text/reading.ts'),
    ]).catch(() => null)
    if (signal.aborted) return
    if (answers === null) state.value = { kind: 'failed' }
    else {
      const [provenance, drawn, { layOutPage: layOut }] = answers
      state.value = { kind: 'ready', provenance, page: drawn, layOut }
    }
  }
  watch(() => page().at, ask, { immediate: true })
  onScopeDispose(() => asked.abort())
  return { state, ask }
}

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
