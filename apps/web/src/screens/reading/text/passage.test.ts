import { expect, test } from 'vitest'
import { findQuote } from '../../../parts/passage/find-quote.ts'
import { markQuote, plainOf } from './passage.ts'
import { firstBlock } from './testing/drawn-parts.ts'

const anchor = (quote: string, prefix = '', suffix = '') => ({ quote, prefix, suffix })
const plain = (text: string) => plainOf(firstBlock(text))
const marked = (text: string, quote: string, details = 'n') =>
  markQuote(firstBlock(text), anchor(quote), details)?.html.replace(/ data-block="0"/, '')

test('words are read without tags, references decoded, blanks counted once', () => {
  expect(plain('Un *mot* &amp; deux\n autres')).toBe('Un mot & deux autres')
})

test('what a tag divides is no reference', () => {
  expect(plain('\\&a**mp;** &lt;i&gt;&nbsp;&#128512;')).toBe('&amp; <i> \u{1f600}')
})

test('items and cells are words apart', () => {
  expect(plain('- un\n- mot')).toBe('un mot')
  expect(plain('| a | b |\n| - | - |\n| c | d |')).toBe('a b c d')
})

test('a quotation is marked inside its element', () => {
  expect(marked('Un mot, deux mots.', 'deux mots', 'n1')).toBe(
    '<p>Un mot, <mark class="marked" aria-details="n1">deux mots</mark>.</p>',
  )
})

test('a quotation across tags is marked piece by piece', () => {
  expect(marked('a **c d** e', 'd e')).toBe(
    '<p>a <strong>c <mark class="marked" aria-details="n">d</mark></strong><mark class="marked" aria-details="n"> e</mark></p>',
  )
})

test('what stands before tells equal words apart', () => {
  expect(findQuote('un pas, deux pas', anchor('pas', 'deux '))).toBe(13)
  expect(findQuote('un pas, deux pas', anchor('pas', 'un '))).toBe(3)
})

test('a quotation that is gone is not marked', () => {
  expect(marked('autre', 'mot')).toBeUndefined()
  expect(marked('autre', '  ')).toBeUndefined()
})

test('attributes with brackets and characters beyond the basic plane do not shift the mark', () => {
  expect(marked('<b title="a>b">😀</b> ici', 'ici')).toBe(
    '<p><b title="a>b">😀</b> <mark class="marked" aria-details="n">ici</mark></p>',
  )
})

test('markup in a quotation stays text', () => {
  expect(marked('&lt;b&gt; x', '<b> x')).toBe(
    '<p><mark class="marked" aria-details="n">&#x3C;b> x</mark></p>',
  )
})
