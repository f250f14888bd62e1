import { expect, test } from 'vitest'
import { findQuote, markQuote, plainOf } from './passage.ts'

const anchor = (quote: string, prefix = '', suffix = '') => ({ quote, prefix, suffix })

test('words are read without tags, entities decoded, blanks counted once', () => {
  expect(plainOf('<p data-block="1">Un <em>mot</em> &amp; deux\n autres</p>')).toBe(
    'Un mot & deux autres',
  )
})

test('what a tag divides is no entity', () => {
  expect(plainOf('<p>&a<b>mp;</b> &lt;i&gt;&nbsp;&#128512;</p>')).toBe('&amp; <i> \u{1f600}')
})

test('a quotation is marked inside its element', () => {
  expect(markQuote('<p>Un mot, deux mots.</p>', anchor('deux mots'), 'n1')).toBe(
    '<p>Un mot, <mark class="marked" aria-details="n1">deux mots</mark>.</p>',
  )
})

test('a quotation across tags is marked piece by piece', () => {
  expect(markQuote('<p>a <b>c d</b> e</p>', anchor('d e'), 'n')).toBe(
    '<p>a <b>c <mark class="marked" aria-details="n">d</mark></b><mark class="marked" aria-details="n"> e</mark></p>',
  )
})

test('what stands before tells equal words apart', () => {
  expect(findQuote('un pas, deux pas', anchor('pas', 'deux '))).toBe(13)
  expect(findQuote('un pas, deux pas', anchor('pas', 'un '))).toBe(3)
})

test('a quotation that is gone is not marked', () => {
  expect(markQuote('<p>autre</p>', anchor('mot'), 'n')).toBeNull()
  expect(markQuote('<p>autre</p>', anchor('  '), 'n')).toBeNull()
})

test('attributes with brackets and characters beyond the basic plane do not shift the mark', () => {
  expect(markQuote('<p title="a>b">😀 ici</p>', anchor('ici'), 'n')).toBe(
    '<p title="a>b">😀 <mark class="marked" aria-details="n">ici</mark></p>',
  )
})

test('markup in a quotation stays text', () => {
  expect(markQuote('<p>&lt;b&gt; x</p>', anchor('<b> x'), 'n')).toBe(
    '<p><mark class="marked" aria-details="n">&lt;b&gt; x</mark></p>',
  )
})
