import { expect, test } from 'vitest'
import { cutBody } from './cut-body.ts'

test.each<[string, string, readonly string[]]>([
  ['before a line behind a blank one', 'One.\n\n\nTwo.\nMore.\n', ['One.\n\n\n', 'Two.\nMore.\n']],
  ['at Windows line ends', 'One.\r\n\r\nTwo.', ['One.\r\n\r\n', 'Two.']],
  ['behind a fence that is closed', '```\na\n\nb\n```\n\nc', ['```\na\n\nb\n```\n\n', 'c']],
  ['before a heading, not between lines', '# A\nB\n\n# C', ['# A\nB\n\n', '# C']],
  ['not before what may go on with an item', '- a\n\n  b\n\n\tc', ['- a\n\n  b\n\n\tc']],
  ['not before an item', '- a\n\n- b\n\n1. c', ['- a\n\n- b\n\n1. c']],
  ['before words that only look like an item', '- a\n\n-b\n\n1.c', ['- a\n\n', '-b\n\n', '1.c']],
  ['not within a fence', '~~~~\na\n\n~~~\n\nb', ['~~~~\na\n\n~~~\n\nb']],
  ['not at all where a lone return ends lines', 'a\rb\n\nc', ['a\rb\n\nc']],
  ['nothing into nothing', '', []],
])('a body is cut %s', (_, body, pieces) => {
  expect(cutBody(body)).toEqual(pieces)
})
