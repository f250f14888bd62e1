// @vitest-environment happy-dom
import type { Language } from '@forkshop/domain'
import { afterEach, expect, test } from 'vitest'
import { createApp, h, type App } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { createTranslations } from '../../../base/i18n/create-i18n.ts'
import type { Reading } from '../text/reading-state.ts'
import TranslatedStrip from './TranslatedStrip.vue'

const apps: App[] = []
afterEach(() => apps.splice(0).forEach((app) => app.unmount()))

const original = {
  slug: 'veillee',
  kind: 'format',
  title: 'Veillée',
  lang: 'fr',
  version: '1.0',
  latest: '1.2',
  behind: true,
} satisfies NonNullable<Reading['original']>

const shown = async (language: Language, said: typeof original = original) => {
  const translations = createTranslations(language)
  await translations.need(['shell', 'reading'])
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: {} }],
  })
  const app = createApp({
    render: () => h(TranslatedStrip, { page: { slug: 'evening', kind: 'format' }, original: said }),
  })
  app.use(router)
  translations.install(app)
  const page = document.createElement('div')
  app.mount(page)
  apps.push(app)
  return {
    words: page.querySelector('.page-strip-words')?.textContent?.trim(),
    links: [...page.querySelectorAll('a')].map((link) => [
      link.textContent,
      link.getAttribute('href'),
      link.getAttribute('hreflang'),
    ]),
  }
}

test('it says in one line from which version, and leads to what changed since and to the original', async () => {
  expect(await shown('fr')).toEqual({
    words: 'Traduit de la 1.0\u00a0; l’original en est à la 1.2.',
    links: [
      ['Voir ce qui a changé', '/formats/evening/translation', null],
      ['Lire l’original', '/formats/veillee', 'fr'],
    ],
  })
  expect((await shown('en')).words).toBe('Translated from 1.0; the original is at 1.2.')
})

test('an original that states no language is led to all the same', async () => {
  const { links } = await shown('en', { ...original, lang: '' })
  expect(links.at(-1)).toEqual(['Read the original', '/formats/veillee', null])
})
