import { expect, test } from 'vitest'
import { shownEntries, toEntries, walkable } from './entries.ts'
import { countBlocks } from './entry.ts'
import { compared, counted } from './testing/compared.ts'

const text = (...blocks: readonly string[]) => blocks.join('\n\n')
const entries = (before: string, after: string) => toEntries(compared(before, after))
const kinds = (before: string, after: string) =>
  entries(before, after).map((entry) => (entry.kind === 'block' ? entry.how : entry.kind))

const long = (word: string) => `${word} `.repeat(80).trim()
const table = (...rows: readonly string[]) =>
  ['| Time | Duration | Step |', '| --- | --- | --- |', ...rows].join('\n')

test('equal texts have nothing to walk through', () => {
  expect(walkable(entries('Same.', 'Same.'))).toEqual([])
})

test('with the changes alone, nothing that stayed is shown', () => {
  const before = text('# A', long('a'), '# B', 'Old words here.', '# C', long('c'), 'Last.')
  const after = text('# A', 'Last.', long('a'), '# B', 'New words here.', '# C', long('c'))
  const all = entries(before, after)
  expect(all.map(({ kind }) => kind)).toContain('ghost')
  expect(shownEntries(all, false)).toEqual(all)
  const alone = shownEntries(all, true)
  expect(alone.map((entry) => (entry.kind === 'block' ? entry.how : entry.kind))).toEqual([
    'moved',
    'changed',
  ])
  expect(alone).toEqual(walkable(all))
})

test('unchanged runs are folded around a change, its heading stays', () => {
  const before = text('# A', long('a'), long('b'), '# B', 'Old words here.', '# C', long('c'))
  expect(kinds(before, before.replace('Old', 'New'))).toEqual(['fold', 'same', 'changed', 'fold'])
})

test('one short unchanged block is shown as it is', () => {
  expect(kinds(text('One.', 'Two.'), text('One.', 'Three.', 'Two.'))).toEqual([
    'same',
    'added',
    'same',
  ])
})

test('fields come first', () => {
  const before = '---\nstatus: draft\n---\n\nText.'
  expect(kinds(before, before.replace('draft', 'tested'))).toEqual(['field', 'same'])
})

test('a moved section is one change and leaves a ghost where it stood', () => {
  const [first, second, third] = [
    text('## First', long('one')),
    text('## Second', 'Careful with this here.'),
    text('## Third', long('three'), long('four')),
  ]
  const found = entries(text(first, second, third), text(first, third, second))
  const moved = found.find((entry) => entry.kind === 'block')
  expect(moved).toMatchObject({ how: 'moved', parts: [{ label: 'Second' }, {}] })
  expect(found.map(({ kind }) => kind)).toEqual(['fold', 'ghost', 'fold', 'block'])
  expect(found[1]).toMatchObject({ way: 'down', to: moved?.kind === 'block' ? moved.id : '' })
})

test('a changed day stands in the place of its table and takes its heading', () => {
  const day = (minutes: number) =>
    table(`| 9:00 | ${minutes} min | Talk |`, '| 11:00 | 1 h | Walk |')
  const page = (minutes: number) =>
    text('## Agenda', '### Saturday', day(minutes), '### Sunday', day(60), '## After', 'End.')
  const found = entries(page(60), page(90))
  expect(found.map(({ kind }) => kind)).toEqual(['same', 'day', 'same-day', 'fold'])
  expect(found[1]).toMatchObject({ day: { title: 'Saturday', isLengthKept: false } })
  expect(found[2]).toMatchObject({ title: 'Sunday', minutes: 120 })
})

test('of two tables under one heading, the day stands in the place of its own', () => {
  const roles = (task: string) => `| Role | Task |\n| --- | --- |\n| Host | ${task} |`
  const page = (task: string, minutes: number) =>
    text('### Saturday', roles(task), 'Then:', table(`| 9:00 | ${minutes} min | Talk |`))
  const found = walkable(entries(page('opens', 60), page('closes', 90)))
  expect(found.map(({ kind }) => kind)).toEqual(['block', 'day'])
})

test('a day taken out stands where its table was', () => {
  const rows = ['| 9:00 | 1 h | Talk |', '| 10:00 | 1 h | Walk |']
  const before = text('## Saturday', table(...rows), '## Sunday', table('| 9:00 | 1 h | End |'))
  const after = text('## Sunday', table('| 9:00 | 1 h | End |'))
  const found = entries(before, after)
  expect(found.filter(({ kind }) => kind === 'day')).toMatchObject([
    { day: { title: 'Saturday', after: null }, table: { kind: 'removed' } },
  ])
})

test('a table that is no agenda stays a table', () => {
  const before = text('## Roles', '| Role | Task |\n| --- | --- |\n| Host | Opens |')
  expect(kinds(before, `${before}\n| Cook | Feeds |`)).toEqual(['same', 'changed'])
})

test('a moved section is one change with the sections in it', () => {
  const [first, second] = [
    text('## First', ...['one', 'two', 'three', 'four'].map(long)),
    text('## Second', 'Short.', '### In it', 'Shorter.'),
  ]
  const moved = walkable(entries(text(first, second), text(second, first)))
  expect(moved).toMatchObject([{ how: 'moved', parts: [{}, {}, {}, {}] }])
})

test('the heading of a day that is gone is shown with it', () => {
  const before = text('# A', '## Monday', table('| 9:00 | 30 min | Talk |'), '## After', 'B.')
  expect(walkable(entries(before, text('# A', '## After', 'B.'))).map(({ kind }) => kind)).toEqual([
    'day',
  ])
})

const section = (name: string, words: string) =>
  text(`## ${name}`, long(words), long(`${words} too`))
const sections = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => section(name, name.toLowerCase()))
const day = (name: string, minutes: number) =>
  text(long(name), `### ${name}`, table(`| 9:00 | ${minutes} min | Talk |`))
const days = (minutes: number) =>
  text(
    '## Agenda',
    ...['Friday', 'Sunday'].map((one) => day(one, 60)),
    day('Saturday', minutes),
    'End.',
  )
test.each([
  ['an edit', text(...sections), text(...sections).replace('c c c', 'c x c')],
  ['a section that moved', text(...sections), text(...sections.slice(2), ...sections.slice(0, 2))],
  ['a section that came', text(...sections.slice(1)), text(...sections)],
  ['a day that changed', days(60), days(90)],
  ['nothing', text(...sections), text(...sections)],
])('of %s, what is counted is laid out as what is drawn', (_, before, after) => {
  const laidOut = (comparison: Parameters<typeof toEntries>[0]) =>
    toEntries(comparison).map((entry) => {
      if (entry.kind === 'fold') return ['fold', countBlocks(entry.changes)]
      if (entry.kind === 'same-day') return [entry.title, countBlocks(entry.changes)]
      return [entry.kind, entry.kind === 'block' ? entry.id : '']
    })
  expect(laidOut(counted(before, after))).toEqual(laidOut(compared(before, after)))
})

/** Sections in another order, each behind the one that it stood behind; `reads` counts looks at their blocks. */
const turned = (count: number) => {
  const reads = { count: 0 }
  const { changes: of, ...comparison } = compared('One.', 'Another.')
  const [one] = of
  if (one === undefined) throw new Error('nothing was changed')
  const changes = Array.from({ length: count }, (_, at) => ({
    ...one,
    kind: 'moved' as const,
    movedFrom: `H${(at + count / 2) % count}`,
    blockIndex: at,
    get label() {
      reads.count += 1
      return `H${at}`
    },
    get level() {
      reads.count += 1
      return 2 + (at % 2)
    },
  }))
  return { reads, comparison: { ...comparison, changes } }
}

test('the old places of many moved sections are looked up, not looked for', () => {
  const looksAt = (count: number): number => {
    const { reads, comparison } = turned(count)
    expect(toEntries(comparison).filter(({ kind }) => kind === 'ghost')).toHaveLength(count)
    return reads.count / count
  }
  expect(looksAt(400)).toBe(looksAt(40))
})

test('a moved heading stood after the whole section before it, a block right after its own', () => {
  const before = text('# A', 'In a.', '## Below', 'In below.', '# M', 'In m.', '# Z', long('z'))
  const after = text('# M', 'In m.', '# A', 'In a.', '## Below', 'In below.', '# Z', long('z'))
  const at = (wanted: string): number =>
    entries(before, after).findIndex((entry) =>
      entry.kind === 'ghost' ? wanted === 'ghost' : JSON.stringify(entry).includes(wanted),
    )
  const places = [at('In below.'), at('ghost'), at('z z z')]
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})
