import fc from 'fast-check'

const piece = fc.constantFrom(
  '---\n',
  'a: 1\n',
  '- x\n',
  '  - y\n',
  '| a | b |\n',
  '| - | - |\n',
  '# H\n',
  '```\n',
  '> q\n',
  '\n',
  'word. Word two.\n',
  '[x]: y\n',
  '<div>\n',
  '\t',
  '\r\n',
  '1. z\n',
  '***',
)

/** Texts put together from what begins, goes on and ends blocks of every kind. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 14 })
  .map((pieces) => pieces.join(''))
