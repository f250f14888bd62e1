import { createHead } from '@unhead/vue/client'
import { createWebHistory } from 'vue-router'
import { createForkshopApp } from './app/create-app.ts'
import { hydratedState, readState } from './app/state.ts'
import { parseLanguage } from './i18n/language.ts'
import './theme/main.css'

const start = async (): Promise<void> => {
  const saved = readState(document)
  const language = saved?.language ?? parseLanguage(document.documentElement.lang) ?? 'fr'
  const { app, router } = createForkshopApp({
    language,
    origin: location.origin,
    fetch: globalThis.fetch.bind(globalThis),
    history: createWebHistory(),
    head: createHead(),
    first: saved === null ? null : (loader) => hydratedState(saved, document, loader),
  })
  await router.push(location.pathname + location.search + location.hash)
  await router.isReady()
  app.mount('#app')
}

// a newer build has replaced the parts this page would load: take the new one
addEventListener('vite:preloadError', (event) => {
  event.preventDefault()
  location.reload()
})

void start()
