import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, TEXT } from '../../testing/draft-server.ts'
import { decideProposal } from './decide-proposal.ts'
import type { Decision } from './record-decision.ts'

const { server, ann, bo } = await annAndBo()

test('a proposal is decided once: what comes later changes nothing of it', async () => {
  const slug = await makePage(ann)
  const { id, revision } = await ann.call('getPage', { params: { slug } })
  const { number } = await bo.call('createProposal', {
    params: { slug },
    body: { text: `${TEXT}Encore.\n`, base: revision.id, title: 'Encore', reason: 'Encore' },
  })
  const decision = (state: Decision['state'], reason: string): Decision => ({
    state,
    by: ann.id,
    byName: ann.name,
    time: '2026-05-01T10:00:00.000Z',
    reason,
    revision: null,
  })
  const decide = (one: Decision) =>
    server.services.database
      .transaction()
      .execute((trx) => decideProposal(trx, { page: id, number }, one))
  await decide(decision('declined', 'Trop long'))
  await decide(decision('withdrawn', 'Trop tard'))
  const row = await server.services.database
    .selectFrom('proposal')
    .select(['state', 'decided_reason'])
    .where('page', '=', id)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ state: 'declined', decided_reason: 'Trop long' })
})
