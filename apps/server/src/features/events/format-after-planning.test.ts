import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage } from '../../testing/draft-server.ts'

// What becomes of an event whose format changes after it was planned: it runs the version that it names, or nothing.

const { server, ann, bo } = await annAndBo()
const visitor = server.caller()

const TABLE =
  '| Heure | Durée | Étape | Qui |\n| --- | --- | --- | --- |\n| 18:00 | 1 h | Ouvrir | Accueil |\n| 21:00 | 30 min | Fermer | Accueil |\n'
const page = (lines: string, body = ''): string =>
  `---\nsummary: Un soir.\nlang: fr\nlicense: CC-BY-4.0\n${lines}\n---\n\n${body}`
const planned = async (body: string = TABLE) => {
  const format = await makePage(
    ann,
    page(
      'kind: format\ntitle: Veillée\nduration: PT4H',
      `## La veille\n\n- Ouvrir la salle\n\n## Le soir\n\n${body}`,
    ),
  )
  await ann.call('releaseVersion', {
    params: { slug: format },
    body: { level: 'major', notes: 'Un' },
  })
  const event = await makePage(
    ann,
    page(
      `kind: event\ntitle: Le soir\nformat: {page: ${format}, version: "1.0"}\nstart: 2090-01-20T18:00\nend: 2090-01-20T22:00\ntimezone: UTC\nvenue: {name: Ici}`,
    ),
  )
  return { format, event }
}
const entries = async (url: string): Promise<readonly string[]> => {
  const answer = await server.inject({ url })
  if (answer.statusCode !== 200) return [String(answer.statusCode)]
  return new ICAL.Component(ICAL.parse(answer.body))
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one))
    .map(({ summary, startDate }) => `${summary} ${String(startDate).slice(11, 16)}`)
}
/** What an event shows of its programme to everybody. */
const shown = async (event: string) => {
  const params = { slug: event }
  const [{ run }, print, preparation] = await Promise.all([
    visitor('viewPage', { params, query: {} }),
    visitor('viewPrint', { params, query: {} }),
    visitor('getPreparation', { params }),
  ])
  return {
    page: run === null ? null : `${run.slug}@${run.version}: ${stepsOf(run.agenda.days)}`,
    print: stepsOf(print.programme?.agenda.days ?? []),
    event: await entries(`/events/${event}.ics`),
    role: await entries(`/events/${event}.ics?role=accueil`),
    items: preparation.items.map(({ text }) => text),
  }
}
const stepsOf = (days: readonly { readonly steps: readonly { readonly step: string }[] }[]) =>
  days.flatMap(({ steps }) => steps.map(({ step }) => step)).join(', ')

const asPlanned = (format: string) => ({
  page: `${format}@1.0: Ouvrir, Fermer`,
  print: 'Ouvrir, Fermer',
  event: ['Le soir 18:00'],
  role: ['Ouvrir · Le soir 18:00', 'Fermer · Le soir 21:00'],
  items: ['Ouvrir la salle'],
})
const nothing = { page: null, print: '', event: ['Le soir 18:00'], role: ['404'], items: [] }

const publish = async (slug: string, change: (text: string) => string) => {
  const { text, revision } = await ann.call('getPage', { params: { slug } })
  const body = { text: change(text), base: revision.id, reason: 'Autrement' }
  await ann.call('publishPage', { params: { slug }, body })
}

test.each<[string, (format: string) => Promise<unknown>, runs: (format: string) => object]>([
  ['nothing happened to it', async () => {}, asPlanned],
  [
    'it was renamed',
    (slug) => ann.call('changePage', { params: { slug }, body: { slug: `${slug}-ici` } }),
    (format) => asPlanned(`${format}-ici`),
  ],
  [
    'it was changed, and another version released',
    async (slug) => {
      await publish(slug, (text) => text.replace('Ouvrir |', 'Accueillir |'))
      await ann.call('releaseVersion', {
        params: { slug },
        body: { level: 'minor', notes: 'Deux' },
      })
    },
    asPlanned,
  ],
  [
    'its version was withdrawn',
    (slug) =>
      ann.call('withdrawVersion', {
        params: { slug, version: '1.0' },
        body: { reason: 'Trop long' },
      }),
    asPlanned,
  ],
  [
    'it was deleted',
    (slug) => ann.call('deletePage', { params: { slug }, body: { reason: 'Fini' } }),
    () => nothing,
  ],
  [
    'it was made private',
    (slug) => ann.call('changePage', { params: { slug }, body: { visibility: 'private' } }),
    () => nothing,
  ],
  [
    'it is a page of another kind now',
    (slug) => publish(slug, (text) => text.replace('kind: format', 'kind: project')),
    asPlanned,
  ],
])('an event shows its programme as it was planned when %s', async (_what, change, runs) => {
  const { format, event } = await planned()
  await change(format)
  expect(await shown(event)).toEqual(runs(format))
})

test.each([
  ['without hours', TABLE.replace('18:00', '').replace('21:00', ''), []],
  ['with a gap', TABLE, ['Ouvrir · Le soir 18:00', 'Fermer · Le soir 21:00']],
  ['with no table', 'On verra.\n', ['404']],
])('an event of a format %s has what can be known of its hours', async (_what, body, role) => {
  const { event } = await planned(body)
  expect((await shown(event)).role).toEqual(role)
  expect((await shown(event)).event).toEqual(['Le soir 18:00'])
})

test('who may not read a private format is told nothing of it by its event', async () => {
  const { format, event } = await planned()
  await ann.call('changePage', { params: { slug: format }, body: { visibility: 'private' } })
  const { run } = await bo.call('viewPage', { params: { slug: event }, query: {} })
  expect(run).toBeNull()
  const own = await ann.call('viewPage', { params: { slug: event }, query: {} })
  expect(own.run?.slug).toBe(format)
})
