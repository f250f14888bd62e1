import type { Revision } from '@forkshop/repository'
import { expect, test } from 'vitest'
import { revisionIdOf } from '../../base/row-ids.ts'
import { creditsOf } from './credits.ts'

const revision = (
  name: string,
  { verified = true, along = [] }: { verified?: boolean; along?: readonly string[] } = {},
): Revision => {
  const author = { name, email: `${name.toLowerCase()}@people.example` }
  const trailers = along.map((value) => ({ key: 'Co-authored-by', value }))
  const time = '2026-03-01T10:00:00.000Z'
  const id = revisionIdOf('a'.repeat(40))
  return {
    id,
    author,
    committer: author,
    time,
    reason: '',
    trailers,
    parents: [],
    verified,
  }
}
const named = (turns: number[], revisions: readonly Revision[]): readonly string[] =>
  creditsOf([{ turns }], { texts: [], revisions, older: [] }).map(({ name }) => name)

test('whoever wrote what is taken is named once, with those who wrote along', () => {
  const revisions = [revision('Ann', { along: ['Bo <bo@people.example>'] }), revision('Ann')]
  expect(named([0, 1], revisions)).toEqual(['Ann', 'Bo'])
})

test('whom a push merely claims to be is named nowhere', () => {
  const revisions = [
    revision('Ada', { verified: false, along: ['Cy <cy@people.example>'] }),
    revision('Bo'),
  ]
  expect(named([0, 1], revisions)).toEqual(['Bo'])
})
