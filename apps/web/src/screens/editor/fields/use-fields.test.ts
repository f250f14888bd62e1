import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openFieldStore } from './field-store.ts'
import { useFields } from './use-fields.ts'

const formOf = (fields: Readonly<Record<string, string>>) => {
  const store = openFieldStore(new Y.Doc())
  const form = useFields(store)
  for (const [key, value] of Object.entries(fields)) store.write(key, `${key}: ${value}\n`)
  return form
}

test('a value that is wrong is still missing for a version', () => {
  const format = { kind: 'format', title: 'A' }
  expect(formOf(format).missing.value).toContain('duration')
  expect(formOf({ ...format, duration: 'deux heures' }).missing.value).toContain('duration')
  expect(formOf({ ...format, duration: 'PT2H' }).missing.value).not.toContain('duration')
})
