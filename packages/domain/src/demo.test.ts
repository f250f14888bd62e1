import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { parseBlocks, parseFrontMatter } from '@forkshop/document'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  agendaOf,
  checkFields,
  factsOf,
  missingFields,
  nextVersion,
  pageKinds,
  parsePageLink,
  type Fields,
} from './index.ts'

const folder = new URL('../../../demo/', import.meta.url)

const release = z.strictObject({ level: z.enum(['major', 'minor']), notes: z.string().min(1) })
const pins = z.record(z.string(), z.string())
const key = z.enum(['P1', 'P2', 'P3', 'P4'])
const edit = z.strictObject({ find: z.string().min(1), replace: z.string().min(1) })

const library = z
  .strictObject({
    pages: z.array(
      z.strictObject({
        slug: z.string(),
        file: z.string(),
        kind: z.enum(pageKinds),
        datedOn: z.iso.date().optional(),
        maintainer: z.literal('facilitator'),
        editing: z.literal('maintainers').optional(),
        releases: z.array(release),
        pins,
      }),
    ),
    fork: z.strictObject({
      slug: z.string(),
      origin: z.string(),
      version: z.string(),
      file: z.string(),
      maintainer: z.literal('facilitator'),
      editing: z.literal('maintainers'),
      reason: z.string(),
      releases: z.array(release),
      pins,
    }),
    event: z.string(),
    runs: z.array(
      z.strictObject({
        event: z.string(),
        by: z.literal('facilitator'),
        moves: z.array(
          z.strictObject({
            day: z.int().min(0),
            at: z.string().regex(/^\d\d:\d\d$/),
            kind: z.enum(['start', 'done', 'skip', 'note', 'insert']),
            step: z.string().optional(),
            text: z.string().optional(),
            minutes: z.int().optional(),
            before: z.string().optional(),
          }),
        ),
      }),
    ),
    ideas: z.array(
      z.strictObject({
        key,
        kind: z.enum(['add', 'change']),
        text: z.string().max(280),
        observed: z.string(),
        author: z.literal('participant'),
        event: z.string(),
        anchor: z.strictObject({ page: z.string(), at: z.string(), quote: z.string() }),
      }),
    ),
    proposals: z.array(
      z.strictObject({
        key,
        page: z.string(),
        base: z.string(),
        author: z.literal('participant'),
        title: z.string(),
        reason: z.string(),
        edits: z.array(edit),
      }),
    ),
    mergeOrder: z.array(key),
    accepted: z.array(z.strictObject({ proposal: key, by: z.literal('facilitator'), release })),
  })
  .parse(JSON.parse(read('library.json')))

const pages = [...library.pages, { ...library.fork, kind: 'format' as const }]
const origin = read('48h-chrono.fr.md')

test.each(library.runs)(
  'the day of $event is that of an invented event, in the order of its hours',
  ({ event, moves }) => {
    const page = library.pages.find(({ slug }) => slug === event)
    const said = moves.map(({ day, at }) => `${day} ${at}`)
    expect(read(page?.file ?? '')).toMatch(/est inventé|is invented/)
    expect(said).toEqual(said.toSorted())
  },
)

test.each([
  ['48h-chrono.fr.md', '704d7990610ff6928aa8d3a9a00a5002442acbbe28b57b80868169d2dec6a4c5'],
  ['48h-chrono.en.md', '94f125a661c075da0ab4f960c1f0da0e5bfc0798a2ef6b805245ae0cdf12c6bb'],
])('%s is the text that the proposals were written for', (file, hash) => {
  expect(createHash('sha256').update(read(file)).digest('hex')).toBe(hash)
})

test('every file of the demo is a page of the library', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'))
  expect(pages.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
})

test.each(pages)('$slug can be released: its fields are right and none is missing', (page) => {
  const fields = fieldsOf(page.file)
  expect(fields['kind']).toBe(page.kind)
  expect(checkFields(page.kind, fields)).toEqual([])
  expect(missingFields(page.kind, fields)).toEqual([])
})

test.each(pages)(
  '$slug says that it is a demo text, whose it is and how it may be used',
  (page) => {
    const facts = factsOf(page.kind, fieldsOf(page.file))
    expect(read(page.file)).toMatch(/^> (?:Texte de démonstration|Demonstration text)/m)
    expect(facts.license).toBe('CC-BY-SA-4.0')
    expect(facts.credits.map(({ name }) => name)).toEqual([
      facts.lang === 'en' ? 'Forkshop team' : 'Équipe Forkshop',
    ])
  },
)

test.each(pages)(
  '$slug has no top heading, and an agenda without problems if it has one',
  (page) => {
    const text = read(page.file)
    expect(
      parseBlocks(text).filter(({ kind, depth }) => kind === 'heading' && depth === 1),
    ).toEqual([])
    expect(agendaOf(text).problems).toEqual([])
    expect(text.endsWith('\n') && !text.includes('\r') && !text.includes('\t')).toBe(true)
  },
)

test.each(pages.filter(({ file }) => file.endsWith('.fr.md')))(
  '$slug keeps French punctuation together',
  ({ file }) => {
    expect(looseIn(read(file))).toEqual([])
  },
)

test.each([
  ['48h-chrono.fr.md', [240, 555, 510], 23],
  ['48h-chrono.en.md', [240, 555, 510], 23],
  ['24h-chrono.fr.md', [210, 540], 17],
  ['repair-cafe.fr.md', [180], 9],
  ['retrospective-d-equipe.fr.md', [90], 7],
  ['tour-de-table.fr.md', [], 0],
])('%s has days of %j minutes and %i steps', (file, minutes, steps) => {
  const { days } = agendaOf(read(file))
  expect(days.map(({ totalMinutes }) => totalMinutes)).toEqual(minutes)
  expect(days.flatMap((day) => day.steps)).toHaveLength(steps)
})

test('48h-chrono has six roles, and its translation the same', () => {
  expect(factsOf('format', fieldsOf('48h-chrono.fr.md')).roles).toHaveLength(6)
  expect(factsOf('format', fieldsOf('48h-chrono.en.md')).roles).toHaveLength(6)
})

test('a format of one day lasts as long as its agenda', () => {
  for (const file of ['repair-cafe.fr.md', 'retrospective-d-equipe.fr.md']) {
    const [day] = agendaOf(read(file)).days
    expect(day?.totalMinutes).toBe(factsOf('format', fieldsOf(file)).durationMinutes)
  }
})

test('90 minutes, 20 people and a decision lead to the retrospective alone', () => {
  const found = pages.filter(({ kind, file }) => {
    const { durationMinutes, participants, outcome } = factsOf(kind, fieldsOf(file))
    const isShort = durationMinutes !== null && durationMinutes <= 90
    const fits = (participants?.min ?? 0) <= 20 && 20 <= (participants?.max ?? 0)
    return isShort && fits && outcome.includes('decide')
  })
  expect(found.map(({ slug }) => slug)).toEqual(['retrospective-d-equipe'])
})

test('methods are for every moment of a workshop', () => {
  const methods = pages.filter(({ kind }) => kind === 'method')
  const moments = methods.map(({ file }) => factsOf('method', fieldsOf(file)).phase)
  expect(new Set(moments)).toEqual(new Set(['open', 'explore', 'decide', 'close']))
})

test.each(pages)('$slug pins and links what the library releases before it', (page) => {
  const before = pages.slice(0, pages.indexOf(page))
  const released = new Map(before.map(({ slug, releases }) => [slug, lastVersion(releases)]))
  expect(factsOf(page.kind, fieldsOf(page.file)).methods).toEqual(page.pins)
  for (const [slug, version] of Object.entries(page.pins)) expect(released.get(slug)).toBe(version)
  for (const slug of linksOf(read(page.file))) expect([...released.keys()]).toContain(slug)
})

test('pages and ideas name pages that exist', () => {
  const slugs = pages.map(({ slug }) => slug)
  for (const { kind, file } of pages) {
    expect(slugs).toEqual(expect.arrayContaining([...factsOf(kind, fieldsOf(file)).related]))
  }
  expect(slugs).toEqual(expect.arrayContaining([library.event, library.fork.origin]))
})

test('the event ran version 1.0 of 48h-chrono over a weekend', () => {
  const facts = factsOf('event', fieldsOf('48h-chrono-mixeur-2013.fr.md'))
  expect(facts.format).toEqual({ page: '48h-chrono', version: '1.0' })
  expect([facts.start, facts.end].map((moment) => new Date(moment ?? '').getUTCDay())).toEqual([
    5, 0,
  ])
})

/** What is said of an event whose dates are those of a first start on the day that it was written for. */
const dated = library.pages.flatMap(({ slug, file, datedOn = null }) =>
  datedOn === null ? [] : [{ slug, datedOn, facts: factsOf('event', fieldsOf(file)) }],
)
const weeksFrom = (day: string, moment: string | null): number =>
  Math.floor((Date.parse(`${moment ?? ''}Z`) - Date.parse(day)) / (7 * 24 * 60 * 60 * 1000))

test('one event is planned seven weeks after the first start, on a Friday, the others are past', () => {
  expect(dated.map(({ datedOn, facts }) => weeksFrom(datedOn, facts.start))).toEqual([7, -17, -52])
  const [planned] = dated
  expect(new Date(`${planned?.facts.start ?? ''}Z`).getUTCDay()).toBe(5)
  expect(planned?.facts.registration).toMatchObject({ places: 40 })
})

test.each(dated)('$slug runs a released version, and names roles, no people', ({ facts }) => {
  expect(library.pages.map(({ slug }) => slug)).toContain(facts.format?.page)
  expect(facts.format?.version).toBe('1.0')
  expect(facts.organizers.map(({ role }) => role)).not.toContain(null)
  expect(facts.venue?.name).toBeTruthy()
})

test.each(dated.slice(1))('$slug says how many came', ({ facts }) => {
  expect(facts.attendance?.present).toBeGreaterThan(0)
})

test('the ideas are the four lines of the retrospective, in its order', () => {
  const text = read('48h-chrono-mixeur-2013.fr.md')
  const lines = [...text.matchAll(/^- «\u202f(.+)\u202f»$/gm)].map(([, line]) => line)
  expect(library.ideas.map((idea) => idea.text)).toEqual(lines)
  expect(library.ideas.map((idea) => idea.key)).toEqual(['P1', 'P2', 'P3', 'P4'])
})

test.each(library.ideas)('idea $key is tied to one passage of the version that was run', (idea) => {
  expect(idea).toMatchObject({ event: library.event, anchor: { page: '48h-chrono', at: '1.0' } })
  expect(origin.split(idea.anchor.quote)).toHaveLength(2)
})

test.each(library.proposals)(
  'proposal $key changes 48h-chrono and keeps its totals',
  (proposal) => {
    expect(proposal).toMatchObject({ page: '48h-chrono', base: '1.0' })
    expectSound(applied(origin, proposal.key))
  },
)

test('what is accepted is what merges first, and its version is released with notes', () => {
  const accepted = library.accepted.map(({ proposal }) => proposal)
  expect(accepted).toEqual(library.mergeOrder.slice(0, accepted.length))
  expect(accepted).toEqual(['P2'])
  for (const { release } of library.accepted) {
    expect(release.level).toBe('minor')
    expect(looseIn(release.notes)).toEqual([])
  }
})

test('the proposals apply one after the other', () => {
  expect(library.mergeOrder).toEqual(['P2', 'P3', 'P1', 'P4'])
  const all = library.mergeOrder.reduce(applied, origin)
  expectSound(all)
  expect(looseIn(all)).toEqual([])
  expect(agendaOf(all).days.map((day) => day.steps.length)).toEqual([7, 9, 9])
  expect(factsOf('format', fieldsIn(all)).roles.map(({ label }) => label)).toContain(
    'Bricoleur, designer ou développeur',
  )
  for (const words of [
    'À la clôture, toute personne inscrite peut rejoindre le projet de son choix et poursuivre l’échange dans l’espace de discussion de sa fiche.',
    '| 21:50 | 10\u00a0min | Mise en ligne des besoins du projet |',
    'les besoins publiés et la liste des initiatives proches.',
    '| 14:45 | 30\u00a0min | Ouvrir le tableau de tâches et y poser cinq petites actions |',
    '| 16:00 | 90\u00a0min | Atelier de fabrication\u00a0: une première brique par équipe |',
  ]) {
    expect(origin).not.toContain(words)
    expect(all).toContain(words)
  }
})

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8')
}

function fieldsIn(text: string): Fields {
  const frontMatter = parseFrontMatter(text)
  return frontMatter.kind === 'present' ? frontMatter.fields : {}
}

function fieldsOf(file: string): Fields {
  return fieldsIn(read(file))
}

function lastVersion(releases: readonly z.infer<typeof release>[]): string | null {
  return releases.reduce<string | null>((latest, { level }) => nextVersion(latest, level), null)
}

function linksOf(text: string): readonly string[] {
  const targets = [...text.matchAll(/\]\((\/[^)]+)\)/g)].map(([, href = '']) => href)
  return targets.map((href) => parsePageLink(href)?.slug ?? href)
}

/** Passages in which French punctuation or a unit may be parted from what it belongs to. */
function looseIn(text: string): readonly string[] {
  const loose = /[^|-] [;:!?»]|« |['"]|\d (?:min|h|€|%)(?![a-z])/u
  return parseBlocks(text)
    .map((block) => block.text)
    .filter((words) => loose.test(words))
}

/** The text with the edits of a proposal; each must find its passage exactly once. */
function applied(text: string, proposal: z.infer<typeof key>): string {
  const edits = library.proposals.find((each) => each.key === proposal)?.edits ?? []
  return edits.reduce((current, { find, replace }) => {
    const parts = current.split(find)
    expect(parts).toHaveLength(2)
    return parts.join(replace)
  }, text)
}

function expectSound(text: string): void {
  const { days, problems } = agendaOf(text)
  expect(days.map(({ totalMinutes }) => totalMinutes)).toEqual([240, 555, 510])
  expect(problems).toEqual([])
  expect(checkFields('format', fieldsIn(text))).toEqual([])
}
