import { expect, test } from 'vitest'
import { readNews } from './live-source.ts'

const said = { number: 8, kind: 'preparation', page: 'veillee', id: 'x' }

test.each([
  ['message', JSON.stringify(said), { kind: 'event', event: { ...said, formerly: [] } }],
  [
    'message',
    JSON.stringify({ ...said, formerly: ['avant'] }),
    { kind: 'event', event: { ...said, formerly: ['avant'] } },
  ],
  ['place', '{"number":7}', { kind: 'place', number: 7 }],
  ['reset', '{"number":7}', { kind: 'reset', number: 7 }],
  ['message', '{}', null],
  ['message', 'null', null],
])('a frame %s with %s', (frame, data, news) => {
  expect(readNews(frame, data)).toEqual(news)
})
