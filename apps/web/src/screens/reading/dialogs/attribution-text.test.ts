import type { Language } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { createTranslations } from '../../../base/i18n/create-i18n.ts'
import { attributionText } from './attribution-text.ts'

const page = {
  title: '48h <Chrono> 1.0',
  authors: ['Ada', 'Bo & Cy', 'Dee'],
  source: 'https://w.org/p/48h@1.0',
  license: 'CC-BY-SA-4.0',
}
const terms = 'https://creativecommons.org/licenses/by-sa/4.0/'
const fork = { ...page, adaptedFrom: { title: '24h', source: 'https://w.org/p/24h' } }

const wordsOf = async (language: Language) => {
  const { t, need } = createTranslations(language)
  await need(['dialogs'])
  return { say: t, language }
}

test('an attribution in French, for paper and for a slide', async () => {
  const words = await wordsOf('fr')
  const said = (place: 'handout' | 'slide') => attributionText(fork, place, words)
  expect(said('handout')).toEqual({
    text: `«\u202f48h <Chrono> 1.0\u202f», par Ada, Bo & Cy et Dee, https://w.org/p/48h@1.0, sous licence CC BY-SA 4.0 (${terms}), d’après «\u202f24h\u202f» (https://w.org/p/24h).`,
    html: null,
  })
  expect(said('slide').text).toBe(
    '«\u202f48h <Chrono> 1.0\u202f», par Ada, Bo & Cy et Dee, https://w.org/p/48h@1.0, sous licence CC BY-SA 4.0, d’après «\u202f24h\u202f».',
  )
})

test('on a page title, licence and origin are links, and names cannot write HTML', async () => {
  const { text, html } = attributionText(fork, 'page', await wordsOf('en'))
  expect(html).toBe(
    `<a href="https://w.org/p/48h@1.0">“48h &lt;Chrono&gt; 1.0”</a>, by Ada, Bo &amp; Cy and Dee, licensed under <a href="${terms}" rel="license">CC BY-SA 4.0</a>, adapted from <a href="https://w.org/p/24h">“24h”</a>.`,
  )
  expect(text).toBe(attributionText(fork, 'handout', await wordsOf('en')).text)
})

test('what nobody knows is left out, and a licence without an address is no link', async () => {
  const words = await wordsOf('en')
  const bare = { ...page, title: 'A', authors: [], license: null }
  expect(attributionText(bare, 'slide', words).text).toBe('“A”, https://w.org/p/48h@1.0.')
  expect(attributionText({ ...bare, license: '<Own>' }, 'page', words).html).toBe(
    '<a href="https://w.org/p/48h@1.0">“A”</a>, licensed under &lt;Own&gt;.',
  )
})
