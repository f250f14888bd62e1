import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ForkshopError } from './error.ts'
import { formatMessage, parseMessage, trailerKeys, type Trailer, wordLimits } from './message.ts'

const event: Trailer = { key: 'Event', value: '48h-chrono-mixeur-2013' }
const proposal: Trailer = { key: 'Proposal', value: '4' }

test('a message is the reason, a blank line and the trailers', () => {
  const text = formatMessage({ reason: 'Raccourcir la pause', trailers: [event, proposal] })
  expect(text).toBe('Raccourcir la pause\n\nEvent: 48h-chrono-mixeur-2013\nProposal: 4\n')
})

test('a message without trailers is the reason alone', () => {
  expect(formatMessage({ reason: 'Corriger', trailers: [] })).toBe('Corriger\n')
})

test('the body stands between the reason and the trailers', () => {
  const text = formatMessage({ reason: 'Corriger', body: 'Deux fautes.', trailers: [proposal] })
  expect(text).toBe('Corriger\n\nDeux fautes.\n\nProposal: 4\n')
  expect(parseMessage(text)).toEqual({
    reason: 'Corriger',
    body: 'Deux fautes.',
    trailers: [proposal],
  })
})

test.each([
  'Proposal: 4',
  'proposal : 4',
  '\\Proposal: 4',
  'Corriger\n\nProposal: 4',
  'Corriger\n\nProposal: 4\nEvent: x',
  'Corriger\n\nReviewed-by: x\n Proposal: 4',
  'Corriger\r\n\r\nCo-authored-by: A <a@example.org>',
  'Corriger\u2028\u2028Idea: 7',
  'Corriger\n \t \nImported-From: a@b:c',
])('the reason %j is never read as a trailer', (reason) => {
  expect(parseMessage(formatMessage({ reason, trailers: [] })).trailers).toEqual([])
  const text = formatMessage({ reason, trailers: [event] })
  expect(parseMessage(text).trailers).toEqual([event])
  expect(
    text.split('\n').filter((line) => /^\s*(?:Proposal|Idea|Co-authored-by)/i.test(line)),
  ).toEqual([])
})

test('a blank reason is written as a dash', () => {
  expect(formatMessage({ reason: ' \n\0\n', trailers: [event] })).toBe(
    '-\n\nEvent: 48h-chrono-mixeur-2013\n',
  )
})

test('the title of a message is never a trailer', () => {
  expect(parseMessage('Proposal: 4\n')).toEqual({ reason: 'Proposal: 4', body: '', trailers: [] })
  expect(parseMessage('\n\nProposal: 4\nEvent: x\n').trailers).toEqual([])
})

test('trailers of others stay in the body', () => {
  const text =
    'Fix\n\nWhy.\n\nSigned-off-by: A <a@example.org>\nCo-authored-by: B <b@example.org>\n'
  expect(parseMessage(text)).toEqual({
    reason: 'Fix',
    body: 'Why.\n\nSigned-off-by: A <a@example.org>',
    trailers: [{ key: 'Co-authored-by', value: 'B <b@example.org>' }],
  })
})

test('a last paragraph of prose holds no trailers', () => {
  expect(parseMessage('Fix\n\nProposal: 4\nand then some more.\n').trailers).toEqual([])
})

test('letter case of a key does not matter and a value may go on in the next line', () => {
  const text = 'Fix\n\nCO-AUTHORED-BY: A\n <a@example.org>\n'
  expect(parseMessage(text).trailers).toEqual([
    { key: 'Co-authored-by', value: 'A <a@example.org>' },
  ])
})

test('an empty message has an empty reason', () => {
  expect(parseMessage('')).toEqual({ reason: '', body: '', trailers: [] })
})

test('line ends in a value become spaces', () => {
  const text = formatMessage({ reason: 'x', trailers: [{ key: 'Event', value: 'a\nProposal: 4' }] })
  expect(parseMessage(text).trailers).toEqual([{ key: 'Event', value: 'a Proposal: 4' }])
})

test.each([
  { key: 'Signed-off-by', value: 'x' },
  { key: 'Event\nProposal', value: 'x' },
  { key: 'Event', value: ' \n ' },
])('the trailer %j is refused', (trailer) => {
  expect(() => formatMessage({ reason: 'x', trailers: [trailer] })).toThrow(ForkshopError)
})

const key = fc.constantFrom(...trailerKeys)
const value = fc
  .string({ minLength: 1 })
  .map(storedValue)
  .filter((text) => text !== '')
const trailers = fc.array(fc.record({ key, value }), { maxLength: 4 })
const line = fc.oneof(
  fc.string(),
  fc
    .tuple(fc.constantFrom('', '\\', '\\\\', ' '), key, fc.string())
    .map((parts) => `${parts[0]}${parts[1]}: ${parts[2]}`),
  fc.constantFrom('', ' ', 'Reviewed-by: x', ' continued'),
)
const text = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 8 }),
    fc.constantFrom('\n', '\r\n', '\u2028', '\r'),
  )
  .map(([lines, end]) => lines.join(end))

test('whatever the reason, the trailers that come back are those that were written', () => {
  fc.assert(
    fc.property(text, trailers, (reason, written) => {
      expect(parseMessage(formatMessage({ reason, trailers: written })).trailers).toEqual(written)
    }),
    { numRuns: 500 },
  )
})

test('reason and body come back as they were, but for line ends and blank edges', () => {
  fc.assert(
    fc.property(text, trailers, (reason, written) => {
      const read = parseMessage(formatMessage({ reason, trailers: written }))
      const [first = '-', ...rest] = stored(reason)
      expect(read.reason).toBe(first)
      expect(read.body).toBe(stored(rest.join('\n')).join('\n'))
    }),
    { numRuns: 500 },
  )
})

test('a message that was read, written and read again says the same', () => {
  fc.assert(
    fc.property(text, text, trailers, (reason, body, written) => {
      const message = formatMessage({ reason, body, trailers: written })
      expect(parseMessage(formatMessage(parseMessage(message)))).toEqual(parseMessage(message))
    }),
  )
})

function stored(written: string): readonly string[] {
  const lines = written
    .replaceAll('\0', '')
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map((each) => (each.replace(/[ \t]/g, '') === '' ? '' : each))
  while (lines.at(0) === '') lines.shift()
  while (lines.at(-1) === '') lines.pop()
  return lines
}

function storedValue(written: string): string {
  return written
    .replaceAll('\0', '')
    .replace(/\r\n?|[\n\u2028\u2029]/g, ' ')
    .trim()
}

test('lines that begin with a space continue a trailer, and are no trailers where none is before them', () => {
  const text = 'Corriger\n\n  suite du texte\nProposal: 4\n'
  expect(parseMessage(text).trailers).toEqual([])
  expect(parseMessage(text).body).toContain('suite du texte')
})

test('what people write about a change has limits that the interface and the address of a push share', () => {
  expect(wordLimits).toEqual({ title: 120, message: 2000, listed: 300, name: 80 })
})
