import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareTexts } from './compare-texts.ts'
import { compareLaws } from './testing/compare-laws.ts'
import { lawRuns } from './testing/law-runs.ts'
import { demoText, ideas, saturday } from './testing/demo-text.ts'

/** The changes of two bodies as short lines: kind and the words that changed. */
function changesOf(before: string, after: string): readonly string[] {
  return compareTexts(before, after)
    .blocks.filter(({ kind }) => kind !== 'same')
    .map(({ kind, words }) => {
      const marks = words
        .filter((word) => word.kind !== 'same' && word.text.trim() !== '')
        .map(
          (word) => `${word.kind === 'added' ? '+' : '-'}${word.text.trim().replace(/\s+/g, ' ')}`,
        )
      return [kind, ...marks].join(' ')
    })
}

const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`

describe('blocks', () => {
  const law =
    'We share all that we have with all who come along here, today and on each day after it.'
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['says nothing of equal texts', 'One.\n\nTwo.\n', 'One.\n\nTwo.\n', []],
    [
      'marks one changed word',
      'A quiet room is needed.',
      'A large room is needed.',
      ['changed -quiet +large'],
    ],
    [
      'sees an added block',
      page('One.', 'Three.'),
      page('One.', 'Two.', 'Three.'),
      ['added +Two.'],
    ],
    [
      'sees a removed block',
      page('One.', 'Two.', 'Three.'),
      page('One.', 'Three.'),
      ['removed -Two.'],
    ],
    [
      'sees a move, not a removal and an addition',
      page('The first one.', 'The second one here.', 'A third.', 'A fourth and last.'),
      page('The second one here.', 'A third.', 'A fourth and last.', 'The first one.'),
      ['moved'],
    ],
    [
      'sees a moved block with a changed word',
      page('The first thing to do is this.', 'Alpha beta.', 'Gamma delta.', 'Omega psi.'),
      page('Alpha beta.', 'Gamma delta.', 'Omega psi.', 'The first thing to do is that.'),
      ['moved-changed -this +that'],
    ],
    [
      'takes a renamed heading for a change',
      page('# Old name', 'Text.'),
      page('# Something', 'Text.'),
      ['changed -Old name +Something'],
    ],
    [
      'puts what is gone before what took its place',
      page('# A', 'One two three.', '# B'),
      page('# A', 'Four five six.', '# B'),
      ['removed -One two three.', 'added +Four five six.'],
    ],
    [
      'tells twins apart by their neighbours',
      page('# A', 'Pause.', '# B', 'Pause.', '# C'),
      page('# A', '# B', 'Pause.', '# C'),
      ['removed -Pause.'],
    ],
    [
      'does not see a re-wrapped line as other words',
      'one two three four',
      'one two\nthree four',
      ['changed'],
    ],
    ['cuts Chinese into words', '我们明天开会。', '我们后天开会。', ['changed -明天 +后天']],
    [
      'cuts Japanese into words',
      '会場を予約します。',
      '部屋を予約します。',
      ['changed -会場 +部屋'],
    ],
    ['cuts Thai into words', 'เราเริ่มเช้า', 'เราเริ่มเย็น', ['changed -เช้า +เย็น']],
    [
      'sees a split paragraph as one change without other words',
      page('One is here. Two is there. Three is gone.', '# End'),
      page('One is here. Two is there.', 'Three is gone.', '# End'),
      ['changed'],
    ],
    [
      'sees joined paragraphs as one change, and the word that changed on the way',
      page('One is here.', 'Two is there.', '# End'),
      page('One is here. Two is near.', '# End'),
      ['changed -there +near'],
    ],
    [
      'compares a list by its items, and a moved item as taken out and put in',
      '- one apple\n- two pears\n- three plums of many',
      '- two pears\n- three plums of some\n- one apple',
      ['changed -- one apple -many +some - one apple'],
    ],
    [
      'compares a table by its columns, and cells by their words',
      '| H | Step |\n| --- | --- |\n| 9 | Coffee for all |\n| 10 | Talk |',
      '| H | Who | Step |\n| --- | --- | --- |\n| 9 | Ann | Coffee for some |\n| 10 | Bo | Talk |',
      ['changed +| Who +| --- +| Ann -all +some +| Bo'],
    ],
    [
      'compares a table by its rows',
      '| H | Step |\n| --- | --- |\n| 9 | Coffee |\n| 10 | Talk |',
      '| H | Step |\n| --- | --- |\n| 9 | Coffee |\n| 9:30 | Walk |\n| 10 | Talk |',
      ['changed +| 9:30 | Walk |'],
    ],
    [
      'knows a renamed and moved heading by what stands below it',
      page('# A', 'One two three four.', '# B', 'Five six seven.', '# C', 'Eight nine ten.'),
      page('# B', 'Five six seven.', '# C', 'Eight nine ten.', '# New', 'One two three four.'),
      ['moved-changed -A +New', 'moved'],
    ],
    [
      'knows a line that became a heading, in its place',
      page('# A', 'Before the day:', 'Buy bread.', '# B'),
      page('# A', '## Before the day', 'Buy bread.', '# B'),
      ['changed +## -:'],
    ],
    [
      'knows a paragraph that became a list',
      page('# A', 'Bring chairs. Open the door. Light the fire.', '# B'),
      page('# A', '- Bring chairs.\n- Open the door.\n- Light the fire.', '# B'),
      ['changed +- +- +-'],
    ],
    [
      'does not take a heading for a text that only has its words too',
      page('# A', 'Bread.', '# B'),
      page('# A', '## Bread and water for all who come', '# B'),
      ['removed -Bread.', 'added +## Bread and water for all who come'],
    ],
    [
      'knows rewritten headings by what stands below them, where their words are nearer to another one',
      page('## Six weeks before', 'Book the place.', '## Three weeks before', 'Choose teams now.'),
      page('## Four weeks before', 'Book the place.', '## Six days before', 'Choose teams now.'),
      ['changed -Six +Four', 'changed -Three weeks +Six days'],
    ],
    [
      'knows a rewritten heading by what is left below it',
      page(
        '## Saturday and some more',
        'Shape the idea well.',
        'Gone.',
        '## Sunday and the rest',
        'Old.',
      ),
      page('## Saturday and the rest', 'Shape the idea well.'),
      [
        'changed -some more +the rest',
        'removed -Gone.',
        'removed -## Sunday and the rest',
        'removed -Old.',
      ],
    ],
    [
      'knows a paragraph that became a quote somewhere else',
      page('# A', 'All that we share belongs to all.', 'Alpha beta.', '# B', 'Gamma delta.'),
      page('# A', 'Alpha beta.', '# B', 'Gamma delta.', '> All that we share belongs to all.'),
      ['moved-changed +>'],
    ],
    [
      'does not take a heading for another one since little of its section stands below it',
      page('# Welcome', 'One two three.', 'Four five six.', '# Help', 'Seven eight nine.'),
      page('# Help', 'Seven eight nine.', '# Code', 'Ten eleven twelve.', 'Four five six.'),
      [
        'removed -# Welcome',
        'removed -One two three.',
        'added +# Code',
        'added +Ten eleven twelve.',
        'moved',
      ],
    ],
    [
      'takes a quote for the paragraph it was, not the line above it that says two of its words',
      page('# A', `Law one. ${law}`, '# B'),
      page('# A', 'Law one.', `> ${law}`, '# B'),
      ['added +Law one.', 'changed -Law one. +>'],
    ],
    [
      'knows paragraphs that became one list',
      page('# A', 'Bring chairs here.', 'Open the door.', 'Light the fire.', '# B'),
      page('# A', '- Bring chairs here.\n- Open the door.\n- Light a fire.', '# B'),
      ['changed +- +- +- -the +a'],
    ],
    [
      'knows a paragraph that was taken apart by headings',
      page('# A', 'Who comes to it? Where do we meet? All may come in.', '# B'),
      page('# A', '## Who comes to it?', '## Where do we meet?', 'All may come in.', '# B'),
      ['changed +## +##'],
    ],
    ['survives an empty side', '', page('One.'), ['added +One.']],
  ]
  test.each(cases)('%s', (_, before, after, expected) => {
    expect(changesOf(before, after)).toEqual(expected)
  })

  test('a moved section does not change the rest of the page', () => {
    const text = demoText()
    const at = text.indexOf('## Points de vigilance')
    const end = text.indexOf('## Évaluer')
    const section = text.slice(at, end)
    const rest = text.slice(0, at) + text.slice(end)
    const moved = rest.replace('## Déroulé', () => `${section}## Déroulé`)
    expect(changesOf(text, moved)).toEqual(['moved', 'moved'])
  })

  test.each(compareLaws)('$name', ({ texts, check }) => {
    fc.assert(fc.property(texts, texts, check), lawRuns(process.env, 2))
  })

  test('caps the work on a hostile text and says so', () => {
    const hostile = (seed: number) =>
      Array.from({ length: 20 }, (_, block) =>
        Array.from({ length: 1200 }, (_, n) => `w${(n * seed * 7919 + block) % 977}`).join(' '),
      ).join('\n\n')
    const { degraded, blocks } = compareTexts(hostile(3), hostile(5))
    expect(degraded).toBe(true)
    expect(blocks.length).toBeGreaterThanOrEqual(20)
  })

  test('compares texts that are too long in blocks only, and says so', () => {
    const long = (word: string) =>
      Array.from({ length: 30_000 }, (_, at) => `Passage number ${at} is here.`)
        .with(15_000, `Passage ${word} is here.`)
        .join('\n\n')
    const { degraded, blocks } = compareTexts(long('one'), long('two'))
    expect(degraded).toBe(true)
    expect(blocks.filter(({ kind }) => kind !== 'same')).toMatchObject([
      {
        kind: 'changed',
        words: [
          { kind: 'same', text: 'Passage ' },
          { kind: 'removed', text: 'one ' },
          { kind: 'added', text: 'two ' },
          { kind: 'same', text: 'is here.' },
        ],
      },
    ])
  })
})

describe('fields', () => {
  const fields = (before: string, after: string) =>
    compareTexts(`---\n${before}---\n`, `---\n${after}---\n`).fields

  test('names the key with both values', () => {
    expect(fields('status: draft\nlang: fr\n', 'status: tested\nlang: fr\n')).toEqual([
      { key: 'status', from: 'draft', to: 'tested' },
    ])
  })
  test('has null for a field that is absent', () => {
    expect(fields('lang: fr\n', 'status: tested\n')).toEqual([
      { key: 'status', from: null, to: 'tested' },
      { key: 'lang', from: 'fr', to: null },
    ])
  })
  test('does not see another way of writing the same value', () => {
    expect(fields('tags: [a, b]\n', 'tags:\n  - a\n  - "b"\n')).toEqual([])
  })
  test('reports the version of a pinned method', () => {
    expect(fields('methods: { world-cafe: "1.0" }\n', 'methods: { world-cafe: "1.1" }\n')).toEqual([
      { key: 'methods', from: { 'world-cafe': '1.0' }, to: { 'world-cafe': '1.1' } },
    ])
  })
  test('compares front matter that is not YAML as text', () => {
    expect(fields('lang: fr\n', 'lang: [fr\n')).toEqual([
      { key: 'front-matter', from: '---\nlang: fr\n---\n', to: '---\nlang: [fr\n---\n' },
    ])
  })
})

describe('agenda', () => {
  test('tells the second idea in steps and leaves the day as long as it was', () => {
    const { steps, days } = compareTexts(demoText(), ideas.needsAtOnce()).agenda
    expect(steps).toEqual([
      {
        kind: 'changed',
        day: 'Vendredi\u00A0: rencontrer',
        step: 'Premier tour de table en équipe',
        changes: { durationMinutes: { from: 30, to: 20 } },
      },
      {
        kind: 'added',
        day: 'Vendredi\u00A0: rencontrer',
        step: 'Mise en ligne des besoins du projet',
        changes: {
          start: { from: null, to: '21:50' },
          durationMinutes: { from: null, to: 10 },
          step: { from: null, to: 'Mise en ligne des besoins du projet' },
          ledBy: { from: null, to: 'Prise de notes' },
        },
      },
    ])
    expect(days.map(({ beforeMinutes, afterMinutes }) => [beforeMinutes, afterMinutes])).toEqual([
      [240, 240],
      [555, 555],
      [510, 510],
    ])
  })

  test('knows a step by its hour when its name changes', () => {
    const { steps } = compareTexts(demoText(), ideas.firstBricks()).agenda
    expect(steps).toEqual([
      {
        kind: 'changed',
        day: 'Samedi\u00A0: comprendre et redéfinir',
        step: 'Atelier de fabrication : une première brique par équipe',
        changes: {
          step: {
            from: 'Ronde des personnes-ressources, 15\u00A0min par équipe',
            to: 'Atelier de fabrication : une première brique par équipe',
          },
        },
      },
    ])
  })

  test('sees a step that went to another day', () => {
    const last = '| 17:15 | 45\u00A0min | Rangement et verre de l’amitié | Tous |\n'
    const moved = demoText([saturday, ''], [last, last + saturday.replace('16:00', '18:00')])
    const { steps } = compareTexts(demoText(), moved).agenda
    expect(steps).toEqual([
      {
        kind: 'moved',
        day: 'Dimanche\u00A0: décider et raconter',
        step: 'Ronde des personnes-ressources, 15\u00A0min par équipe',
        changes: { start: { from: '16:00', to: '18:00' } },
      },
    ])
  })
})
