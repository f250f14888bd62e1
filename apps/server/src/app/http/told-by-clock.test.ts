import { expect, test } from 'vitest'
import { createInProcess } from '../../base/http/in-process.ts'
import { watchShown } from '../../base/shown.ts'
import { createAuth } from '../../features/accounts/auth.ts'
import { publicNetwork } from '../../features/imports/check-address.ts'
import { createImportJobs } from '../../features/imports/import-jobs.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage } from '../../testing/draft-server.ts'
import { composeHandlers } from '../handlers.ts'

// The law of ready answers by the clock: whatever says no moment from which on it is wrong stays what it was.

const clock = { now: Date.parse('2027-01-20T12:00:00Z') }
const { server, ann } = await annAndBo({ overrides: { clock: () => new Date(clock.now) } })

const page = (lines: string, body: string): string =>
  `---\nsummary: Un soir.\nlang: fr\nlicense: CC-BY-4.0\n${lines}\n---\n\n${body}\n`
const format = await makePage(
  ann,
  page('kind: format\ntitle: Veillée\nduration: PT4H', '## La veille\n\n- Ouvrir la salle\n'),
)
await ann.call('releaseVersion', {
  params: { slug: format },
  body: { level: 'major', notes: 'Un' },
})
const event = await makePage(
  ann,
  page(
    `kind: event\ntitle: Un soir\nformat: {page: ${format}, version: "1.0"}\nstart: 2027-01-22T18:00\nend: 2027-01-22T22:00\ntimezone: Europe/Paris\nregistration: {places: 2, until: 2027-01-21}\nvenue: {name: Ici}`,
    'Bienvenue.',
  ),
)
const { code } = await ann.call('setEventCode', { params: { slug: event }, body: { open: true } })

const { services, live } = server
const auth = createAuth(services)
const imports = createImportJobs(services, publicNetwork)
const ask = createInProcess(
  services,
  composeHandlers(services, { auth, live, imports, housekeeper: null }),
)
const read = async (call: string) => {
  let until = Infinity
  const answer = await watchShown(
    { note: () => {}, ends: (moment) => (until = Math.min(until, moment)) },
    () =>
      ask({
        path: `/api/v1${call}`,
        language: 'fr',
        address: '192.0.2.7',
        signal: new AbortController().signal,
      }),
  )
  return { said: `${answer.status} ${answer.body}`, until }
}

const HOUR_MS = 60 * 60_000
/** From before anything begins until all is over, in steps that meet every moment of the event. */
const moments = Array.from(
  { length: 18 * 12 },
  (_, step) => Date.parse('2027-01-20T13:00:00Z') + step * 2 * HOUR_MS,
)

/** When what a call answers is another, having been right until the moment that it said. */
const changesOf = async (call: string): Promise<string[]> => {
  clock.now = moments[0] ?? 0
  let kept = await read(call)
  const changes: string[] = []
  for (const moment of moments) {
    clock.now = moment
    const now = await read(call)
    if (moment < kept.until) expect(now.said, `${call} at ${moment}`).toBe(kept.said)
    else {
      if (now.said !== kept.said) changes.push(new Date(moment).toISOString().slice(0, 16))
      kept = now
    }
  }
  return changes
}

test.each([
  [
    'the page of an event',
    `/pages/${event}/view?article=shown`,
    ['2027-01-21T23:00', '2027-01-22T17:00', '2027-01-22T21:00', '2027-02-05T21:00'],
  ],
  ['where its code leads', `/codes/${code}`, ['2027-02-05T21:00']],
  [
    'the page of its format',
    `/pages/${format}/view?article=shown`,
    ['2027-01-22T17:00', '2027-01-22T21:00'],
  ],
  ['the list of events', '/home?kind=event&sort=start', ['2027-01-22T17:00', '2027-01-22T21:00']],
])('%s says until when it is right', async (_what, call, changes) => {
  expect(await changesOf(call)).toEqual(changes)
})

test('its preparation says what day it is there', async () => {
  const changes = await changesOf(`/events/${event}/preparation`)
  expect(changes.slice(0, 4)).toEqual([
    '2027-01-20T23:00',
    '2027-01-21T23:00',
    '2027-01-22T17:00',
    '2027-01-22T21:00',
  ])
})
