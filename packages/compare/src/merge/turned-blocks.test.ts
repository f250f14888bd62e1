import { expect, test } from 'vitest'
import { newTextCache } from '../reading/text-cache.ts'
import type { MergeOutcome } from './merge-texts.ts'
import { mergeTexts } from './merge-texts.ts'

/** What one and the same line may be, or become. */
const forms: Readonly<Record<string, (line: string) => string>> = {
  paragraph: (line) => line,
  heading: (line) => `## ${line}`,
  'heading that lacks its blank': (line) => `##${line}`,
  'underlined heading': (line) => `${line}\n---`,
  'bold line': (line) => `**${line}**`,
  quotation: (line) => `> ${line}`,
  item: (line) => `- ${line}`,
  'numbered item': (line) => `1. ${line}`,
  task: (line) => `- [ ] ${line}`,
  code: (line) => `\`\`\`\n${line}\n\`\`\``,
}

const insertions: Readonly<Record<string, string>> = {
  paragraph: 'Something new is said here.',
  section: '### News\n\nSomething new is said here.',
  list: '* something new\n* another new thing',
}

type Case = {
  readonly base: string
  readonly turned: string
  readonly inserted: string
  readonly wanted: string
}

/** Every line in every form that becomes every other one, with every insertion of the other side before and behind it. */
function casesOf(line: string): readonly Case[] {
  const page = (...blocks: readonly string[]) => `${['One.', ...blocks, 'Three.'].join('\n\n')}\n`
  return Object.values(forms).flatMap((from) =>
    Object.values(forms)
      .filter((to) => to !== from)
      .flatMap((to) =>
        Object.values(insertions).flatMap((added) => {
          const [old, now] = [from(line), to(line)]
          const common = { base: page(old), turned: page(now) }
          return [
            { ...common, inserted: page(old, added), wanted: page(now, added) },
            { ...common, inserted: page(added, old), wanted: page(added, now) },
          ]
        }),
      ),
  )
}

const toOutcome = ({ kind, text }: MergeOutcome) => ({ kind, text })

test.each(['Two', 'Two of us stay for the tidying up'])(
  'merges “%s” in another form beside an insertion of the other side, whichever side is first',
  { timeout: 600_000 },
  (line) => {
    const cases = casesOf(line)
    const wanted = cases.map(({ wanted: text }) => ({ kind: 'merged', text }))
    const cache = newTextCache()
    const there = cases.map((one) => mergeTexts(one.base, one.turned, one.inserted, cache))
    const back = cases.map((one) => mergeTexts(one.base, one.inserted, one.turned, cache))
    expect(there.map(toOutcome)).toEqual(wanted)
    expect(back.map(toOutcome)).toEqual(wanted)
  },
)

type Texts = readonly [base: string, ours: string, theirs: string]

test.each<readonly [string, Texts, string]>([
  [
    'a line that one side made a heading and the other one mended',
    [
      'One.\n\nTwo hear\n\nThree.\n',
      'One.\n\n## Two hear\n\nThree.\n',
      'One.\n\nTwo here\n\nThree.\n',
    ],
    'One.\n\n## Two here\n\nThree.\n',
  ],
  [
    'a heading that one side made plain words and the other one mended',
    [
      'One.\n\n## Two hear\n\nThree.\n',
      'One.\n\nTwo hear\n\nThree.\n',
      'One.\n\n## Two here\n\nThree.\n',
    ],
    'One.\n\nTwo here\n\nThree.\n',
  ],
  [
    'an item that one side put below another one and the other side edited',
    ['- a b c\n- d e f\n- g h i\n', '- a b c\n  - d e f\n- g h i\n', '- a b c\n- d e q\n- g h i\n'],
    '- a b c\n  - d e q\n- g h i\n',
  ],
  [
    'an item that one side lifted to the list and the other side edited',
    [
      '- a b c\n  - d e f\n- g h i\n',
      '- a b c\n- d e f\n- g h i\n',
      '- a b c\n  - d e q\n- g h i\n',
    ],
    '- a b c\n- d e q\n- g h i\n',
  ],
  [
    'a picture that one side described and the other one moved',
    [
      '# A\n\n![Wall](wall.jpg)\n\nOne.\n\n# B\n\nTwo.\n',
      '# A\n\n![Forty cards in rows](wall.jpg)\n\nOne.\n\n# B\n\nTwo.\n',
      '# A\n\nOne.\n\n# B\n\nTwo.\n\n![Wall](wall.jpg)\n',
    ],
    '# A\n\nOne.\n\n# B\n\nTwo.\n\n![Forty cards in rows](wall.jpg)\n',
  ],
])('merges %s', (_, [base, ours, theirs], text) => {
  expect(toOutcome(mergeTexts(base, ours, theirs))).toEqual({ kind: 'merged', text })
  expect(toOutcome(mergeTexts(base, theirs, ours))).toEqual({ kind: 'merged', text })
})
