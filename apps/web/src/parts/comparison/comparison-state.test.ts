// @vitest-environment happy-dom
import type { RenderedComparison } from '@forkshop/api'
import { afterEach, expect, test } from 'vitest'
import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createTranslations } from '../../base/i18n/create-i18n.ts'
import { clientAnswering } from '../../base/testing/client-answering.ts'
import { clientKey } from '../../base/session/use-client.ts'
import ComparisonBody from './ComparisonBody.vue'
import { dehydrateComparison, hydrateComparison } from './comparison-state.ts'
import { compared, counted } from './testing/compared.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

const drawn = async (comparison: RenderedComparison): Promise<string> => {
  const translations = createTranslations('fr')
  await translations.need(['shell', 'compare', 'fields', 'reading'])
  const app = createSSRApp({ render: () => h(ComparisonBody, { comparison, lang: 'en' }) })
  translations.install(app)
  app.provide(
    clientKey,
    clientAnswering(() => ({ html: '' })),
  )
  return renderToString(app)
}

/** What a page says of itself, and what a browser makes of it and of the page. */
const throughPage = async (comparison: RenderedComparison) => {
  document.body.innerHTML = await drawn(comparison)
  const state = JSON.stringify(dehydrateComparison(comparison))
  const saved: RenderedComparison = JSON.parse(state)
  return { state, woken: hydrateComparison(saved, document) }
}

const table = (minutes: number) =>
  `| Time | Duration | Step |\n| --- | --- | --- |\n| 9:00 | ${minutes} min | Talk |\n| 10:00 | 30 min | Eat |\n`
const texts: readonly (readonly [what: string, before: string, after: string])[] = [
  ['words', 'One sentence here.\n', 'One other « sentence » & more.\n'],
  ['a paragraph put in and one taken out', 'A.\n\nGone.\n\nB.\n', 'A.\n\nB.\n\nCome & gone.\n'],
  [
    'a section that moved, with all that stands under it',
    '# One\n\nFirst words of all.\n\n# Two\n\nA quiet room is needed.\n\nAnd chairs.\n\n# Three\n\nThe end of it.\n',
    '# Two\n\nA quiet room is needed.\n\nAnd chairs.\n\n# One\n\nFirst words of all.\n\n# Three\n\nThe end of it.\n',
  ],
  ['the table of a day', `# Day\n\n${table(30)}`, `# Day\n\n${table(45)}`],
  ['a link and a picture', 'See [this](/a).\n', 'See [this](/b) ![a plan](media/plan.png).\n'],
  ['nothing', 'A.\n', 'A.\n'],
]

/** As it is sent where nobody asked for each side by itself. */
const inOne = (comparison: RenderedComparison): RenderedComparison => ({
  ...comparison,
  changes: comparison.changes.map((change) => ({
    ...change,
    beforeHtml: null,
    beforeMarks: [],
    afterHtml: null,
    afterMarks: [],
  })),
})

const withoutHtml = (comparison: RenderedComparison) => ({
  ...comparison,
  changes: comparison.changes.map((change) => ({ ...change, html: '', marks: [] })),
})

test.each(texts)('%s: drawn the same again from the page that holds it', async (_what, ...two) => {
  for (const made of [compared(...two), counted(...two)]) {
    for (const comparison of [made, inOne(made)]) {
      const { woken } = await throughPage(comparison)
      const page = document.body.innerHTML
      document.body.innerHTML = await drawn(woken)
      expect(document.body.innerHTML).toBe(page)
      expect(withoutHtml(woken)).toEqual(withoutHtml(comparison))
    }
  }
})

test('what changed goes without its HTML, which stands in the page', async () => {
  const { state, woken } = await throughPage(
    inOne(compared('Kept.\n\nA word.\n', 'Kept.\n\nAnother word.\n')),
  )
  expect(state).toContain('<p>Kept.</p>')
  expect(state).not.toContain('<ins')
  expect(woken.changes.map(({ html }) => html).join('')).toContain('<ins')
})
