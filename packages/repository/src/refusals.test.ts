import { ForkshopError } from '@forkshop/domain'
import { expect, it } from 'vitest'
import { RefusedPush } from './git/transport/refused-push.ts'
import { RefusedSource } from './import/source.ts'

it.each([
  ['a push', new RefusedPush('too-large', 'media/a.png'), 'RefusedPush'],
  ['a source', new RefusedSource('too-large', 'plan.md'), 'RefusedSource'],
])('%s is refused by an error of the one family', (_, error, name) => {
  expect(error).toBeInstanceOf(ForkshopError)
  expect(error).toMatchObject({ name, code: 'too-large', data: { subject: error.subject } })
  expect(error.message).toContain(error.subject)
})
