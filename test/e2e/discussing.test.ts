import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const format = '/formats/48h-chrono'
const passageWords = 'La coordination envoie un compte rendu'

const goTo = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}
const passage = (page: Page) =>
  page.locator('[data-block]').filter({ hasText: passageWords }).first()
const dialog = (page: Page) => page.getByRole('dialog')
const mark = (page: Page) => page.getByRole('button', { name: /^Discussion sur/ })

it('asks about a passage, answers it elsewhere, live, and settles it by keyboard', async () => {
  const asker = await world.person({ as: 'participant', size: 'phone', touch: true })
  await goTo(asker.page, format)
  await passage(asker.page).tap()
  await asker.page.getByRole('button', { name: 'Demander ou remarquer' }).tap()
  await dialog(asker.page).getByLabel('Vos mots').fill('Qui l’envoie, et quand ?')
  await dialog(asker.page).getByRole('button', { name: 'Envoyer' }).tap()
  await dialog(asker.page).getByText('Qui l’envoie, et quand ?').waitFor()
  expect(await axeViolations(asker.page)).toEqual([])

  const { page, errors } = await world.person({ as: 'facilitator' })
  await goTo(page, format)
  await mark(page).focus()
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('button', { name: 'Répondre' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('La coordination, le lundi.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  // who asked sees the answer come
  await dialog(asker.page).getByText('La coordination, le lundi.').waitFor()
  await dialog(page).getByRole('button', { name: 'C’est la réponse' }).press('Enter')
  await dialog(page).getByText('réponse', { exact: true }).waitFor()
  await dialog(page).getByRole('button', { name: 'Régler' }).press('Enter')
  await mark(page).waitFor({ state: 'detached' })

  await goTo(page, `${format}/discussion?state=resolved`)
  await page.getByText('réglée par').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(errors).toEqual([])
})

it('reads the discussion without scripts', async () => {
  const { page } = await world.person({ javaScript: false })
  await page.goto(`${format}/discussion?state=resolved`)
  expect(await page.getByText('La coordination, le lundi.').count()).toBe(1)
})
