import { it } from 'vitest'
import { openWorld } from './world.ts'

// What a day taught, from its closing to a released version, is seen in the Saturday's test.
const world = openWorld()

it('without scripts the day and its table are there, and the minutes of a format', async () => {
  const reader = await world.person({ javaScript: false })
  await reader.page.goto('/events/repair-cafe-maison-de-quartier/taught')
  await reader.page.getByText('prévu 50 min, joué 1 h 05').waitFor()
  await reader.page.getByText('Toutes les étapes, en un tableau').click()
  await reader.page.getByRole('row', { name: /Pause/ }).getByText('−5 min').waitFor()
  await reader.page.goto('/formats/repair-cafe/runs')
  await reader.page
    .getByRole('row', { name: /Réparations, première vague/ })
    .getByText('65')
    .waitFor()
})
