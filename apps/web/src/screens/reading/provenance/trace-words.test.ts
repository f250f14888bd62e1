import { describe, expect, test } from 'vitest'
import { firstBlock } from '../text/testing/drawn-parts.ts'
import { sourcesWithin, traceWords, type SourceSpan } from './trace-words.ts'

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
const traced = (marked: string): string => {
  const { text, spans } = read(marked)
  const block = firstBlock(text)
  return traceWords(block, spans)
    .map(({ start, end, source }) => `${source}⟦${block.html.slice(start, end)}⟧`)
    .join(' ')
}

describe('drawn words', () => {
  test.each([
    [
      'are those of the source, with the signs behind them',
      'a⟦Un mot, ⟧b⟦puis un ⟧a⟦autre.⟧',
      'a⟦Un mot,⟧ b⟦puis un⟧ a⟦autre.⟧',
    ],
    [
      'may be in tags, which stay within a stretch',
      'a⟦Un **gros ⟧b⟦mot** *dit*.⟧',
      'a⟦Un <strong>gros⟧ b⟦mot</strong> <em>dit⟧',
    ],
    [
      'are not looked for where links lead, nor in comments and names of signs',
      'a⟦La [suite](/p/la-suite-et-la-fin) <!-- la fin --> &amp; ⟧b⟦la fin⟧',
      'a⟦La <a href="/p/la-suite-et-la-fin">suite⟧ b⟦la fin⟧',
    ],
    [
      'that the text has elsewhere go with those before them',
      'a⟦Un mot[^x] ⟧b⟦dit⟧a⟦\n\n[^x]: Note⟧',
      'a⟦Un mot<sup><a href="#user-content-fn-x" id="user-content-fnref-x" data-footnote-ref aria-describedby="footnote-label">1⟧ b⟦dit⟧',
    ],
    [
      'are found where the text writes them in another way',
      'a⟦Un \\*mot\\* ⟧b⟦&eacute;t&eacute; dit⟧',
      'a⟦Un *mot* été⟧ b⟦dit⟧',
    ],
    [
      'of scripts without blanks may be of several hands',
      'a⟦今天⟧b⟦我们⟧a⟦开会⟧',
      'a⟦今天⟧ b⟦我们⟧ a⟦开会⟧',
    ],
    [
      'said twice are told apart by their places',
      'a⟦| un | deux |\n| - | - |\n| ⟧b⟦un | ⟧a⟦un |⟧',
      'a⟦un</th>\n<th scope="col">deux⟧ b⟦un⟧ a⟦un⟧',
    ],
  ])('%s', (_what, marked, wanted) => {
    expect(traced(marked)).toBe(wanted)
  })
})

test('the sources of a row are those of its words, signs left out', () => {
  const { text, spans } = read('a⟦| H | D |\n| - | - |\n| 16:00 | ⟧b⟦60 ⟧a⟦min |⟧c⟦ ⟧')
  const block = firstBlock(text)
  const start = text.indexOf('| 16')
  expect(sourcesWithin(block, { start, end: text.length }, spans)).toEqual(['a', 'b'])
  expect(sourcesWithin(block, { start, end: start + 9 }, spans)).toEqual(['a'])
})
