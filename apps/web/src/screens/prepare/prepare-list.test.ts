import type { PreparationItem, RoleToFill } from '@forkshop/api'
import { expect, test } from 'vitest'
import { countsOf, dateLine, sectionsOf } from './prepare-list.ts'

const TODAY = '2027-01-04'
const item = (text: string, given: Partial<PreparationItem> = {}): PreparationItem => ({
  id: text,
  text,
  section: null,
  due: null,
  done: false,
  by: null,
  time: null,
  taken: null,
  note: null,
  gone: false,
  ...given,
})
const six = { section: 'Six semaines avant', due: '2026-12-11' }
const three = { section: 'Trois semaines avant', due: '2027-01-01' }
const eve = { section: 'La veille', due: '2027-01-21' }
const role = (given: Partial<RoleToFill>): RoleToFill => ({
  key: 'host',
  label: 'Accueil',
  wanted: 2,
  count: '2',
  met: 0,
  gone: false,
  people: [],
  ...given,
})
const list = [
  item('lieu', { ...six, done: true }),
  item('appel', { ...six, done: true }),
  item('projets', three),
  item('clés', { due: '2027-01-15' }),
  item('table', eve),
]

test('sections stand by their dates, what was added before the first that is to come', () => {
  expect(
    sectionsOf(list, TODAY).map(({ title, done, items, lateDays }) => [
      title,
      `${done}/${items.length}`,
      lateDays,
    ]),
  ).toEqual([
    ['Six semaines avant', '2/2', 0],
    ['Trois semaines avant', '0/1', 3],
    [null, '0/1', 0],
    ['La veille', '0/1', 0],
  ])
})

test('a list without dates has what was added at the end', () => {
  const sections = sectionsOf([item('a', { section: 'Avant' }), item('b')], TODAY)
  expect(sections.map(({ title }) => title)).toEqual(['Avant', null])
})

test('what was added has its place while there is nothing at all', () => {
  expect(sectionsOf([], TODAY)).toMatchObject([{ title: null, items: [] }])
})

test('what is done, left, late and missing is counted', () => {
  const gone = item('vieux', { ...six, done: true, gone: true })
  const roles = [role({ met: 1 }), role({ wanted: null }), role({ wanted: 3, gone: true })]
  expect(countsOf({ items: [...list, gone], roles }, TODAY)).toEqual({
    done: 3,
    left: 3,
    late: 1,
    missing: 1,
  })
})

test('nothing is late on its day', () => {
  expect(countsOf({ items: [item('x', { due: TODAY })], roles: [] }, TODAY).late).toBe(0)
})

test('once the event is over nothing is late, and nobody is needed', () => {
  const roles = [role({ met: 1 })]
  expect(countsOf({ items: list, roles }, null)).toMatchObject({ late: 0, missing: 0 })
  expect(Math.max(...sectionsOf(list, null).map(({ lateDays }) => lateDays))).toBe(0)
})

test('the line goes from the first date to the start', () => {
  const line = dateLine(sectionsOf(list, TODAY), '2027-01-22', TODAY)
  expect(line).toMatchObject({ from: '2026-12-11', to: '2027-01-22' })
  expect(line?.marks).toEqual([
    { date: '2027-01-01', at: 50 },
    { date: '2027-01-21', at: (100 * 41) / 42 },
  ])
  expect(Math.round(line?.now ?? 0)).toBe(57)
})

test.each([
  ['no start', null],
  ['a start before all dates', '2026-01-01'],
])('there is no line with %s', (_what, start) => {
  expect(dateLine(sectionsOf(list, TODAY), start, TODAY)).toBeNull()
})

test('today stays on the line', () => {
  const sections = sectionsOf(list, TODAY)
  expect(dateLine(sections, '2027-01-22', '2026-01-01')?.now).toBe(0)
  expect(dateLine(sections, '2027-01-22', '2028-01-01')?.now).toBe(100)
})
