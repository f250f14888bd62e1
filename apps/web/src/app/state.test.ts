// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { defineLoader } from '../base/loading/loader.ts'
import type { PageState } from '../base/loading/page-data.ts'
import { hydratedState, readState, saveState, type SavedState } from './state.ts'

const loader = defineLoader<{ title: string; html: string }>({
  name: 'page',
  load: () => Promise.reject(new Error('not asked')),
  dehydrate: (value) => ({ ...value, html: '' }),
  hydrate: (value, root) => ({ ...value, html: root.querySelector('p')?.outerHTML ?? '' }),
})
const ready: PageState = {
  kind: 'ready',
  loader: 'page',
  value: { title: '</script><b>', html: '<p>x</p>' },
}

const saving = (page: PageState): SavedState => ({
  language: 'fr',
  siteName: 'Ateliers',
  page,
  posted: null,
})

const page = (state: string): Document => {
  document.body.innerHTML = '<p>x</p>'
  const script = document.createElement('script')
  script.id = 'state'
  script.type = 'application/json'
  script.textContent = state
  document.body.append(script)
  return document
}

test('the state cannot end its script', () => {
  expect(saveState(saving(ready), loader)).not.toContain('<')
})

test('what the HTML holds is not sent twice and comes back from it', () => {
  const text = saveState(saving(ready), loader)
  expect(text).not.toContain('x\\u003c/p')
  const saved = readState(page(text))
  expect(saved).toMatchObject({ language: 'fr', siteName: 'Ateliers' })
  expect(saved === null ? null : hydratedState(saved, document, loader)).toEqual(ready)
})

test('a page without a state, or with another one, starts afresh', () => {
  expect(readState(page(''))).toBeNull()
  expect(readState(page('{"language":"de","page":{}}'))).toBeNull()
})

test('a failure travels as it is', () => {
  const failed: PageState = { kind: 'failed', failure: { kind: 'forbidden', detail: 'no' } }
  const saved = readState(page(saveState(saving(failed), loader)))
  expect(saved?.page).toEqual(failed)
})
