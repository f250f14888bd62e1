import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageKinds, type PageKind } from '../page-kind.ts'
import { checkFields, fieldForm, missingFields, type Fields } from './check.ts'

const base = { title: 'A', summary: 'B', lang: 'fr', license: 'CC-BY-SA-4.0' }

const complete: Readonly<Record<PageKind, Fields>> = {
  format: {
    ...base,
    kind: 'format',
    translation_of: { page: '48h-chrono', version: '1.0' },
    tags: ['a', 2013],
    territory: 'Saint-Étienne',
    sources: [{ title: 'T', url: 'https://example.org', license: 'CC-BY-SA' }],
    credits: [{ name: 'N', role: 'R', url: 'http://example.org' }],
    contact: 'contact@example.org',
    status: 'tested',
    duration: 'PT48H',
    lead_time: 'P6W',
    participants: { min: 20, ideal: 40, max: 60 },
    teams: { min: 3, max: 6, size: '5-8' },
    roles: [
      { key: 'host', label: 'Accueil', count: '1 par équipe' },
      { label: 'B', count: 2 },
    ],
    budget: { amount: 1050, currency: 'EUR', people: 40 },
    outcome: ['decide', 'make'],
    invariants: ['Ni jury ni prix.'],
    name_policy: 'Libre.',
    methods: { 'tour-de-table': '1.0' },
  },
  method: {
    ...base,
    kind: 'method',
    status: 'stable',
    purpose: 'C',
    duration: { min: 10, max: 20 },
    participants: { min: 3, max: 12 },
    difficulty: 'easy',
    phase: 'open',
    space: 'both',
    related: ['bilan-en-cercle'],
  },
  event: {
    ...base,
    kind: 'event',
    format: { page: '48h-chrono', version: '1.0' },
    edition: 2013,
    start: '2013-11-29T18:00:00+01:00',
    end: '2013-12-01T18:00:00+01:00',
    days: ['2013-11-29', '2013-12-01'],
    timezone: 'Europe/Paris',
    venue: { name: 'Le Mixeur', city: 'Saint-Étienne', country: 'FR', lat: 45.4, lon: 4.4 },
    organizers: [{ person: 'P', role: 'R' }],
    attendance: { registered: 40, present: 38 },
    registration_url: 'https://example.org/a',
    notes_url: 'https://example.org/b',
    projects: ['atelier-velo'],
    registration: {
      places: 40,
      until: '2013-11-20',
      questions: ['Que savez-vous faire ?'],
      keep_days: 30,
    },
    online: { opens: 'PT30M' },
    follow_up: 'opt-in',
    cancelled: true,
    methods: { 'tour-de-table': '1.0' },
  },
  project: {
    ...base,
    kind: 'project',
    maturity: 'idea',
    objectives: ['O'],
    locations: [{ address: 'A', country: 'FR', lat: 45, lon: 4 }],
    website: 'https://example.org',
    members: [{ person: 'P', role: 'R' }],
    from_event: '48h-chrono-mixeur-2013',
    board_url: 'https://example.org/board',
  },
}

/** `path code` of each problem with a page of that kind whose fields are right but for these. */
function problems(kind: PageKind, fields: Fields): readonly string[] {
  const found = checkFields(kind, { ...complete[kind], ...fields })
  return found.map(({ path, code }) => `${path} ${code}`)
}

test.each(pageKinds)('a %s with every field has no problem and misses nothing', (kind) => {
  expect(checkFields(kind, complete[kind])).toEqual([])
  expect(missingFields(kind, complete[kind])).toEqual([])
})

test.each<[PageKind, Fields, string]>([
  ['format', { kind: 'party' }, 'kind choice'],
  ['format', { title: 42 }, 'title type'],
  ['format', { title: ['A'] }, 'title type'],
  ['format', { title: 'x'.repeat(81) }, 'title too-long'],
  ['format', { title: 'two\nlines' }, 'title format'],
  ['format', { summary: 'x'.repeat(181) }, 'summary too-long'],
  ['format', { lang: 'fr_FR' }, 'lang format'],
  ['format', { lang: false }, 'lang type'],
  ['format', { license: 'CC-BY-SA' }, 'license unknown-license'],
  ['format', { license: 'cc-by-sa-4.0' }, 'license unknown-license'],
  ['format', { translation_of: { version: '1.0' } }, 'translation_of.page required'],
  ['format', { translation_of: '48h-chrono' }, 'translation_of type'],
  ['format', { tags: 'a, b' }, 'tags type'],
  ['format', { tags: [['a']] }, 'tags.0 type'],
  ['format', { tags: Array.from({ length: 201 }, () => 'a') }, 'tags too-long'],
  ['format', { sources: [{ title: 'T' }, { url: 'https://a.b' }] }, 'sources.1.title required'],
  ['format', { sources: [{ title: 'T', url: 'javascript:alert(1)' }] }, 'sources.0.url format'],
  ['format', { credits: [{ name: 7 }] }, 'credits.0.name type'],
  ['format', { credits: { name: 'N' } }, 'credits type'],
  ['format', { status: 'done' }, 'status choice'],
  ['format', { duration: '48h' }, 'duration bad-duration'],
  ['format', { duration: { min: 1 } }, 'duration type'],
  ['format', { lead_time: 'six semaines' }, 'lead_time bad-duration'],
  ['format', { participants: 40 }, 'participants type'],
  ['format', { participants: { min: '20' } }, 'participants.min type'],
  ['format', { participants: { min: 1.5 } }, 'participants.min type'],
  ['format', { participants: { min: -1 } }, 'participants.min range'],
  ['format', { participants: { min: 60, max: 20 } }, 'participants.max bounds'],
  ['format', { participants: { min: 60, ideal: 40 } }, 'participants.ideal bounds'],
  ['format', { participants: { ideal: 40, max: 20 } }, 'participants.max bounds'],
  ['format', { teams: { min: 6, max: 3 } }, 'teams.max bounds'],
  ['format', { teams: { size: ['5-8'] } }, 'teams.size type'],
  ['format', { roles: [{ key: 'host' }] }, 'roles.0.label required'],
  ['format', { roles: [{ label: 'A' }, { label: 'B', count: true }] }, 'roles.1.count type'],
  ['format', { roles: ['host'] }, 'roles.0 type'],
  ['format', { budget: { currency: 'EUR' } }, 'budget.amount required'],
  ['format', { budget: { amount: -1 } }, 'budget.amount range'],
  ['format', { budget: { amount: 1, currency: '€' } }, 'budget.currency format'],
  ['format', { outcome: ['decide', 'win'] }, 'outcome.1 choice'],
  ['format', { outcome: 'decide' }, 'outcome type'],
  ['format', { outcome: ['make', 'make'] }, 'outcome choice'],
  ['format', { invariants: 'x' }, 'invariants type'],
  ['format', { methods: ['tour-de-table'] }, 'methods type'],
  ['format', { methods: { 'tour-de-table': 1 } }, 'methods.tour-de-table type'],
  ['format', { methods: { 'tour-de-table': 'latest' } }, 'methods.tour-de-table format'],
  ['format', { methods: { 'Tour de table': '1.0' } }, 'methods.Tour de table format'],
  ['method', { purpose: 3 }, 'purpose type'],
  ['method', { duration: 'PT20M' }, 'duration type'],
  ['method', { duration: { min: 20, max: 10 } }, 'duration.max bounds'],
  ['method', { difficulty: 'impossible' }, 'difficulty choice'],
  ['method', { phase: 'opening' }, 'phase choice'],
  ['method', { space: 'moon' }, 'space choice'],
  ['method', { related: ['Not a slug'] }, 'related.0 format'],
  ['event', { format: { page: '48h-chrono' } }, 'format.version required'],
  ['event', { format: { page: '48h-chrono', version: 1 } }, 'format.version type'],
  ['event', { format: { page: '48h-chrono', version: '1' } }, 'format.version format'],
  ['event', { edition: ['2013'] }, 'edition type'],
  ['event', { start: '29/11/2013' }, 'start bad-date'],
  ['event', { start: '2013-11-31' }, 'start bad-date'],
  ['event', { start: ['2014-01-01'] }, 'start type'],
  ['event', { end: '2013-11-28' }, 'end order'],
  ['event', { end: '2013-11-29T17:59' }, 'end order'],
  ['event', { end: '2013-11-29T17:59', timezone: null }, 'end order'],
  ['event', { end: '2013-11-30T01:00', timezone: 'Asia/Tokyo' }, 'end order'],
  ['event', { days: ['2013-11-31'] }, 'days.0 bad-date'],
  ['event', { days: ['2013-11-30T09:00'] }, 'days.0 bad-date'],
  ['event', { timezone: 'Europe/Pariss' }, 'timezone unknown-timezone'],
  ['event', { timezone: '+01:00' }, 'timezone unknown-timezone'],
  ['event', { timezone: 1 }, 'timezone type'],
  ['event', { venue: 'Le Mixeur' }, 'venue type'],
  ['event', { venue: { city: 'Saint-Étienne' } }, 'venue.name required'],
  ['event', { venue: { name: 'Le Mixeur', lat: 91 } }, 'venue.lat range'],
  ['event', { organizers: [{ role: 'R' }] }, 'organizers.0.person required'],
  ['event', { attendance: { present: 'many' } }, 'attendance.present type'],
  ['event', { registration_url: 'ftp://example.org' }, 'registration_url format'],
  ['event', { registration: 'yes' }, 'registration type'],
  ['event', { registration: { places: 0 } }, 'registration.places range'],
  ['event', { registration: { places: 'many' } }, 'registration.places type'],
  ['event', { registration: { until: 'soon' } }, 'registration.until bad-date'],
  ['event', { registration: { questions: 'What?' } }, 'registration.questions type'],
  ['event', { registration: { questions: ['a\nb'] } }, 'registration.questions.0 format'],
  [
    'event',
    { registration: { questions: Array(11).fill('?') } },
    'registration.questions too-long',
  ],
  ['event', { registration: { keep_days: 0 } }, 'registration.keep_days range'],
  ['event', { registration: { keep_days: 366 } }, 'registration.keep_days range'],
  ['event', { online: 'https://example.org' }, 'online type'],
  ['event', { online: { opens: '30 min' } }, 'online.opens bad-duration'],
  ['event', { notes_url: 'example.org' }, 'notes_url format'],
  ['event', { projects: [7] }, 'projects.0 type'],
  ['event', { follow_up: 'always' }, 'follow_up choice'],
  ['event', { cancelled: 'yes' }, 'cancelled type'],
  ['project', { maturity: 'seed' }, 'maturity choice'],
  ['project', { objectives: [1] }, 'objectives.0 type'],
  ['project', { locations: [{ lon: 200 }] }, 'locations.0.lon range'],
  ['project', { website: 'data:text/html,x' }, 'website format'],
  ['project', { members: [{ person: null }] }, 'members.0.person type'],
  ['project', { from_event: 'x y' }, 'from_event format'],
  ['project', { board_url: 'board' }, 'board_url format'],
])('a %s with %j has the problem %s', (kind, fields, problem) => {
  expect(problems(kind, fields)).toEqual([problem])
})

test('an hour without an offset may follow one with another, where no zone is named', () => {
  const event = { kind: 'event', start: '2026-05-01T09:00-05:00', end: '2026-05-01T12:00' }
  expect(checkFields('event', event)).toEqual([])
})

test('a day ends when it is over: an event may end on the date of its first hour', () => {
  expect(problems('event', { end: '2013-11-29' })).toEqual([])
})

test('several problems are listed in the order of the form', () => {
  const found = problems('format', { license: 'x', title: 1, duration: 'y' })
  expect(found).toEqual(['title type', 'license unknown-license', 'duration bad-duration'])
})

test('a problem says in English what would be right', () => {
  const [problem] = checkFields('format', { license: 'cc-by-sa-4.0' })
  expect(problem?.message).toBe('is spelled CC-BY-SA-4.0')
  expect(checkFields('format', { status: 'x' })[0]?.message).toBe(
    'must be one of: draft, tested, stable, archived',
  )
  expect(checkFields('event', { format: { page: 'a', version: 1 } })[0]?.message).toBe(
    'must be a version in quotes, such as "1.0"',
  )
  expect(checkFields('format', { roles: [{}] })[0]?.message).toBe('is missing')
})

test('characters are counted as people count them', () => {
  expect(problems('format', { title: '🎉'.repeat(80) })).toEqual([])
  expect(problems('format', { title: `  ${'x'.repeat(80)}\n` })).toEqual([])
})

test('unknown keys, keys of other kinds and keys without a value are no problem', () => {
  expect(problems('format', { my_key: { any: ['thing'] }, venue: 7, tags: null })).toEqual([])
  expect(problems('event', { venue: { name: 'A', floor: 3, address: null } })).toEqual([])
})

test('a page without a kind is held to what all kinds share', () => {
  expect(checkFields(null, { title: 1, duration: 'x' }).map(({ path }) => path)).toEqual(['title'])
  expect(missingFields(null, { title: 'A' })).toEqual(['kind', 'summary', 'lang', 'license'])
})

test.each<[PageKind, readonly string[]]>([
  ['format', ['duration']],
  ['method', ['purpose', 'duration']],
  ['event', ['format', 'start', 'end', 'venue']],
  ['project', ['maturity']],
])('a %s needs %j besides what every page needs', (kind, keys) => {
  expect(missingFields(kind, { ...base, kind })).toEqual(keys)
  expect(missingFields(kind, {})).toEqual(['kind', 'title', 'summary', 'lang', 'license', ...keys])
})

test('a key with nothing in it is missing', () => {
  const fields = { ...complete.event, title: ' ', license: null, venue: {}, start: '' }
  expect(missingFields('event', fields)).toEqual(['title', 'license', 'start', 'venue'])
})

test('what an object inherits is not a field', () => {
  expect(missingFields('format', Object.create(complete.format))).toHaveLength(6)
})

test('a form has every field once, with choices and columns where they exist', () => {
  for (const kind of pageKinds) {
    const form = fieldForm(kind)
    expect(new Set(form.map(({ key }) => key)).size).toBe(form.length)
    expect(form.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(complete[kind])))
    for (const { type, choices, columns } of form) {
      expect(choices !== undefined).toBe(type === 'choice' || type === 'choices')
      expect(columns !== undefined).toBe(
        ['record', 'records', 'roles', 'range', 'map'].includes(type),
      )
    }
  }
  expect(fieldForm('format').find(({ key }) => key === 'title')).toEqual({
    key: 'title',
    type: 'text',
    required: true,
    maxLength: 80,
  })
})

test.each<[PageKind, key: string, columns: readonly string[]]>([
  ['format', 'translation_of', ['page*', 'version']],
  ['format', 'sources', ['title*', 'url', 'license']],
  ['format', 'credits', ['name*', 'role', 'url']],
  ['format', 'participants', ['min', 'ideal', 'max']],
  ['format', 'roles', ['label*', 'count']],
  ['format', 'budget', ['amount*', 'currency', 'people']],
  ['event', 'organizers', ['person*', 'role']],
  ['event', 'venue', ['name*', 'address', 'city', 'country', 'lat', 'lon', 'access']],
  ['project', 'locations', ['name', 'address', 'city', 'country', 'lat', 'lon']],
])(
  'the form of a %s asks for %s by these columns, those with a star needed',
  (kind, key, columns) => {
    const field = fieldForm(kind).find((one) => one.key === key)
    const told = field?.columns?.map((column) => `${column.key}${column.required ? '*' : ''}`)
    expect(told).toEqual(columns)
  },
)

test('a field that names pages of one kind says of which', () => {
  const told = pageKinds.flatMap((kind) =>
    fieldForm(kind).flatMap(({ key, page }) => (page === undefined ? [] : [`${key} ${page}`])),
  )
  expect(told).toEqual([
    'methods method',
    'related method',
    'format format',
    'adapted format',
    'projects project',
    'methods method',
    'from_event event',
  ])
})

test('any front matter is checked without throwing, and twice with the same result', () => {
  const keys = fc.constantFrom(...pageKinds.flatMap((kind) => Object.keys(complete[kind])))
  const fields = fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 }))
  fc.assert(
    fc.property(fc.constantFrom(...pageKinds), fields, (kind, values) => {
      expect(checkFields(kind, values)).toEqual(checkFields(kind, values))
    }),
  )
})
