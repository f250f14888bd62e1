import { fieldForm, pageKinds } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { fieldGroups, grouped, groupOf } from './field-groups.ts'

const formOf = (kind: (typeof pageKinds)[number]) => fieldForm(kind).map((spec) => ({ spec }))
const told = (kind: (typeof pageKinds)[number]) =>
  Object.fromEntries(
    grouped(formOf(kind)).map(({ group, fields }) => [group, fields.map(({ spec }) => spec.key)]),
  )

test.each(pageKinds)('every field of a %s stands in one part of its form', (kind) => {
  const shown = grouped(formOf(kind)).flatMap(({ fields }) => fields.map(({ spec }) => spec.key))
  expect(shown.toSorted()).toEqual(
    fieldForm(kind)
      .map(({ key }) => key)
      .toSorted(),
  )
})

test('an event begins with what it is, then when and where', () => {
  const form = told('event')
  expect(Object.keys(form)).toEqual(fieldGroups)
  expect(form['when']).toEqual(['start', 'end', 'days', 'timezone', 'venue', 'online', 'territory'])
  expect(form['about']?.slice(0, 4)).toEqual(['kind', 'title', 'summary', 'format'])
})

test('parts without a field are not there', () => {
  expect(Object.keys(told('method'))).toEqual(['about', 'when', 'people', 'content', 'sharing'])
})

test('a field that no part names stands with the last', () => {
  expect(groupOf('something-new')).toBe('sharing')
})
