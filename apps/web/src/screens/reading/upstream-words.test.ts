import type { StandingView } from '@forkshop/api'
import { expect, test } from 'vitest'
import { createTranslations } from '../../base/i18n/create-i18n.ts'
import { newerWords, upstreamWords } from './upstream-words.ts'

const counted = (counts: Partial<Extract<StandingView, { kind: 'counted' }>>): StandingView => ({
  kind: 'counted',
  ahead: 0,
  behind: 0,
  days: [],
  moreDays: 0,
  ...counts,
})

test.each([
  ['fr', 'fork', counted({}), 'même texte'],
  ['fr', 'fork', counted({ behind: 1 }), '1 passage plus récent là-bas'],
  ['fr', 'fork', counted({ ahead: 1 }), '1 passage qui lui est propre'],
  [
    'fr',
    'fork',
    counted({ behind: 3, ahead: 12 }),
    '3 passages plus récents là-bas, 12 qui lui sont propres',
  ],
  ['en', 'fork', counted({ behind: 3, ahead: 12 }), '3 passages newer there, 12 of its own'],
  ['en', 'origin', counted({ behind: 3, ahead: 12 }), '3 passages newer here, 12 of its own'],
  ['fr', 'origin', counted({ behind: 1 }), '1 passage plus récent ici'],
  [
    'fr',
    'fork',
    counted({ ahead: 1, days: [{ day: 'Samedi', minutes: 30 }] }),
    '1 passage qui lui est propre · Samedi\u00a0: 30 min de plus',
  ],
  [
    'en',
    'fork',
    counted({ ahead: 1, days: [{ day: '', minutes: -90 }], moreDays: -1 }),
    '1 passage of its own · the day: 1 h 30 shorter · 1 day fewer',
  ],
  [
    'en',
    'fork',
    counted({ ahead: 3, days: [1, 2, 3].map((minutes) => ({ day: 'D', minutes })), moreDays: 2 }),
    '3 passages of its own · 3 days of another length · 2 days more',
  ],
  ['fr', 'fork', { kind: 'counting' }, 'comparaison en cours'],
  ['fr', 'fork', { kind: 'unknown' }, ''],
  ['fr', 'fork', null, ''],
] as const)('in %s, seen from the %s: %j', async (language, seenFrom, standing, wanted) => {
  const { t, need } = createTranslations(language)
  await need(['reading'])
  const words = upstreamWords(standing, { seenFrom, say: t }).join(' · ')
  expect(words.replaceAll(/(?<=\d|h)\u00a0/g, ' ')).toBe(wanted)
})

test.each([
  ['fork', counted({ behind: 3, ahead: 12 }), '3 passages newer there'],
  ['origin', counted({ behind: 1 }), '1 passage newer here'],
  ['fork', counted({ ahead: 12 }), null],
  ['fork', { kind: 'counting' }, null],
  ['fork', null, null],
] as const)(
  'what leads to what is newer, seen from the %s: %j',
  async (seenFrom, standing, wanted) => {
    const { t, need } = createTranslations('en')
    await need(['reading'])
    const telling = { seenFrom, say: t }
    const newer = newerWords(standing, telling)
    expect(newer).toBe(wanted)
    expect(
      upstreamWords(standing, telling)
        .join('')
        .startsWith(newer ?? ''),
    ).toBe(true)
  },
)
