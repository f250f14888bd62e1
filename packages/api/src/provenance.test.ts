import { expect, it } from 'vitest'
import { createClient } from './client.ts'
import { provenanceSchema, type Provenance } from './provenance.ts'

const revision = 'a'.repeat(40)
const answer: Provenance = {
  slug: '48h-chrono',
  revision,
  complete: true,
  progress: { done: 1, total: 1 },
  runs: [
    {
      text: 'Un mot.\n',
      author: { id: null, name: 'Camille' },
      revision: {
        id: revision,
        author: { id: null, name: 'Camille' },
        time: '2026-03-01T09:00:00.000Z',
        reason: 'Début',
      },
      event: 'first-run',
      proposal: 4,
    },
  ],
  sources: [
    {
      revision,
      authorFrom: 'elsewhere',
      coAuthors: [],
      event: null,
      proposal: { page: '24h-chrono', number: 4, title: null },
      before: null,
      page: null,
    },
  ],
  blocks: [{ start: 0, end: 7 }],
}

it('asks for the text in view', async () => {
  const asked: string[] = []
  const fetch: typeof globalThis.fetch = (input) => {
    asked.push(typeof input === 'string' ? input : '')
    return Promise.resolve(Response.json(answer))
  }
  const client = createClient({ baseUrl: '', fetch, language: 'fr' })
  const got = await client('getProvenance', {
    params: { slug: '48h-chrono' },
    query: { at: '1.0' },
  })
  expect(asked).toEqual(['/api/v1/pages/48h-chrono/provenance?at=1.0'])
  expect(provenanceSchema.parse(got)).toEqual(answer)
})

it.each([
  ['an author of nowhere', { sources: [{ ...answer.sources[0], authorFrom: 'nowhere' }] }],
  ['a revision that is none', { revision: 'head' }],
  ['runs without their revision', { runs: [{ ...answer.runs[0], revision: null }] }],
])('refuses %s', (_what, wrong) => {
  expect(provenanceSchema.safeParse({ ...answer, ...wrong }).success).toBe(false)
})
