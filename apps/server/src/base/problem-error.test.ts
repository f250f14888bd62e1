import { ForkshopError } from '@forkshop/domain'
import { expect, it } from 'vitest'
import { ProblemError } from './problem-error.ts'

it('is of the one family, with its sentence as data', () => {
  const problem = new ProblemError('too-many', 'too-many-requests', { values: { seconds: 5 } })
  expect(problem).toBeInstanceOf(ForkshopError)
  expect(problem).toMatchObject({
    name: 'ProblemError',
    code: 'too-many',
    data: { key: 'too-many-requests', seconds: 5 },
    values: { seconds: 5 },
    extras: {},
  })
})

it('tells what it holds beside its sentence apart from the values of that', () => {
  const errors = [{ path: 'slug', message: 'Not a possible address.' }]
  const problem = new ProblemError('invalid', 'slug-invalid', { values: { slug: 'A' }, errors })
  expect(problem).toMatchObject({ values: { slug: 'A' }, extras: { errors } })
  expect(problem.extras).not.toHaveProperty('values')
})
