import { createReader } from '@forkshop/domain'
import { expect, test } from 'vitest'
import type { Catalogue } from '../../locales/catalogue.ts'
import { messages as losses } from '../../locales/fr/losses.ts'
import { sayLoss, sayLosses } from './say-loss.ts'

const { t } = createReader<Catalogue>('fr', { losses })

test.each([
  ['picture', 1, 'une image'],
  ['picture', 3, '3 images'],
  ['comments', 2, '2 commentaires'],
  ['scripts', 1, 'les scripts'],
  ['new-thing', 1, null],
])('%s, %i times', (code, count, wanted) => {
  expect(sayLoss(t, { code, count })).toBe(wanted)
})

test('all of it stands in one line, and what nobody would miss in none', () => {
  const lost = [
    { code: 'picture', count: 1 },
    { code: 'new-thing', count: 1 },
    { code: 'macros', count: 1 },
  ]
  expect(sayLosses(t, lost)).toBe('une image · les macros')
  expect(sayLosses(t, [{ code: 'new-thing', count: 1 }])).toBe(null)
})
