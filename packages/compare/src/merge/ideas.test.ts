import { expect, test } from 'vitest'
import { demoText, ideas, saturday } from '../testing/demo-text.ts'
import { mergeTexts } from './merge-texts.ts'

const order = [ideas.needsAtOnce, ideas.taskBoard, ideas.joinProject, ideas.firstBricks]

/** The page after all four ideas were accepted, each of them written on the first version. */
function accepted(): string {
  return order.reduce((page, idea) => {
    const outcome = mergeTexts(demoText(), page, idea())
    expect(outcome).toMatchObject({ kind: 'merged', flagged: [] })
    return outcome.text
  }, demoText())
}

test('the four ideas of the first event merge one after the other', () => {
  const text = accepted()
  for (const phrase of [
    'À la clôture, toute personne inscrite',
    'Mise en ligne des besoins du projet',
    'les besoins publiés et la liste des initiatives proches',
    'Ouvrir le tableau de tâches',
    'Atelier de fabrication',
    'key: maker',
    '| Bricoleur, designer ou développeur |',
  ])
    expect(text.split(phrase)).toHaveLength(2)
})

test('they merge to the same page in any order', () => {
  const reversed = order
    .toReversed()
    .reduce((page, idea) => mergeTexts(demoText(), page, idea()).text, demoText())
  expect(reversed).toBe(accepted())
})

test.each([
  ['its name', saturday.replace('Ronde des', 'Grande ronde des')],
  ['its length', saturday.replace('90', '60')],
  ['its length and its name', saturday.replace('90', '60').replace('15', '10')],
  ['who leads it', saturday.replace('Coordination', 'Facilitation')],
  ['its hour', saturday.replace('16:00', '16:15')],
  ['nothing, it takes it out', ''],
])('a rival edit of the Saturday 16:00 row that changes %s is one conflict', (_, row) => {
  const rival = demoText([saturday, row])
  const outcome = mergeTexts(demoText(), accepted(), rival)
  expect(outcome).toMatchObject({
    kind: 'conflict',
    text: accepted(),
    conflicts: [{ path: 'Déroulé / Samedi\u00A0: comprendre et redéfinir / 16:00' }],
  })
  expect(outcome.kind === 'conflict' && outcome.conflicts).toHaveLength(1)
})
