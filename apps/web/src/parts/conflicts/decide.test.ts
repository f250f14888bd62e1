import { expect, test } from 'vitest'
import { canKeepBoth, dayEffect, decided, factName, readable } from './decide.ts'

const row = {
  ours: '| 16:00 | 60 min | A |',
  theirs: '| 16:00 | 90 min | B |',
  path: 'Saturday / 16:00',
}

test('both rows of a table stand one below the other', () => {
  expect(decided(row, { kind: 'both' })).toBe('| 16:00 | 60 min | A |\n| 16:00 | 90 min | B |')
})

test('both paragraphs are paragraphs', () => {
  expect(decided({ ours: 'One.', theirs: 'Two.', path: '' }, { kind: 'both' })).toBe('One.\n\nTwo.')
})

test('one side, own words or nothing', () => {
  expect(decided(row, { kind: 'ours' })).toBe(row.ours)
  expect(decided({ ...row, theirs: null }, { kind: 'theirs' })).toBeNull()
  expect(decided(row, { kind: 'own', text: '| 17:00 | 1 h | C |' })).toBe('| 17:00 | 1 h | C |')
  expect(decided(row, { kind: 'own', text: ' ' })).toBeNull()
})

test('a fact has one value', () => {
  expect(canKeepBoth({ ours: 'title: A\n', theirs: 'title: B\n', path: 'title' })).toBe(false)
  expect(canKeepBoth(row)).toBe(true)
  expect(canKeepBoth({ ...row, ours: null })).toBe(false)
})

test('lines of a front matter that cannot be read are facts, each under a name of its own', () => {
  const name = (key: string) =>
    key === 'front-matter' ? 'Facts' : key === 'title' ? 'Title' : null
  expect(canKeepBoth({ ours: 'a\n', theirs: 'b\n', path: 'front matter 2' })).toBe(false)
  expect(
    ['title', 'front matter', 'front matter 2', 'x'].map((path) => factName(path, name)),
  ).toEqual(['Title', 'Facts', 'Facts 2', 'x'])
})

test('source reads like text', () => {
  expect(readable('| 16:00 | 60 min | A |')).toBe('16:00 · 60 min · A')
  expect(readable('- [ ] Pens\n- Paper')).toBe('Pens\nPaper')
})

test('a decision says when a day ends otherwise', () => {
  const day = (minutes: number) =>
    `## Saturday\n\n| Time | Duration | Step |\n| --- | --- | --- |\n| 16:00 | ${minutes} min | A |\n`
  expect(dayEffect(day(60), day(90))).toEqual({
    day: 'Saturday',
    end: '17:30',
    minutes: 30,
    total: 90,
  })
  expect(dayEffect(day(60), day(60))).toBeNull()
})

test('a day that had a gap ends later by what its end moves', () => {
  const day = (step: string, next: string) =>
    `## Saturday\n\n| Time | Duration | Step |\n| --- | --- | --- |\n| 16:00 | 1 h | A |\n${step}| ${next} | 45 min | C |\n`
  const before = day('', '17:30')
  const after = day('| 17:00 | 90 min | B |\n', '18:30')
  expect(dayEffect(before, after)).toMatchObject({ end: '19:15', minutes: 60, total: 195 })
})
