import { expect, test } from 'vitest'

test('packages of others are tested in the form that they have in production', () => {
  expect(process.execArgv).toContain('--conditions')
  expect(process.execArgv.join(' ')).not.toContain('development')
})
