// @vitest-environment happy-dom
import type { Translation } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import { afterEach, expect, test } from 'vitest'
import { createApp, h, type App } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { createTranslations } from '../../base/i18n/create-i18n.ts'
import EntryLanguages from './EntryLanguages.vue'

const apps: App[] = []
afterEach(() => apps.splice(0).forEach((app) => app.unmount()))

const english = {
  slug: 'jam-en',
  kind: 'format',
  title: 'Jam',
  lang: 'en-GB',
  original: false,
} as const
const german = {
  slug: 'jam-de',
  kind: 'method',
  title: 'Runde',
  lang: 'de',
  original: true,
} as const
const unsaid = { slug: 'jam-x', kind: null, title: 'Jam (x)', lang: '', original: false } as const

type Entry = { readonly lang: string; readonly translations?: readonly Translation[] }

/** What an entry says of its languages to a reader of one, with the links in it. */
const shown = async (entry: Entry, reader: Language = 'fr') => {
  const translations = createTranslations(reader)
  await translations.need(['shell', 'library'])
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: {} }],
  })
  const app = createApp({ render: () => h(EntryLanguages, entry) })
  app.use(router)
  translations.install(app)
  const page = document.createElement('div')
  app.mount(page)
  apps.push(app)
  const links = [...page.querySelectorAll('a')].map((link) => [
    link.getAttribute('href'),
    link.getAttribute('hreflang'),
    link.textContent,
  ])
  return { words: page.textContent, links }
}

test('an entry in the language of the reader names the others, each a link', async () => {
  expect(await shown({ lang: 'fr', translations: [german, english] })).toEqual({
    words: 'autres langues\u00a0: allemand, anglais britannique',
    links: [
      ['/methods/jam-de', 'de', 'allemand'],
      ['/formats/jam-en', 'en-GB', 'anglais britannique'],
    ],
  })
})

test('one in another language says so first', async () => {
  const { words } = await shown({ lang: 'de', translations: [english] }, 'en')
  expect(words).toBe('German, other languages: British English')
  expect((await shown({ lang: 'de' }, 'en')).words).toBe('German')
})

test('a page that states no language is called by its title', async () => {
  expect((await shown({ lang: 'fr', translations: [unsaid] })).links).toEqual([
    ['/p/jam-x', null, 'Jam (x)'],
  ])
})
