import { expect, test } from 'vitest'
import { draftAddress, type OwnDraft } from './draft-address.ts'

const proposal = {
  purpose: 'proposal',
  proposal: null,
  ideas: [],
  event: null,
} satisfies Partial<OwnDraft>
const queryOf = (draft: Partial<OwnDraft>) =>
  draftAddress('/formats/a-page', { ...proposal, ...draft }).query

test('the address of a draft asks the editor for that very draft', () => {
  expect(draftAddress('/formats/a-page', proposal).path).toBe('/formats/a-page/edit')
  expect(queryOf({ purpose: 'page' })).toEqual({})
  expect(queryOf({})).toEqual({ propose: '1' })
  expect(queryOf({ proposal: 4 })).toEqual({ proposal: '4' })
  expect(queryOf({ ideas: ['a', 'b'], event: 'an-event' })).toEqual({
    propose: '1',
    ideas: 'a,b',
    event: 'an-event',
  })
})
