import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import {
  draftServer,
  problemOf,
  type Caller,
  type DraftServer,
} from '../../testing/draft-server.ts'

/** The four ideas of the first event and the changes that they became (design, section 10). */
const demoSchema = z.object({
  proposals: z.array(
    z.object({
      key: z.string(),
      page: z.string(),
      title: z.string(),
      reason: z.string(),
      edits: z.array(z.object({ find: z.string(), replace: z.string() })),
    }),
  ),
  ideas: z.array(z.object({ key: z.string(), text: z.string() })),
  mergeOrder: z.array(z.string()),
  accepted: z.array(z.object({ proposal: z.string() })),
})
const demo = demoSchema.parse(
  JSON.parse(readFileSync(new URL('../../../../../demo/library.json', import.meta.url), 'utf8')),
)
const slug = '48h-chrono'
/** What the demo library has in version 1.1. */
const accepted = demo.accepted.map(({ proposal }) => proposal)

let server: DraftServer
let maintainer: Caller
let participant: Caller
let base: { readonly id: string; readonly text: string }
const numbers = new Map<string, number>()

beforeAll(async () => {
  server = await draftServer({ demo: true })
  maintainer = await server.known('facilitator@demo.example')
  participant = await server.known('participant@demo.example')
  const at = { query: { at: '1.0' } }
  const { revision, text } = await maintainer.call('getPage', { params: { slug }, ...at })
  base = { id: revision.id, text }
  const { items } = await participant.call('listIdeas', { params: { slug }, query: { limit: 100 } })
  for (const { key, title, reason, edits } of demo.proposals) {
    const idea = items.find(({ text: said }) => said === ideaText(key))
    if (accepted.includes(key)) {
      numbers.set(key, idea?.proposal ?? 0)
      continue
    }
    const body = { text: changed(edits), base: base.id, title, reason }
    const made = await participant.call('proposeIdea', { params: { id: idea?.id ?? '' }, body })
    numbers.set(key, made.number)
  }
}, 60_000)
afterAll(() => server.close())

const ideaText = (key: string) => demo.ideas.find((idea) => idea.key === key)?.text
const changed = (edits: readonly { find: string; replace: string }[]) =>
  edits.reduce((text, { find, replace }) => text.replace(find, replace), base.text)
const accept = (number: number | undefined) =>
  maintainer.call('acceptProposal', { params: { slug, number: number ?? 0 }, body: {} })
const totals = async () => {
  const { days } = await maintainer.call('getAgenda', { params: { slug } })
  return days.map(({ totalMinutes }) => totalMinutes)
}

test('the four proposals of the first event are accepted without a conflict', async () => {
  expect(demo.mergeOrder).toEqual(['P2', 'P3', 'P1', 'P4'])
  expect(accepted).toEqual(['P2'])
  for (const key of demo.mergeOrder.slice(1)) await accept(numbers.get(key))
  const text = await maintainer.call('getText', { params: { slug } })
  for (const { edits } of demo.proposals) {
    for (const { replace } of edits) expect(text).toContain(replace.trim().split('\n').at(-1))
  }
  expect(await totals()).toEqual([240, 555, 510])
})

test('each revision carries its proposal, idea and event', async () => {
  const { items } = await maintainer.call('listRevisions', { params: { slug } })
  const merged = items.slice(0, 4).toReversed()
  expect(merged.map(({ proposal }) => proposal)).toEqual(
    demo.mergeOrder.map((key) => numbers.get(key)),
  )
  for (const entry of merged) {
    expect(entry).toMatchObject({
      event: '48h-chrono-mixeur-2013',
      ideas: [expect.any(String)],
      author: { name: participant.name },
    })
  }
})

test('a rival change of the same row gives exactly one conflict', async () => {
  const row = demo.proposals.find(({ key }) => key === 'P4')?.edits.at(-1)?.find ?? ''
  const shorter = row.replace('Ronde', 'Courte ronde')
  const rival = await participant.call('createProposal', {
    params: { slug },
    body: {
      text: base.text.replace(row, shorter),
      base: base.id,
      title: 'Une ronde plus courte',
      reason: 'Laisser du temps libre',
    },
  })
  expect(rival.mergeable).toBe('conflict')
  const problem = await problemOf(accept(rival.number))
  expect(problem.code).toBe('conflict')
  expect(problem.conflicts).toHaveLength(1)
})

test('the ideas say in which version they arrived, once it is released', async () => {
  const versions = async () => {
    const query = { state: 'accepted', limit: 100 } as const
    const { items } = await participant.call('listIdeas', { params: { slug }, query })
    const arrived = new Map(items.map(({ text, version }) => [text, version]))
    return Object.fromEntries(demo.ideas.map(({ key, text }) => [key, arrived.get(text)]))
  }
  expect(await versions()).toEqual({ P1: null, P2: '1.1', P3: null, P4: null })
  const body = { level: 'minor', notes: 'Ce que le premier week-end a appris' } as const
  await maintainer.call('releaseVersion', { params: { slug }, body })
  expect(await versions()).toEqual({ P1: '1.2', P2: '1.1', P3: '1.2', P4: '1.2' })
  const shown = await participant.call('viewProposal', {
    params: { slug, number: numbers.get('P4') ?? 0 },
  })
  expect(shown).toMatchObject({ acceptedIn: '1.2', ideas: [{ text: ideaText('P4') }] })
})
