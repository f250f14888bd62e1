import { keepBlocks, openedBlocks } from '@forkshop/document'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareTexts } from '../compare-texts.ts'
import { threePages } from '../testing/arbitrary-page.ts'
import { arbitraryText } from '../testing/arbitrary-text.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { keptIn, recallText } from './recall-text.ts'
import { pageReader } from './page-reader.ts'
import { newTextCache } from './text-cache.ts'

/** A memory that knows the texts from what was kept of them, as it comes from a disk. */
const recalled = (...texts: readonly string[]) => {
  const cache = newTextCache()
  for (const text of texts) recallText(text, structuredClone(keepBlocks(openedBlocks(text))), cache)
  return cache
}
const read = (text: string, cache = newTextCache()) => {
  const { frontMatter, front, head, blocks, tail, agenda, isCoarse } = pageReader(
    [text],
    cache,
  )(text)
  const shown = blocks.map(({ lead, block: { kind, text: source, plain, level, table, node } }) => {
    return { lead, kind, source, plain, level, table, node }
  })
  return { frontMatter, front, head, blocks: shown, tail, agenda, isCoarse }
}

describe('a text of which the blocks were kept', () => {
  test('reads as if it had been parsed', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        expect(read(text, recalled(text))).toEqual(read(text))
      }),
      lawRuns(process.env, 5),
    )
  })

  test('is compared with any other as if both had been parsed', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (before, after) => {
        const whole = compareTexts(before, after)
        expect(compareTexts(before, after, recalled(before))).toEqual(whole)
        expect(compareTexts(before, after, recalled(after))).toEqual(whole)
        expect(compareTexts(before, after, recalled(before, after))).toEqual(whole)
      }),
      lawRuns(process.env, 5),
    )
  })

  test('is compared with an edit of it as if both had been parsed', () => {
    fc.assert(
      fc.property(threePages(3), ({ base, ours }) => {
        expect(compareTexts(base, ours, recalled(base))).toEqual(compareTexts(base, ours))
      }),
      lawRuns(process.env),
    )
  })

  test('is kept alike by who parsed it and by a memory that has read it', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const cache = newTextCache()
        expect(keptIn(text, cache)).toBeNull()
        pageReader([text], cache)(text)
        expect(keptIn(text, cache)).toEqual(keepBlocks(openedBlocks(text)))
      }),
      lawRuns(process.env, 5),
    )
  })

  test.each([
    ['with definitions used elsewhere', 'See [x].\n\nAnd [y][x].\n\n[x]: /p/x\n'],
    ['with so many definitions that it reads only as a whole', definitions(900)],
    ['with a fence that is never closed', 'Words.\n\n```\ncode\n\n# code\n'],
    [
      'with front matter',
      '---\ntitle: A\n---\n\n# A\n\n| Start | Step |\n| - | - |\n| 9:00 | B |\n',
    ],
    ['of front matter alone', '---\ntitle: A\n---\n'],
    ['without anything', ''],
  ])('%s reads as if it had been parsed', (_, text) => {
    expect(read(text, recalled(text))).toEqual(read(text))
  })

  test('is read again when it is so long that two of them are not read together', () => {
    const text = 'Words of a line.\n\n'.repeat(12_000)
    const cache = newTextCache()
    recallText(text, [], cache)
    expect(cache.pages.get(text)).toBeUndefined()
  })
})

function definitions(count: number): string {
  return Array.from({ length: count }, (_, at) => `Line [a${at}].\n\n[a${at}]: /p/a${at}\n\n`).join(
    '',
  )
}
