// @vitest-environment happy-dom
import { createClient, type CompareView } from '@forkshop/api'
import { afterEach, expect, test } from 'vitest'
import { createApp, nextTick, shallowRef, type App } from 'vue'
import { createTranslations } from '../../base/i18n/create-i18n.ts'
import { clientKey } from '../../base/session/use-client.ts'
import { compared } from '../../parts/comparison/testing/compared.ts'
import type { Compared } from './compare-loader.ts'
import { useSides, type Sides } from './use-sides.ts'

const end = (slug: string, version: string): CompareView['from'] => ({
  slug,
  title: 'A',
  lang: 'en',
  version,
  revision: { id: version, author: { id: null, name: 'A' }, time: '', reason: '' },
})
const page = (slug: string) => ({ slug, title: 'A', head: null, versions: [], revisions: [] })
const of = (from: string, to: string, slug = 'a'): Compared => ({
  view: {
    ...compared('One.', 'Two.'),
    from: end('a', from),
    to: end(slug, to),
    kind: 'format',
    versions: [],
  },
  kind: 'format',
  from: page('a'),
  to: page(slug),
  isWhole: false,
})

const apps: App[] = []
afterEach(() => apps.splice(0).forEach((app) => app.unmount()))

/** The sides of what is in view, on a line that may be cut; `asked` are the addresses that were called. */
const setUp = async () => {
  const inView = shallowRef(of('1.0', '2.0'))
  const isWanted = shallowRef(false)
  const line = { isCut: false }
  const asked: string[] = []
  const client = createClient({
    baseUrl: 'http://forkshop.test',
    language: 'en',
    fetch: (address) => {
      const { pathname, search, searchParams } = new URL(
        address instanceof Request ? address.url : address,
      )
      asked.push(pathname + search)
      if (line.isCut) return Promise.reject(new TypeError('cut'))
      const summary = `sides of ${searchParams.get('from')}`
      return Promise.resolve(Response.json({ ...inView.value.view, summary }))
    },
  })
  const translations = createTranslations('en')
  await translations.need(['shell'])
  let sides: Sides | undefined
  const app = createApp({
    setup: () => {
      sides = useSides(
        () => inView.value,
        () => isWanted.value,
      )
      return () => null
    },
  })
  translations.install(app)
  app.provide(clientKey, client)
  app.mount(document.createElement('div'))
  apps.push(app)
  if (sides === undefined) throw new Error('the sides are not set up')
  return { sides, inView, isWanted, line, asked }
}

test('nothing is fetched until somebody wants to see the sides, and then once', async () => {
  const { sides, isWanted, asked } = await setUp()
  await nextTick()
  expect([asked, sides.view.value]).toEqual([[], null])
  isWanted.value = true
  await expect.poll(() => sides.view.value?.summary).toBe('sides of 1.0')
  isWanted.value = false
  await nextTick()
  isWanted.value = true
  await nextTick()
  expect(asked).toEqual([
    '/api/v1/pages/a/compare/view?from=1.0&to=2.0&unchanged=counted&sides=drawn',
  ])
})

test('those of two pages are asked for by page and text', async () => {
  const { sides, inView, isWanted, asked } = await setUp()
  inView.value = of('1.0', '2.0', 'b')
  isWanted.value = true
  await expect.poll(() => sides.view.value).not.toBeNull()
  expect(asked).toEqual([
    '/api/v1/compare/view?from=a%401.0&to=b%402.0&unchanged=counted&sides=drawn',
  ])
})

test('other texts in view have other sides', async () => {
  const { sides, inView, isWanted } = await setUp()
  isWanted.value = true
  await expect.poll(() => sides.view.value?.summary).toBe('sides of 1.0')
  inView.value = of('1.1', '2.0')
  expect(sides.view.value).toBeNull()
  await expect.poll(() => sides.view.value?.summary).toBe('sides of 1.1')
})

test('texts that come into view while others are fetched are fetched then', async () => {
  const { sides, inView, isWanted, asked } = await setUp()
  isWanted.value = true
  await nextTick()
  inView.value = of('1.1', '2.0')
  await expect.poll(() => sides.view.value?.summary).toBe('sides of 1.1')
  expect(asked).toHaveLength(2)
})

test('a cut line is told, and the sides can be asked for again', async () => {
  const { sides, isWanted, line } = await setUp()
  line.isCut = true
  isWanted.value = true
  await expect.poll(() => sides.problem.value).toContain('lost')
  line.isCut = false
  await sides.again()
  expect([sides.problem.value, sides.view.value?.summary]).toEqual([null, 'sides of 1.0'])
})
