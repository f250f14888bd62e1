import { expect, test } from 'vitest'
import { ALLOWED_LINK, isForeign } from './addresses.ts'

// A browser reads a backslash in an address as a slash, so that each of these leads to another host.
test.each([
  'https://a.example/x',
  'http:/\\a.example',
  '//a.example/x',
  '/\\a.example',
  '\\/a.example',
  '\\\\a.example',
  'HTTPS:\\\\a.example',
])('%s leads to another host', (href) => {
  expect(isForeign(href)).toBe(true)
  expect(new URL(href, 'https://here.example/p/x').host).toBe('a.example')
})

test.each(['/p/x', 'x', '#part', 'media/a.png', '?q=//a.example', 'mailto:a@b.example', ''])(
  '“%s” stays here',
  (href) => {
    expect(isForeign(href)).toBe(false)
  },
)

test.each(['javascript:alert(1)', 'data:text/html,x', 'VBScript:x'])('%s is no link', (href) => {
  expect(ALLOWED_LINK.test(href)).toBe(false)
})

test.each(['https://a.example', 'mailto:a@b.example', 'tel:1', 'a:b/c'.slice(2), '/a:b', '#a:b'])(
  '%s is a link',
  (href) => {
    expect(ALLOWED_LINK.test(href)).toBe(true)
  },
)
