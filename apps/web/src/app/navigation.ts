import type { Client } from '@forkshop/api'
import type { RouteLocationNormalized, Router } from 'vue-router'
import type { Translations } from '../base/i18n/create-i18n.ts'
import { failureOf } from '../base/loading/failure.ts'
import { Redirect, type Loader } from '../base/loading/loader.ts'
import { nothingToLoad, type PageData, type PageState } from '../base/loading/page-data.ts'
import type { Progress } from '../base/loading/progress.ts'

/** The state that came with the server's HTML, given the loader of its page. */
export type FirstState = (loader: Loader<unknown> | undefined) => PageState

type Parts = {
  readonly client: Client
  readonly translations: Translations
  readonly page: PageData
  readonly progress: Progress
  readonly first: FirstState | null
}

// what a page is of: the address without what only filters or scrolls it
const keyOf = (route: RouteLocationNormalized): string =>
  route.path + (typeof route.query['at'] === 'string' ? `@${route.query['at']}` : '')

const onServer = import.meta.env.SSR

/** Loads texts and data of an address before it shows, so that a page comes whole. */
export const guardNavigation = (router: Router, parts: Parts): void => {
  const { client, translations, page, progress } = parts
  let first = parts.first
  let next: { readonly key: string; readonly state: PageState } | null = null

  const read = async (
    route: RouteLocationNormalized,
    signal?: AbortSignal,
  ): Promise<PageState | Redirect> => {
    if (route.meta.loader === undefined) return nothingToLoad
    try {
      const loader = await route.meta.loader()
      const value = await loader.load({
        client,
        route,
        language: translations.language,
        say: translations.t,
        signal,
      })
      return { kind: 'ready', loader: loader.name, value }
    } catch (error) {
      if (error instanceof Redirect) return error
      return { kind: 'failed', failure: await failureOf(error, route, client) }
    }
  }

  router.beforeResolve(async (to, from) => {
    await translations.need(['shell', ...(to.meta.messages ?? [])])
    if (first !== null) {
      const state = first(await to.meta.loader?.())
      first = null
      if (state.kind === 'failed') await translations.need(['states'])
      next = { key: keyOf(to), state }
      return true
    }
    const same = keyOf(to) === keyOf(from) && sameQuery(to, from)
    if (same && from.matched.length > 0) return true
    const stopped = new AbortController()
    let stoppedByReader = false
    if (!onServer) {
      progress.under.value = {
        stop: () => {
          stoppedByReader = true
          stopped.abort()
        },
      }
    }
    const state = await read(to, stopped.signal)
    progress.under.value = null
    if (stoppedByReader) return false
    if (state instanceof Redirect) {
      // a path by itself would lose what is asked for behind it
      const { path, query, hash } = router.resolve(state.to)
      return { path, query, hash, replace: true }
    }
    if (state.kind === 'failed') await translations.need(['states'])
    next = { key: keyOf(to), state }
    return true
  })

  router.afterEach((_to, _from, failure) => {
    progress.under.value = null
    if (failure === undefined && next !== null) page.show(next.key, next.state)
    next = null
  })

  page.refresh = async () => {
    const route = router.currentRoute.value
    const state = await read(route)
    if (state instanceof Redirect) {
      await router.replace(state.to)
      return
    }
    if (state.kind === 'failed') await translations.need(['states'])
    page.show(keyOf(route), state)
  }
}

const sameQuery = (a: RouteLocationNormalized, b: RouteLocationNormalized): boolean =>
  JSON.stringify(a.query) === JSON.stringify(b.query)
