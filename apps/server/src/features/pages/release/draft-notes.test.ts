import { languages } from '@forkshop/domain'
import { describe, expect, test } from 'vitest'
import { changeNotes, firstNotes, MAX_NOTES, type NotedChange } from './draft-notes.ts'

const change = (reason: string, more: Partial<NotedChange> = {}): NotedChange => ({
  reason,
  people: [],
  ideas: 0,
  event: null,
  ...more,
})
const changes = [
  change('Finir plus tôt.', { people: ['Bo'], ideas: 2, event: 'Mixeur 2013' }),
  change('Une pause', { people: ['Ann'] }),
]
const noted = {
  summary: 'Une étape du déroulé change.',
  changes,
  events: ['Mixeur 2013'],
  people: ['Ann', 'Bo'],
}

describe('notes of a version that follows another one', () => {
  test('tell what differs, then each change with whom and what it came from, the oldest first', () => {
    expect(changeNotes(noted, 'fr')).toBe(
      `Une étape du déroulé change.

- Une pause — Ann
- Finir plus tôt — Bo, d’après 2 idées dites à «\u202fMixeur 2013\u202f»

Par Ann et Bo.`,
    )
    expect(changeNotes({ ...noted, summary: 'One step of the agenda changes.' }, 'en')).toBe(
      `One step of the agenda changes.

- Une pause — Ann
- Finir plus tôt — Bo, from 2 ideas said at “Mixeur 2013”

By Ann and Bo.`,
    )
  })

  test('one who did all of it is named once', () => {
    const alone = changes.map((one) => ({ ...one, people: ['Ann'] }))
    expect(changeNotes({ ...noted, changes: alone, people: ['Ann'] }, 'fr')).toContain(
      '- Une pause\n- Finir plus tôt — d’après 2 idées dites à «\u202fMixeur 2013\u202f»\n\nPar Ann.',
    )
  })

  test('say the same reason once, and nothing of what cannot be told', () => {
    const same = [change('Relecture'), change('Relecture')]
    expect(changeNotes({ summary: '', changes: same, events: [], people: [] }, 'en')).toBe(
      '- Relecture',
    )
    expect(changeNotes({ summary: '', changes: [], events: [], people: [] }, 'en')).toBe('')
  })

  test('an idea without an event, and an event without an idea', () => {
    const some = [change('Un', { ideas: 1 }), change('Deux', { event: 'Mixeur' })]
    const said = (language: 'fr' | 'en') =>
      changeNotes({ summary: '', changes: some, events: ['Mixeur'], people: [] }, language)
    expect(said('fr')).toBe('- Deux — d’après «\u202fMixeur\u202f»\n- Un — d’après une idée')
    expect(said('en')).toBe('- Deux — learned at “Mixeur”\n- Un — from an idea')
  })

  test('of 500 changes, those that ideas and events brought are listed and the others counted', () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      change(`Changement ${at} ${'x'.repeat(300)}`, at === 499 ? { ideas: 1 } : {}),
    )
    const people = Array.from({ length: 60 }, (_, at) => `Personne ${at} ${'y'.repeat(70)}`)
    for (const language of languages) {
      const notes = changeNotes({ summary: '', changes: many, events: [], people }, language)
      expect(notes.length).toBeLessThanOrEqual(MAX_NOTES)
      expect(notes).toContain('Changement 499')
      expect(notes).not.toContain('Changement 11 ')
      expect(notes).toContain('488')
      expect(notes).toContain('48')
    }
  })
})

describe('notes of a first version', () => {
  test('tell what it is, what it comes from, who wrote it and where it was tried first', () => {
    const first = {
      summary: 'Deux jours pour un projet',
      origin: { title: '48h Chrono', version: '1.0' },
      people: ['Ann', 'Bo', 'Cy'],
      tried: { title: 'Mixeur 2013', place: 'Lyon', day: '2013-09-01' },
    }
    expect(firstNotes(first, 'fr')).toBe(
      `Deux jours pour un projet.

Variante de «\u202f48h Chrono\u202f», version 1.0.
Écrit par Ann, Bo et Cy.
Première fois\u00a0: «\u202fMixeur 2013\u202f», Lyon, 1er septembre 2013.`,
    )
    expect(firstNotes({ ...first, origin: { title: '48h Chrono', version: null } }, 'en')).toBe(
      `Deux jours pour un projet.

A variant of “48h Chrono”.
Written by Ann, Bo and Cy.
First run: “Mixeur 2013”, Lyon, 1 September 2013.`,
    )
  })

  test('leave out what is not known', () => {
    const none = { summary: 'Prêt !', origin: null, people: [], tried: null }
    expect(firstNotes(none, 'fr')).toBe('Prêt !')
    const tried = { title: 'Ici', place: null, day: null }
    expect(firstNotes({ ...none, summary: '', tried }, 'en')).toBe('First run: “Ici”.')
  })
})
