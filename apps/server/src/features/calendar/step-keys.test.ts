import { expect, test } from 'vitest'
import { stepKeys } from './step-keys.ts'

const days = (...names: readonly (readonly string[])[]) =>
  names.map((steps) => ({ steps: steps.map((step) => ({ step })) }))
const [open = '', pause = '', talk = '', second = ''] =
  stepKeys(days(['Open', 'Pause', 'Talk', 'Pause']))[0] ?? []
const keys = [[open, pause, talk, second]]
const at = (step: number) => ({ day: 0, step })

test('steps of one name are told apart', () => {
  expect(new Set(keys[0]).size).toBe(4)
})

test.each([
  [
    'the first agenda has the same keys whenever it is read',
    days(['Open', 'Pause', 'Talk', 'Pause']),
    [],
    keys,
  ],
  [
    'a step keeps its key under another name, elsewhere and on another day',
    days(['Speak'], ['Open']),
    [[at(2)], [at(0)]],
    [[talk], [open]],
  ],
  ['a new step gets the key of its words', days(['Talk']), [[null]], [[talk]]],
])('%s', (_what, now, origins, expected) => {
  expect(stepKeys(now, { origins, keys })).toEqual(expected)
})

test('a new step that is called as one that has another name now gets a key of its own', () => {
  const [[first = '', added = ''] = []] = stepKeys(days(['Welcome', 'Open']), {
    origins: [[at(0), null]],
    keys,
  })
  expect(first).toBe(open)
  expect([open, pause, talk, second]).not.toContain(added)
})
