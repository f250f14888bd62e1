import { noticeKinds, waitingKinds } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { createTranslations } from '../../base/i18n/create-i18n.ts'
import { placesOf, sayAct, sayNotice } from './notice-words.ts'
import { aNotice } from './testing/a-notice.ts'

const wordsIn = async (language: 'fr' | 'en') => {
  const words = createTranslations(language)
  await words.need(['notices'])
  return words
}

test.each(['fr', 'en'] as const)(
  'every kind has words, for one and for several, in %s',
  async (language) => {
    const words = await wordsIn(language)
    for (const kind of [...noticeKinds, ...waitingKinds]) {
      const one = sayNotice(aNotice({ kind, version: '1.2' }), words)
      const several = sayNotice(aNotice({ kind, count: 3, version: '1.2' }), words)
      expect(one, kind).not.toBe(words.t('notices.saidOther'))
      expect(several, kind).toMatch(/3/)
      expect(one, kind).not.toMatch(/[{|}]/)
    }
  },
)

test('who did it is said once: in the words, or where it happened', async () => {
  const words = await wordsIn('en')
  const who = [{ name: 'Zoé' }]
  const proposed = aNotice({ kind: 'proposal-made', who })
  expect(sayNotice(proposed, words)).toBe('Zoé proposes a change')
  expect(placesOf(proposed, words)).toEqual(['Chrono'])
  expect(placesOf(aNotice({ who }), words)).toEqual(['Chrono', 'Zoé'])
})

test('several people are named, up to three', async () => {
  const words = await wordsIn('en')
  const who = ['Ann', 'Bob', 'Cleo'].map((name) => ({ name }))
  expect(placesOf(aNotice({ who, count: 3 }), words)[1]).toBe('Ann, Bob and Cleo')
  expect(placesOf(aNotice({ who, count: 5 }), words)[1]).toBe('Ann, Bob, Cleo and others')
})

test('the event where it was said, and why one is told', async () => {
  const words = await wordsIn('en')
  const event = { slug: 'brest', title: 'In Brest' }
  expect(placesOf(aNotice({ who: [], event, reason: 'watches' }), words)).toEqual([
    'Chrono',
    'In Brest',
    'you follow this page',
  ])
})

test('a version that has no number is told without one', async () => {
  const words = await wordsIn('en')
  expect(sayNotice(aNotice({ kind: 'idea-released' }), words)).toBe('Your idea is in a version')
  expect(sayNotice(aNotice({ kind: 'idea-released', version: '1.2' }), words)).toBe(
    'Your idea is in version 1.2',
  )
})

test('what waits is decided, what happened is opened', async () => {
  const words = await wordsIn('en')
  expect(sayAct(aNotice({ kind: 'proposal-waits' }), words)).toBe('Read and decide')
  expect(sayAct(aNotice({ kind: 'released' }), words)).toBe('Open')
})
