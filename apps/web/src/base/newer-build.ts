import { clientBuildHeader } from '@forkshop/api'
import { inject, onMounted, shallowRef, watch, type InjectionKey, type ShallowRef } from 'vue'

/** Whether the server has another build of the client than the one that this tab runs. */
export type NewerBuild = { readonly isThere: ShallowRef<boolean> }

export const newerBuildKey: InjectionKey<NewerBuild> = Symbol('newer build')

/** Nothing newer yet. */
export const createNewerBuild = (): NewerBuild => ({ isThere: shallowRef(false) })

/** The same `fetch`, which notes when an answer names another build than `own`; null where a page names none. */
export const noteBuilds =
  (fetch: typeof globalThis.fetch, own: string | null, { isThere }: NewerBuild) =>
  async (...asked: Parameters<typeof globalThis.fetch>): Promise<Response> => {
    const answer = await fetch(...asked)
    const named = answer.headers.get(clientBuildHeader)
    if (named !== null && own !== null && named !== own) isThere.value = true
    return answer
  }

/** The build of a page: the file that it begins with, whose name changes with every build. */
export const buildOf = (page: Document): string | null =>
  page.querySelector('script[type="module"][src^="/assets/"]')?.getAttribute('src') ?? null

const KEY = 'reloaded'
const AGAIN_MS = 60_000

/** Loads the page anew, at most once a minute: a page that is older than it should be does not go round in circles. */
const reloadOnce = (): boolean => {
  if (!navigator.onLine || Date.now() - Number(sessionStorage.getItem(KEY)) < AGAIN_MS) return false
  sessionStorage.setItem(KEY, String(Date.now()))
  // the browser asks its reader, in its own words
  const ask = (event: BeforeUnloadEvent): void => {
    if (holdsTyped(document)) event.preventDefault()
  }
  window.addEventListener('beforeunload', ask, { once: true })
  location.reload()
  return true
}

/** Whether something typed stands in a field of a page that would be gone with it; what is searched for is quickly typed again. */
export const holdsTyped = (page: Document): boolean =>
  [...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED)].some(
    ({ value, defaultValue }) => value !== defaultValue,
  )
const TYPED = 'textarea, input:not([type="checkbox"], [type="radio"], [type="search"])'

/**
 * Loads the page anew when the server answers. A browser that has a network may have no server: a page that is loaded
 * anew then is gone, with all that stands in it.
 */
export const reloadWhenAnswered = async (
  ask: () => Promise<Pick<Response, 'status'>>,
  reload: () => boolean = reloadOnce,
): Promise<void> => {
  const answer = await ask().catch(() => null)
  if (answer !== null && answer.status < 500) reload()
}

/**
 * On a screen that stays open for hours: loads it anew when the server has a newer build, as soon as nothing is unsent.
 * Other pages come anew when their reader goes to the next one.
 */
export const useNewerBuild = (isIdle: () => boolean): void => {
  const newer = inject(newerBuildKey, createNewerBuild())
  onMounted(() => {
    watch(
      () => newer.isThere.value && isIdle(),
      (goes) => {
        if (goes) reloadOnce()
      },
      { immediate: true },
    )
  })
}
