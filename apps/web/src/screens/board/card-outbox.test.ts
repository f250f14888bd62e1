import { ApiError, type Client } from '@forkshop/api'
import { expect, test } from 'vitest'
import { parseCards, sendCard, type KeptCard } from './card-outbox.ts'

const card: KeptCard = {
  id: '0'.repeat(32),
  event: 'soir',
  column: 'worked',
  text: 'Soupe',
  step: null,
  named: false,
  refused: null,
}

test.each([
  ['nothing', null, []],
  ['what is no JSON', '{', []],
  ['what is no list', '{"id":1}', []],
  ['a card', JSON.stringify([card]), [card]],
  ['a card without words among others', JSON.stringify([{ id: 'a' }, card]), [card]],
])('of %s in the storage', (_what, json, expected) => {
  expect(parseCards(json)).toEqual(expected)
})

const refusing =
  (error: unknown): Client =>
  async () => {
    throw error
  }
const problem = (code: 'busy' | 'id-taken' | 'too-many' | 'not-open' | 'not-signed-in') =>
  new ApiError({ type: 'about:blank', code, title: code, status: 400, detail: 'Non.' })

test.each([
  ['without a line it waits', new TypeError('fetch'), 'waits'],
  ['a busy server lets it wait', problem('busy'), 'waits'],
  ['a session that ended lets it wait', problem('not-signed-in'), 'waits'],
  ['one that is there in another name is sent', problem('id-taken'), 'sent'],
  ['a flood is refused', problem('too-many'), { refused: 'Non.' }],
  ['a board that takes none is told', problem('not-open'), { refused: 'Non.' }],
])('%s', async (_name, error, expected) => {
  expect(await sendCard(refusing(error), card)).toEqual(expected)
})
