import { expect, test } from 'vitest'
import { createReader, type Like } from './catalogue.ts'

const french = {
  said: 'Texte de {name}',
  list: { count: '{n} idée | {n} idées', of: '{n} idée de {name} | {n} idées de {name}' },
  plain: { bare: 'Rien' },
} as const

const { t, find } = createReader<typeof french>('fr', french)

test('a text is found by the names on the way to it', () => {
  expect([t('plain.bare'), find('plain.bare'), find('plain'), find('plain.toString')]).toEqual([
    'Rien',
    'Rien',
    null,
    null,
  ])
})

test('values and counts are said, alone and together', () => {
  expect(t('said', { name: 'A' })).toBe('Texte de A')
  expect([t('list.count', 1), t('list.count', 2), t('list.count', { n: 2 })]).toEqual([
    '1 idée',
    '2 idées',
    '2 idées',
  ])
  expect(t('list.of', { name: 'A' }, 2)).toBe('2 idées de A')
  expect(t('list.of', { name: 'A', n: 2 })).toBe('2 idées de A')
  expect(t('list.count', { n: '1 000' }, 1000)).toBe('1 000 idées')
})

test('a text that is not there yet is its key, and comes when it is there', () => {
  const messages: Record<string, typeof french> = {}
  const late = createReader<{ readonly later: typeof french }>('fr', messages)
  expect(late.t('later.plain.bare')).toBe('later.plain.bare')
  messages['later'] = french
  expect(late.t('later.plain.bare')).toBe('Rien')
})

test('the compiler knows keys and values', () => {
  const known = 'bare' as 'bare' | 'gone'
  // @ts-expect-error there is no such text
  expect(t('plain.gone')).toBe('plain.gone')
  // @ts-expect-error one of both is not there
  expect(t(`plain.${known}`)).toBe('Rien')
  // @ts-expect-error the name is missing
  expect(t('said')).toBe('Texte de ')
  // @ts-expect-error the count is missing
  expect(t('list.count')).toBe(' idée')
  // @ts-expect-error another name is missing
  expect(t('list.of', 2)).toBe('2 idées de ')
  // @ts-expect-error a language has every text
  const english: Like<typeof french> = { said: '', list: { count: '', of: '' }, plain: {} }
  expect(english).toBeDefined()
})
