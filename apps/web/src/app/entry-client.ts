import { languageOfTag, defaultLanguage } from '@forkshop/domain'
import { createHead } from '@unhead/vue/client'
import { createWebHistory } from 'vue-router'
import { createForkshopApp } from './create-app.ts'
import { buildOf, createNewerBuild, noteBuilds, reloadWhenAnswered } from '../base/newer-build.ts'
import { NO_NAME } from '../base/session/site-name.ts'
import { browserIcons } from '../ui/icon-sheet.ts'
import { hydratedState, readState } from './state.ts'
import '../theme/main.css'

const start = async (): Promise<void> => {
  const saved = readState(document)
  const language =
    saved?.language ?? languageOfTag(document.documentElement.lang) ?? defaultLanguage
  const newer = createNewerBuild()
  const fetch = noteBuilds(globalThis.fetch.bind(globalThis), buildOf(document), newer)
  const { app, router } = createForkshopApp({
    language,
    origin: location.origin,
    siteName: saved?.siteName ?? NO_NAME,
    fetch,
    newer,
    history: createWebHistory(),
    icons: browserIcons(document),
    head: createHead(),
    first: saved === null ? null : (loader) => hydratedState(saved, document, loader),
    posted: saved?.posted ?? null,
  })
  // without a line the next page's parts cannot come: the page in view stays, under its banner
  router.onError((error: unknown) => {
    if (navigator.onLine) console.error(error)
  })
  // a newer build is there: the next page comes from it
  router.beforeEach((to, from) => {
    const isElsewhere = from.matched.length > 0 && to.path !== from.path
    if (!newer.isThere.value || !isElsewhere || !navigator.onLine) return true
    location.assign(to.fullPath)
    return false
  })
  await router.push(location.pathname + location.search + location.hash)
  await router.isReady()
  app.mount('#app')
}

// A newer build may have replaced the parts this page would load: take the new one, but only with
// a line, and once a minute, so that a part that is truly broken does not go round in circles.
addEventListener('vite:preloadError', () => {
  void reloadWhenAnswered(() => fetch(location.href, { method: 'HEAD' }))
})

void start()
