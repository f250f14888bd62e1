// @vitest-environment happy-dom
import { ArrowUp, Link, Plus } from '@lucide/vue'
import { beforeEach, expect, test } from 'vitest'
import { createSSRApp, h, type App } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { browserIcons, createIconSheet, iconSheetKey, useIcons } from './icon-sheet.ts'

const drawings = (): readonly Element[] => [...document.querySelectorAll('[id="icons:"] > symbol')]

beforeEach(() => {
  document.body.innerHTML = ''
})

test('an icon that is named many times is drawn once, with the shapes that it has elsewhere', async () => {
  const sheet = createIconSheet()
  expect([Plus, Link, Plus].map((icon) => sheet.addressOf(icon))).toEqual([
    '#icon:plus',
    '#icon:link',
    '#icon:plus',
  ])
  document.body.innerHTML = sheet.toHtml()
  expect(drawings().map(({ id }) => id)).toEqual(['icon:plus', 'icon:link'])
  const alone = document.createElement('div')
  alone.innerHTML = await renderToString(createSSRApp({ render: () => h(Plus) }))
  const [plus] = drawings()
  expect(plus?.innerHTML).toBe(alone.querySelector('svg')?.innerHTML)
  expect(plus?.getAttribute('viewBox')).toBe(alone.querySelector('svg')?.getAttribute('viewBox'))
})

test('a page that names no icon has no sheet', () => {
  expect(createIconSheet().toHtml()).toBe('')
})

test('a browser draws what the page does not have yet, once', () => {
  const server = createIconSheet()
  server.addressOf(Plus)
  document.body.innerHTML = server.toHtml()
  const icons = browserIcons(document)
  expect([Plus, Link, Link].map((icon) => icons.addressOf(icon))).toEqual([
    '#icon:plus',
    '#icon:link',
    '#icon:link',
  ])
  expect(drawings().map(({ id }) => id)).toEqual(['icon:plus', 'icon:link'])
  const whole = createIconSheet()
  whole.addressOf(Plus)
  whole.addressOf(Link)
  expect(document.body.innerHTML).toBe(whole.toHtml())
})

test('a page that came without a sheet gets one', () => {
  const icons = browserIcons(document)
  icons.addressOf(ArrowUp)
  expect(drawings().map(({ id }) => id)).toEqual(['icon:arrow-up'])
  expect(document.getElementById('icons:')?.namespaceURI).toBe('http://www.w3.org/2000/svg')
})

test('a component names icons on the sheet of its page', async () => {
  const sheet = createIconSheet()
  const app: App = createSSRApp({
    setup: () => {
      const address = useIcons()
      return () => h('use', { href: address(Plus) })
    },
  })
  app.provide(iconSheetKey, sheet)
  expect(await renderToString(app)).toBe('<use href="#icon:plus"></use>')
  expect(sheet.toHtml()).toContain('id="icon:plus"')
})
