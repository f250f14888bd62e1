import type { Language } from '@forkshop/domain'
import { createClient, type PostedForm } from '@forkshop/api'
import { createSSRApp, type App, type Plugin } from 'vue'
import { createRouter, createRouterMatcher, type Router, type RouterHistory } from 'vue-router'
import { createTranslations, type Translations } from '../base/i18n/create-i18n.ts'
import { livePlaceKey } from '../base/live/live-place.ts'
import { createKeptIdeas, keptIdeasKey } from '../parts/ideas/kept-ideas.ts'
import { createSigningOut, signingOutKey } from '../parts/kept/signing-out.ts'
import { clientKey } from '../base/session/use-client.ts'
import { createSessionStore, sessionKey } from '../base/session/use-session.ts'
import { createToasts, toastsKey } from '../ui/toasts.ts'
import AppRoot from './AppRoot.vue'
import { isThere } from './hash-place.ts'
import { guardNavigation, type FirstState } from './navigation.ts'
import { createPageData, pageDataKey, type PageData } from '../base/loading/page-data.ts'
import { newerBuildKey, type NewerBuild } from '../base/newer-build.ts'
import { postedFormKey } from '../base/loading/posted-form.ts'
import { createProgress, progressKey } from '../base/loading/progress.ts'
import { routes } from './routes/routes.ts'
import { originKey } from '../base/address/origin.ts'
import { iconSheetKey, type IconSheet } from '../ui/icon-sheet.ts'
import { siteNameKey } from '../base/session/site-name.ts'

export type AppOptions = {
  readonly language: Language
  readonly origin: string
  readonly siteName: string
  readonly fetch: typeof globalThis.fetch
  readonly history: RouterHistory
  /** Whether the server has a newer build; of a browser's tab alone. */
  readonly newer?: NewerBuild
  /** Where the drawings of icons are that stand on the page many times. */
  readonly icons: IconSheet
  /** Of `@unhead/vue`, for the server or the browser. */
  readonly head: Plugin
  /** State that came with the server's HTML: shown first instead of asking again. */
  readonly first: FirstState | null
  /** The form that the page answers; null for a page that is read. */
  readonly posted: PostedForm | null
}

export type ForkshopApp = {
  readonly app: App
  readonly router: Router
  readonly page: PageData
  readonly translations: Translations
}

/** All addresses, read once: each page has a router of its own, and none adds to them. */
export const addresses = createRouterMatcher(routes, {})

/** The application, the same on the server and in the browser; two of them share nothing that one could change. */
export const createForkshopApp = (options: AppOptions): ForkshopApp => {
  const client = createClient({ baseUrl: '', fetch: options.fetch, language: options.language })
  const translations = createTranslations(options.language)
  const page = createPageData()
  const progress = createProgress()
  const router = createRouter({
    history: options.history,
    routes,
    matcher: addresses,
    scrollBehavior: async (to, from, saved) => {
      if (saved !== null) return saved
      // who shows the words that it names brings them into view
      if (to.hash.startsWith('#seen=')) return false
      if (to.hash !== '' && (await isThere(to.hash))) return { el: to.hash, top: 20 }
      return to.path === from.path ? false : { top: 0 }
    },
  })
  guardNavigation(router, { client, translations, page, progress, first: options.first })
  const app = createSSRApp(AppRoot)
  app.use(options.head)
  translations.install(app)
  app.use(router)
  app.provide(clientKey, client)
  app.provide(pageDataKey, page)
  app.provide(progressKey, progress)
  app.provide(iconSheetKey, options.icons)
  app.provide(originKey, options.origin)
  app.provide(siteNameKey, options.siteName)
  const session = createSessionStore(client)
  app.provide(sessionKey, session)
  const toasts = createToasts()
  app.provide(toastsKey, toasts)
  const tellStays = (why: 'line' | 'other'): void =>
    toasts.show({ kind: 'problem', title: translations.t(`shell.problem.${why}`) })
  app.provide(signingOutKey, createSigningOut(session, options.fetch, tellStays))
  app.provide(
    keptIdeasKey,
    createKeptIdeas(() => (import.meta.env.SSR ? null : localStorage)),
  )
  app.provide(livePlaceKey, { made: null })
  if (options.newer !== undefined) app.provide(newerBuildKey, options.newer)
  app.provide(postedFormKey, options.posted)
  return { app, router, page, translations }
}
