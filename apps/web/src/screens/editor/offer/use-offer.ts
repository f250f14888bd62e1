import { ApiError, type CallAnswer, type Client } from '@forkshop/api'
import {
  computed,
  shallowRef,
  type ComputedRef,
  type ShallowRef,
  type WritableComputedRef,
} from 'vue'
import { passagesOf, withPassages, type EditablePassage } from './passages.ts'

type Page = CallAnswer<'getPage'>

/** The text that a guest proposes a change to, and how far it could be read. */
export type OfferedText =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly page: Page }
  | { readonly kind: 'failed'; readonly words: string }

/** A passage that was rewritten, with its new words. */
export type Rewritten = { readonly passage: EditablePassage; readonly words: string }

export type OfferWriting = {
  readonly text: Readonly<ShallowRef<OfferedText>>
  readonly passages: ComputedRef<readonly EditablePassage[]>
  /** Where the passage at hand starts; null before one was chosen. */
  readonly chosen: ShallowRef<number | null>
  /** What the passage at hand is to say. */
  readonly words: WritableComputedRef<string>
  readonly rewritten: ComputedRef<readonly Rewritten[]>
  readonly putBack: (start: number) => void
  /** The whole text with what was rewritten; null while nothing was. */
  readonly proposed: () => string | null
  readonly load: () => Promise<void>
}

/** Rewriting passages of a page one by one; all others keep their bytes. */
export const useOffer = (client: Client, slug: () => string): OfferWriting => {
  const text = shallowRef<OfferedText>({ kind: 'loading' })
  const chosen = shallowRef<number | null>(null)
  const changes = shallowRef<ReadonlyMap<number, string>>(new Map())
  const source = computed(() => (text.value.kind === 'ready' ? text.value.page.text : ''))
  const passages = computed(() => passagesOf(source.value))
  const at = computed(() => passages.value.find(({ start }) => start === chosen.value) ?? null)
  const change = (start: number, words: string | null): void => {
    const next = new Map(changes.value)
    if (words === null) next.delete(start)
    else next.set(start, words)
    changes.value = next
  }
  return {
    text,
    passages,
    chosen,
    words: computed({
      get: () => (at.value === null ? '' : (changes.value.get(at.value.start) ?? at.value.source)),
      set: (words) => {
        if (at.value === null) return
        change(at.value.start, words === at.value.source ? null : words)
      },
    }),
    rewritten: computed(() =>
      passages.value.flatMap((passage) => {
        const words = changes.value.get(passage.start)
        return words === undefined ? [] : [{ passage, words }]
      }),
    ),
    putBack: (start) => change(start, null),
    proposed: () => {
      const written = withPassages(source.value, changes.value)
      return written === source.value ? null : written
    },
    load: async () => {
      try {
        const page = await client('getPage', { params: { slug: slug() }, query: {} })
        text.value = { kind: 'ready', page }
      } catch (error) {
        if (!(error instanceof ApiError) && !(error instanceof TypeError)) throw error
        text.value = { kind: 'failed', words: error instanceof ApiError ? error.message : '' }
      }
    },
  }
}
