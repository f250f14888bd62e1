import type { Client, Provenance } from '@forkshop/api'
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { askProvenance, type Progress } from './ask-provenance.ts'

export type ProvenanceState =
  | { readonly kind: 'reading'; readonly progress: Progress | null }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly provenance: Provenance }

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
    const answer = await askProvenance(client, page(), {
      signal: mine.signal,
      onProgress: (progress) => {
        state.value = { kind: 'reading', progress }
      },
    }).catch(() => null)
    if (mine.signal.aborted) return
    state.value = answer === null ? { kind: 'failed' } : { kind: 'ready', provenance: answer }
  }
  watch(() => page().at, ask, { immediate: true })
  onScopeDispose(() => asked.abort())
  return { state, ask }
}
