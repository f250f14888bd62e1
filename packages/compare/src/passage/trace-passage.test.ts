import { describe, expect, test } from 'vitest'
import { findSaid } from './find-said.ts'
import type { PassagePlace } from './find-passage.ts'
import { findPassage } from './find-passage.ts'
import { passageText } from './passage-text.ts'
import { stoodStill } from './stood-still.ts'
import { tracePassage } from './trace-passage.ts'

const page = (...blocks: readonly string[]): string => `${blocks.join('\n\n')}\n`
const table = (...rows: readonly string[]): string =>
  ['| Heure | Durée | Étape |', '| --- | --- | --- |', ...rows].join('\n')
const front = (...fields: readonly string[]): string => ['---', ...fields, '---'].join('\n')

/** What a passage of the newer text says there, what became of it, and what the older text said. */
const traced = (newer: string, older: string, place: PassagePlace) => {
  const found = findPassage(newer, place)
  if (!found) return null
  const step = tracePassage(newer, older, found.span)
  const before = step.kind === 'new' ? null : older.slice(step.span.start, step.span.end)
  return [newer.slice(found.span.start, found.span.end), step.kind, before]
}
const block = (nth: number, part: number | null = null): PassagePlace => ({
  kind: 'block',
  block: nth,
  part,
})
const words = (nth: number, quote: string, until = ''): PassagePlace => ({
  kind: 'words',
  block: nth,
  quote,
  until,
})

describe('a paragraph', () => {
  const [a, b, c] = ['Une salle claire et calme.', 'Des chaises en cercle.', 'Un mur libre.']

  test('is the same while others change around it', () => {
    expect(traced(page(a, 'Autre.', b), page(a, b, c), block(2))).toEqual([b, 'same', b])
    expect(traced(page(b, a), page(a, b), block(1))).toEqual([a, 'same', a])
  })

  test('is changed when its words are, wherever it stood', () => {
    const older = 'Une grande salle claire et calme.'
    expect(traced(page(b, c, a), page(older, b, c), block(2))).toEqual([a, 'changed', older])
  })

  test('that lost or got a sentence at its end is changed', () => {
    const longer = `${b} Puis on parle.`
    expect(traced(page(a, b), page(a, longer), block(1))).toEqual([b, 'changed', longer])
    expect(traced(page(a, longer), page(a, b), block(1))).toEqual([longer, 'changed', b])
  })

  test('is found in the item that it was', () => {
    const older = page(a, '- Un mur libre pour les cartes\n- Des feutres', b)
    const newer = page(a, '- Des feutres', b, 'Un mur libre pour les cartes.')
    expect(traced(newer, older, block(3))).toEqual([
      'Un mur libre pour les cartes.',
      'changed',
      '- Un mur libre pour les cartes',
    ])
  })

  test('is new where nothing like it stood', () => {
    expect(traced(page(a, b), page(a), block(1))).toEqual([b, 'new', null])
    expect(traced(page(a), '', block(0))).toEqual([a, 'new', null])
  })

  test('a copy is new, the first one is not', () => {
    expect(traced(page(a, b, a), page(a, b), block(2))).toEqual([a, 'new', null])
    expect(traced(page(a, b, a), page(a, b), block(0))).toEqual([a, 'same', a])
  })

  test('each of equal ones is followed by its place', () => {
    const text = page('Pause.', a, 'Pause.', b)
    const older = page('Pause.', 'Une salle.', 'Longue pause.', b)
    expect(traced(text, older, block(2))).toEqual(['Pause.', 'changed', 'Longue pause.'])
    expect(traced(text, older, block(0))).toEqual(['Pause.', 'same', 'Pause.'])
  })

  test('is found in the one that it was split from, and in those that it was joined from', () => {
    const [first, second] = ['On range la salle et on ouvre.', 'Puis chacun écrit une idée seul.']
    const joined = `${first} ${second}`
    expect(traced(page(a, first, second), page(a, joined), block(2))).toEqual([
      second,
      'same',
      second,
    ])
    expect(traced(page(a, joined), page(a, first, second), block(1))).toEqual([
      joined,
      'changed',
      `${first}\n\n${second}`,
    ])
  })

  test('wrapped otherwise says the same', () => {
    const wrapped = a.replace(' et', '\net')
    expect(traced(page(a, b), page(wrapped, b), block(0))).toEqual([a, 'same', wrapped])
  })

  test('made an item keeps its past', () => {
    const said = 'Prévoir une salle claire pour vingt personnes.'
    const newer = page('Avant.', `- ${said}\n- Et du thé.`)
    expect(traced(newer, page('Avant.', said), block(1, 0))).toEqual([`- ${said}`, 'changed', said])
  })
})

describe('a part of a block', () => {
  const text = 'On ouvre la salle. Chacun écrit une idée. On ferme.'

  test('a sentence is named by some of its words', () => {
    const older = text.replace('une idée', 'trois idées')
    expect(traced(page(text), page(older), words(0, 'écrit une'))).toEqual([
      'Chacun écrit une idée.',
      'changed',
      'Chacun écrit trois idées.',
    ])
    expect(traced(page(text), page(older), words(0, 'ouvre'))).toEqual([
      'On ouvre la salle.',
      'same',
      'On ouvre la salle.',
    ])
    expect(traced(page(text), page(older), words(0, 'ouvre', 'écrit'))?.[0]).toBe(
      'On ouvre la salle. Chacun écrit une idée.',
    )
  })

  test('words are found as they are read', () => {
    const marked = 'Lire [le **guide** complet](/p/guide-long) avant. Puis venir.'
    expect(traced(page(marked), page(marked), words(0, 'guide complet avant'))?.[0]).toBe(
      'Lire [le **guide** complet](/p/guide-long) avant.',
    )
  })

  test('an item is followed in a list that was put in another order, its number apart', () => {
    const newer = page('1. Du café chaud\n2. Un grand mur blanc\n3. Des feutres')
    const older = page('1. Un mur blanc\n2. Des feutres\n3. Du café chaud')
    expect(traced(newer, older, block(0, 1))).toEqual([
      '2. Un grand mur blanc',
      'changed',
      '1. Un mur blanc',
    ])
    expect(traced(newer, older, block(0, 0))?.slice(1)).toEqual(['same', '3. Du café chaud'])
  })

  test('a nested item is one by itself', () => {
    const newer = page('- Salle\n  - Un mur blanc\n  - Du thé\n- Dehors')
    const older = page('- Salle\n  - Un grand mur blanc\n- Dehors')
    expect(traced(newer, older, block(0, 1))).toEqual([
      '- Un mur blanc',
      'changed',
      '- Un grand mur blanc',
    ])
    expect(traced(newer, older, block(0, 0))).toEqual(['- Salle', 'same', '- Salle'])
    expect(traced(newer, older, block(0, 2))).toEqual(['- Du thé', 'new', null])
  })

  test('a row is followed through other padding and rows put before it', () => {
    const newer = page(table('| 08:30 | 30 min | Accueil |', '| 09:00 | 90 min | Atelier |'))
    const older = page(table('| 09:00  |  60 min | Atelier |'))
    expect(traced(newer, older, block(0, 2))).toEqual([
      '| 09:00 | 90 min | Atelier |',
      'changed',
      '| 09:00  |  60 min | Atelier |',
    ])
    expect(traced(newer, newer.replaceAll(' | ', '  |  '), block(0, 2))?.[1]).toBe('same')
  })

  test('a step of the agenda is followed to another day', () => {
    const step = '| 10:00 | 60 min | Marché des idées avec tout le monde |'
    const pause = '| 09:00 | 15 min | Pause |'
    const newer = page('### Un', table(pause), '### Deux', table(pause, step))
    const older = page('### Un', table(pause, step.replace('60', '45')), '### Deux', table(pause))
    expect(traced(newer, older, { kind: 'step', day: 1, row: 1 })).toEqual([
      step,
      'changed',
      step.replace('60', '45'),
    ])
  })

  test('a field is followed by its name', () => {
    const newer = page(front('title: Un atelier', 'duration: PT90M'), 'Texte.')
    const older = page(front('duration: PT60M', 'title: Un atelier'), 'Texte.')
    expect(traced(newer, older, { kind: 'field', key: 'duration' })).toEqual([
      'duration: PT90M',
      'changed',
      'duration: PT60M',
    ])
    expect(traced(newer, older, { kind: 'field', key: 'title' })?.[1]).toBe('same')
    expect(traced(newer, page('Texte.'), { kind: 'field', key: 'title' })?.[1]).toBe('new')
    expect(traced(newer, older, { kind: 'field', key: 'lang' })).toBeNull()
  })
})

describe('what is told without parsing', () => {
  const stood = (said: string, around: string): boolean => {
    const [newer, older] = [page('Un.', said, around, 'Un.'), page('Deux.', around, said, 'Deux.')]
    const start = newer.indexOf(said)
    return stoodStill(newer, older, { start, end: start + 2 }) !== null
  }

  test('a passage that stands once in both texts, if looking for it costs little', () => {
    expect(stood('Une salle claire.', 'ab '.repeat(40_000))).toBe(true)
    expect(stood('cd '.repeat(4_000), 'ab '.repeat(40_000))).toBe(false)
  })

  test('a short one costs as little far from the beginning of long texts', () => {
    const [newer, older] = ['Un.', 'Deux.'].map((edge) =>
      page(edge, 'ab '.repeat(40_000), 'Une salle claire.', edge),
    )
    const start = newer?.indexOf('Une') ?? 0
    const span = { start, end: start + 3 }
    expect(stoodStill(newer ?? '', older ?? '', span)).toEqual({ start: start + 2, end: start + 5 })
  })
})

describe('what was said before', () => {
  test('is found word for word, once and not within words', () => {
    expect(findSaid('Avant. Un mur blanc. Après.', 'Un mur blanc.')).toEqual({ start: 7, end: 20 })
    expect(findSaid('Un mur blanc. Un mur blanc.', 'Un mur blanc.')).toBeNull()
    expect(findSaid('Un mur blanchi.', 'Un mur blanc')).toBeNull()
    expect(findSaid('Deux mots.', 'Deux mots.')).toBeNull()
  })
})

describe('several blocks', () => {
  test('are followed together, and what was taken out between them shows', () => {
    const [a, b, c] = ['Une salle claire.', 'Un mur à enlever.', 'Des chaises en cercle.']
    const newer = page('Avant.', a, c, 'Après.')
    const start = newer.indexOf(a)
    const place = { kind: 'span', start, end: newer.indexOf(c) + 2 } as const
    expect(traced(newer, page('Avant.', a, b, c, 'Après.'), place)).toEqual([
      `${a}\n\n${c}`,
      'changed',
      `${a}\n\n${b}\n\n${c}`,
    ])
  })
})

describe('what a passage is', () => {
  const text = page(
    'Début.',
    '## Salle',
    'Une phrase. Une autre.',
    '- Un\n- Deux',
    table('| 1 | 2 | 3 |'),
  )

  test('its kind and the heading above it', () => {
    const told = (place: PassagePlace) => {
      const found = findPassage(text, place)
      return found && [found.kind, found.heading]
    }
    expect(told(block(0))).toEqual(['paragraph', null])
    expect(told(block(1))).toEqual(['heading', null])
    expect(told(block(2))).toEqual(['paragraph', 'Salle'])
    expect(told(words(2, 'Une autre'))).toEqual(['sentence', 'Salle'])
    expect(told(block(3, 1))).toEqual(['item', 'Salle'])
    expect(told(block(4, 0))).toEqual(['row', 'Salle'])
    expect(told({ kind: 'span', start: 0, end: text.length })).toEqual(['blocks', null])
    expect(told(block(9))).toBeNull()
    expect(told({ kind: 'span', start: 900, end: 905 })).toBeNull()
  })

  test('drawn alone, a row has its header and a nested item no indent', () => {
    const row = findPassage(text, block(4, 1))
    expect(row && passageText(text, row.span, false)).toBe(`${table('| 1 | 2 | 3 |')}\n`)
    const nested = '- Un\n  - Deux\n    suite\n'
    const item = findPassage(nested, block(0, 1))
    expect(item && passageText(nested, item.span, false)).toBe('- Deux\n  suite\n')
    expect(passageText('---\na: 1\n---\n', { start: 4, end: 8 }, true)).toBe('---\na: 1\n---\n')
  })
})
