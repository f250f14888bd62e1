// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createApp, defineComponent, h, nextTick, ref } from 'vue'
import { useHead } from './browser-head.ts'

const title = ref('Un')
const shown = ref<'page' | 'other'>('page')
const Page = defineComponent({
  setup: () => {
    useHead({
      title: () => title.value,
      meta: () => [{ name: 'description', content: title.value }],
      link: [{ rel: 'canonical', href: '/un' }],
    })
    return () => h('p')
  },
})
const Other = defineComponent({
  setup: () => {
    useHead({ title: 'Deux' })
    return () => h('p')
  },
})
const Root = defineComponent({
  setup: () => {
    useHead({
      htmlAttrs: { lang: ref('fr') },
      titleTemplate: (now?: string) => (now ? `${now} · Site` : 'Site'),
    })
    return () => (shown.value === 'page' ? h(Page) : h(Other))
  },
})
const contents = (selector: string): (string | null)[] =>
  [...document.head.querySelectorAll(selector)].map(
    (one) => one.getAttribute('content') ?? one.getAttribute('href'),
  )

test('the head follows the page in view', async () => {
  document.head.innerHTML =
    '<meta name="description" content="du serveur"><meta name="viewport" content="v">'
  createApp(Root).mount(document.createElement('div'))
  expect(document.title).toBe('Un · Site')
  expect(document.documentElement.lang).toBe('fr')
  expect(contents('meta[name="description"]')).toEqual(['Un'])
  expect(contents('link[rel="canonical"]')).toEqual(['/un'])

  title.value = 'Un et demi'
  await nextTick()
  expect(document.title).toBe('Un et demi · Site')
  expect(contents('meta[name="description"]')).toEqual(['Un et demi'])

  shown.value = 'other'
  await nextTick()
  expect(document.title).toBe('Deux · Site')
  expect(contents('link[rel="canonical"]')).toEqual([])
  expect(contents('meta[name="viewport"]')).toEqual(['v'])
})
