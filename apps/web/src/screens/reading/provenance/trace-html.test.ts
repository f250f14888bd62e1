import { describe, expect, test } from 'vitest'
import { sourcesWithin, traceHtml, type SourceSpan } from './trace-html.ts'

/** `a[…]b[…]`: a source text written with its origins. */
const read = (marked: string): { readonly text: string; readonly spans: readonly SourceSpan[] } => {
  let text = ''
  const spans = [...marked.matchAll(/([a-z])⟦([^⟧]*)⟧/gu)].map(([, source = '', words = '']) => {
    text += words
    return { start: text.length - words.length, end: text.length, source }
  })
  return { text, spans }
}

/** The drawn words with their sources. */
const traced = (html: string, marked: string, start = 0): string => {
  const { text, spans } = read(marked)
  const moved = spans.map((span) => ({ ...span, start: span.start + start, end: span.end + start }))
  return traceHtml(html, { text, start }, moved)
    .map(({ start: from, end, source }) => `${source}⟦${html.slice(from, end)}⟧`)
    .join(' ')
}

describe('drawn words', () => {
  test('are those of the source, with the signs behind them', () => {
    expect(traced('<p>Un mot, puis un autre.</p>', 'a⟦Un mot, ⟧b⟦puis un ⟧a⟦autre.⟧')).toBe(
      'a⟦Un mot,⟧ b⟦puis un⟧ a⟦autre.⟧',
    )
  })

  test('may be in tags, which stay within a stretch', () => {
    expect(
      traced('<p>Un <strong>gros mot</strong> <em>dit</em>.</p>', 'a⟦Un **gros ⟧b⟦mot** *dit*.⟧'),
    ).toBe('a⟦Un <strong>gros⟧ b⟦mot</strong> <em>dit⟧')
  })

  test('are not looked for where links lead, nor in comments and names of signs', () => {
    expect(
      traced(
        '<p>La <a href="/p/la-suite">suite</a> &amp; la fin</p>',
        'a⟦La [suite](/p/la-suite-et-la-fin) <!-- la fin --> &amp; ⟧b⟦la fin⟧',
      ),
    ).toBe('a⟦La <a href="/p/la-suite">suite⟧ b⟦la fin⟧')
  })

  test('that are in no source go with those before them', () => {
    expect(traced('<p>Un mot <sup>Note</sup> dit</p>', 'a⟦Un mot ⟧b⟦dit⟧')).toBe(
      'a⟦Un mot <sup>Note⟧ b⟦dit⟧',
    )
  })

  test('are counted from where their block begins', () => {
    expect(traced('<p>Un mot</p>', 'a⟦Un ⟧b⟦mot⟧', 1000)).toBe('a⟦Un⟧ b⟦mot⟧')
  })

  test('of scripts without blanks may be of several hands', () => {
    expect(traced('<p>今天我们开会</p>', 'a⟦今天⟧b⟦我们⟧a⟦开会⟧')).toBe('a⟦今天⟧ b⟦我们⟧ a⟦开会⟧')
  })
})

test('the sources of a row are those of its words, signs left out', () => {
  const { text, spans } = read('a⟦| 16:00 | ⟧b⟦60 ⟧a⟦min |⟧c⟦ |⟧')
  expect(sourcesWithin(text, { start: 0, end: text.length }, spans)).toEqual(['a', 'b'])
  expect(sourcesWithin(text, { start: 0, end: 9 }, spans)).toEqual(['a'])
})
