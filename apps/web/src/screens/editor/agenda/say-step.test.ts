import { openText } from '@forkshop/document'
import { createReader, planOf } from '@forkshop/domain'
import { expect, test } from 'vitest'
import type { Catalogue } from '../../../locales/catalogue.ts'
import { messages as planner } from '../../../locales/fr/planner.ts'
import { sayStep } from './say-step.ts'

const { t } = createReader<Catalogue>('fr', { planner })
const days = [
  '| Heure | Durée | Étape |\n|---|---|---|\n| 11:00 | 1 h | Atelier |\n| 12:00 | 45 min | Point |\n| **12:30** | 1 h | Repas |\n',
].flatMap((text) =>
  (openText(text).body.content ?? []).flatMap((table) => planOf(table, 'fr') ?? []),
)
const said = (change: Parameters<typeof sayStep>[0]): string =>
  sayStep(change, { days, titles: ['Samedi'], t, language: 'fr' }).replaceAll(/\s/g, ' ')

const at = { day: 0, row: 1 }

test('a step that moved is said with its hour, its place, the end of the day and what lacks', () => {
  expect(said({ change: { kind: 'move', at: { day: 0, row: 2 }, to: at }, at })).toBe(
    '« Point » : 12:00, étape 2 sur 3, Samedi. La journée finit à 13:30. « Repas » reste à 12:30 : il manque 15 min avant.',
  )
})

test('another change is said by what the step is now, a removal by the day that is left', () => {
  expect(said({ change: { kind: 'length', at, minutes: 45 }, at })).toMatch(
    /^« Point » : 12:00, 45 min\. La journée/,
  )
  expect(said({ change: { kind: 'remove', at }, at: null })).toMatch(
    /^Étape supprimée\. La journée finit à 13:30\./,
  )
})

test('of a day that is not there nothing is said', () => {
  expect(said({ change: { kind: 'tidy', day: 4 }, at: null })).toBe('')
})
