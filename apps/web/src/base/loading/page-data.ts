import {
  computed,
  inject,
  shallowRef,
  type ComputedRef,
  type InjectionKey,
  type ShallowRef,
} from 'vue'
import type { Failure } from './failure.ts'
import type { Loader } from './loader.ts'

/** What the address in view shows: the value of its loader, or why there is none. */
export type PageState =
  | { readonly kind: 'ready'; readonly loader: string; readonly value: unknown }
  | { readonly kind: 'failed'; readonly failure: Failure }

export type PageEntry = {
  readonly id: number
  readonly key: string
  readonly state: ShallowRef<PageState>
}

export type PageData = {
  readonly entry: ShallowRef<PageEntry>
  /** Shows a state; the same key keeps the component and only changes its value. */
  readonly show: (key: string, state: PageState) => void
  /** Loads the page in view again, for instance after a change. */
  refresh: () => Promise<void>
}

export const nothingToLoad: PageState = { kind: 'ready', loader: '', value: null }

export const createPageData = (): PageData => {
  let id = 0
  const entry = shallowRef<PageEntry>({ id, key: '', state: shallowRef(nothingToLoad) })
  return {
    entry,
    show: (key, state) => {
      const current = entry.value
      if (current.key === key && current.state.value.kind === state.kind) {
        current.state.value = state
        return
      }
      id += 1
      entry.value = { id, key, state: shallowRef(state) }
    },
    refresh: () => Promise.resolve(),
  }
}

export const pageDataKey: InjectionKey<PageData> = Symbol('page data')

const injected = (): PageData => {
  const data = inject(pageDataKey)
  if (data === undefined) throw new Error('page data is not installed')
  return data
}

/** The loaded value of the page in view. Only for the component whose route names this loader. */
export const usePageData = <Value>(
  loader: Loader<Value>,
): { readonly data: ComputedRef<Value>; readonly refresh: () => Promise<void> } => {
  const page = injected()
  const { state } = page.entry.value
  const data = customValue<Value>(loader, state)
  return { data, refresh: () => page.refresh() }
}

const customValue = <Value>(
  loader: Loader<Value>,
  state: ShallowRef<PageState>,
): ComputedRef<Value> => {
  let last: Value | undefined
  const read = (): Value => {
    const current = state.value
    if (current.kind === 'ready' && current.loader === loader.name) last = current.value as Value // put there by this loader
    if (last === undefined) throw new Error(`nothing was loaded by ${loader.name}`)
    return last
  }
  return computed(read)
}

/** Loads the page in view again. */
export const useRefresh = (): (() => Promise<void>) => {
  const page = injected()
  return () => page.refresh()
}
