import { parseBlocks } from '@forkshop/document'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { threePages } from '../testing/arbitrary-page.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { frameOf } from './frame.ts'
import { matchFrames } from './match-frames.ts'
import { translationBehind } from './translation-behind.ts'

const base = `---
kind: format
title: Une journée
lang: fr
---

## Pour qui

Des habitants, de 20 à 30.

Aucune expertise n’est exigée.

## Samedi

| Heure | Durée | Étape |
| --- | --- | --- |
| 09:00 | 30 min | Accueil |
| 09:30 | 90 min | Atelier |

- Des feutres
- Un mur

[Le récit](https://example.org/recit) dit comment cela s’est passé.
`
const translation = `---
kind: format
title: One day
lang: en
---

## Who it is for

Residents, between 20 and 30 of them.

No expertise is required.

## Saturday

| Time | Duration | Step |
| --- | --- | --- |
| 09:00 | 30 min | Welcome |
| 09:30 | 90 min | Workshop |

- Markers
- A wall

[The story](https://example.org/recit) tells how it went.
`

/** What is behind, in words: kind, the words of the translation, and whether it is there. */
const told = (newer: string, own = translation): readonly string[] => {
  const words = parseBlocks(own).map(({ plain }) => plain.slice(0, 24))
  const { comparison, passages } = translationBehind({ base, newer, translation: own })
  return passages.map(({ at, there, after, isThere }) => {
    const place = there === null ? `after ${words[after ?? -1] ?? ''}` : (words[there] ?? '')
    return `${comparison.blocks[at]?.kind}: ${place}${isThere ? ' (there)' : ''}`
  })
}

test.each([
  ['nothing', base, translation, []],
  [
    'a passage that says something else',
    base.replace('Aucune expertise', 'Nulle expertise'),
    translation,
    ['changed: No expertise is required'],
  ],
  [
    'a passage more',
    base.replace('## Samedi', 'On vient comme on est, avec ou sans projet.\n\n## Samedi'),
    translation,
    ['added: after No expertise is required'],
  ],
  [
    'a passage more at the beginning',
    base.replace('## Pour qui', '> Un mot avant.\n\n## Pour qui'),
    translation,
    ['added: after '],
  ],
  [
    'a passage less',
    base.replace('Aucune expertise n’est exigée.\n\n', ''),
    translation,
    ['removed: No expertise is required'],
  ],
  [
    'hours of an agenda',
    base.replace('30 min', '45 min').replace('09:30', '09:45'),
    translation,
    ['changed: Time'],
  ],
  [
    'hours that it has taken over',
    base.replace('30 min', '45 min').replace('09:30', '09:45'),
    translation.replace('30 min', '45 min').replace('09:30', '09:45'),
    ['changed: Time (there)'],
  ],
  [
    'a step more, which no numbers make up for',
    base.replace('| 09:30', '| 09:10 | 20 min | Café |\n| 09:30'),
    translation,
    ['changed: Time'],
  ],
])('tells %s', (_case, newer, own, wanted) => {
  expect(told(newer, own).map((one) => one.replace(/Time.*?(?= \(|$)/su, 'Time'))).toEqual(wanted)
})

test('tells what the translation lacks, and what it has of its own', () => {
  const own = translation
    .replace('- Markers\n- A wall\n\n', '')
    .replace('## Saturday', '```\nnpm start\n```\n\n## Saturday')
  const { missing, extra, passages } = translationBehind({ base, newer: base, translation: own })
  expect(missing.map((at) => parseBlocks(base)[at]?.kind)).toEqual(['list'])
  expect(extra.map((at) => parseBlocks(own)[at]?.kind)).toEqual(['code'])
  expect(passages).toEqual([])
})

test('knows the blocks of the demo in another language', () => {
  const framesIn = (name: string) => {
    const file = new URL(`../../../../demo/48h-chrono.${name}.md`, import.meta.url)
    return parseBlocks(readFileSync(file, 'utf8')).map(frameOf)
  }
  const english = framesIn('en')
  expect(matchFrames(framesIn('fr'), english)).toEqual([...english.keys()])
})

/** A text in a language nobody knows: every letter is another one; code stays. */
const translated = (text: string): string => {
  let end = 0
  const parts = parseBlocks(text).map((block) => {
    const between = text.slice(end, block.start)
    end = block.end
    const isVerbatim = ['code', 'html', 'rule', 'definition'].includes(block.kind)
    return between + (isVerbatim ? block.text : block.text.replaceAll(/\p{L}/gu, turned))
  })
  return parts.join('') + text.slice(end)
}
const turned = (letter: string): string => {
  const from = letter === letter.toLowerCase() ? 97 : 65
  return String.fromCodePoint((((letter.codePointAt(0) ?? 0) - from + 13) % 26) + from)
}

test('finds every block of a whole translation, whatever the original became', () => {
  fc.assert(
    fc.property(threePages(3), ({ base: made, ours }) => {
      const { comparison, passages, missing, extra } = translationBehind({
        base: made,
        newer: ours,
        translation: translated(made),
      })
      expect([missing, extra]).toEqual([[], []])
      for (const { at, there } of passages) {
        expect(there).toBe(comparison.blocks[at]?.beforeIndex)
      }
    }),
    lawRuns(process.env),
  )
})

test('lacks one block where one was left out, and nothing else', () => {
  fc.assert(
    fc.property(threePages(1), fc.nat(), ({ base: made }, place) => {
      const blocks = parseBlocks(made)
      const left = blocks[place % blocks.length]
      if (left === undefined) return
      const frames = blocks.map(frameOf)
      const found = matchFrames(
        frames,
        frames.filter((_, at) => at !== place % blocks.length),
      )
      const alone = found.flatMap((there, at) => (there === null ? [blocks[at]?.kind] : []))
      expect(alone).toEqual([left.kind])
    }),
    lawRuns(process.env),
  )
})

test('pairs blocks by kind and order where there are too many for all pairs', () => {
  const many = Array.from({ length: 2100 }, () => frameOf(parseBlocks('Words.\n')[0] ?? never()))
  const heading = frameOf(parseBlocks('# Title\n')[0] ?? never())
  const found = matchFrames([heading, ...many], [...many, heading, ...many])
  expect(found.slice(0, 3)).toEqual([2100, 2101, 2102])
})
const never = (): never => {
  throw new Error('a text without a block')
}
