import { openText } from '@forkshop/document'
import { expect, test } from 'vitest'
import { formOf } from './diff-turned.ts'

test.each([
  ['One.', 'paragraph'],
  ['One.\n\nTwo.', 'paragraphs'],
  ['- one\n- two', 'bullets'],
  ['1. one\n2. two', 'numbers'],
  ['- [ ] one', 'tasks'],
  ['> One.', 'quote'],
  ['```\none\n```', 'code'],
  ['### One', 'heading-3'],
  ['## One\n\nWords.\n\n## Two', 'sections'],
  ['One.\n\n- two', 'several'],
  ['- one\n\nTwo.', 'several'],
  ['<p>One</p>', 'html'],
  ['***', null],
  ['One.\n\n***', null],
])('%j has the form: %s', (text, form) => {
  expect(formOf(openText(text).body.content ?? [])).toBe(form)
})
