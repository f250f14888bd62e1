import { expect, test } from 'vitest'
import { keyedRole, withRole } from './role-key.ts'

const keyOf = (role: unknown, entered = '', others: readonly unknown[] = []) =>
  keyedRole(role, entered, others)?.['key'] ?? null

test('a role gets a key of what it is called, before all that it says', () => {
  expect(keyedRole({ label: 'Accueil du matin', count: 2 }, '', [])).toEqual({
    key: 'accueil-du-matin',
    label: 'Accueil du matin',
    count: 2,
  })
})

test('a role keeps its key, and one without that is renamed keeps what its old name gave', () => {
  expect(keyOf({ key: 'host', label: 'Accueil' }, 'Hôte')).toBeNull()
  expect(keyOf({ label: 'Accueil du public' }, 'Accueil')).toBe('accueil')
})

test('a role that nobody changed, or that is called nothing, is left as it is', () => {
  expect(keyOf({ label: 'Accueil' }, 'Accueil')).toBeNull()
  expect(keyOf({ count: 2 })).toBeNull()
  expect(keyOf('Accueil')).toBeNull()
  expect(keyOf(null)).toBeNull()
})

test('two roles never share a key', () => {
  const others = [{ key: 'accueil', label: 'A' }, { label: 'Accueil 2' }, 'words']
  expect(keyOf({ label: 'Accueil' }, '', others)).toBe('accueil-3')
})

test('one more role stands behind the others, with a key and how many are needed', () => {
  const host = { key: 'host', label: 'Accueil' }
  expect(withRole([host], 'Cuisine', '2')).toEqual([
    host,
    { key: 'cuisine', label: 'Cuisine', count: 2 },
  ])
  expect(withRole(null, 'Cuisine', ' ')).toEqual([{ key: 'cuisine', label: 'Cuisine' }])
  expect(withRole(null, 'Cuisine', '1 par équipe')).toMatchObject([{ count: '1 par équipe' }])
  expect(withRole([host], 'Accueil', '3')).toEqual([host])
})
