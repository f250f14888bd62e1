import { expect } from 'vitest'
import { axeViolations, untilReady, viewports, type Person } from '../browser.ts'
import { onStep, openRun, press, sent, type DayServer } from '../day-server.ts'
import type { Look } from '../pictures.ts'

// What becomes of the Saturday once it is over.

/** The last steps are done, and the day is closed with a note to keep. */
export const closeTheDay = async (day: DayServer, slug: string, first: Person): Promise<void> => {
  const { page } = first
  await page.goto(`/events/${slug}/taught`)
  await page.getByRole('heading', { name: 'La journée n’est pas close' }).waitFor()
  await openRun(first, slug)
  await sent(first)
  await day.goOn(45, first)
  await day.onTime(first)
  await press(page, 'Fait, étape suivante')
  await onStep(first, 'Rangement et verre de l’amitié')
  await sent(first)
  await day.goOn(45, first)
  await day.onTime(first)
  await press(page, /^Fait$/)
  await press(page, 'Autres actions')
  await page.getByRole('menuitem', { name: 'Clore la journée' }).click()
  await page.getByRole('checkbox', { name: 'Il manque des chaises' }).check()
  await page.getByRole('button', { name: 'Clore', exact: true }).click()
  await page.getByRole('button', { name: 'Rouvrir la journée' }).waitFor()
}

/** Differences are written into the report and chosen for a proposal, which is accepted and released. */
export const learn = async (look: Look, slug: string, { page }: Person): Promise<void> => {
  await page.setViewportSize(viewports.desktop)
  await page.goto(`/events/${slug}`)
  await page.getByRole('link', { name: 'Ce qu’il a appris' }).first().click()
  await page.getByText('prévu 1 h 30, joué 1 h 40').waitFor()
  await page.getByText('ce jour n’a pas été mené depuis la conduite').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await press(page, 'Écrire dans le compte rendu')
  await press(page, 'Écrire dans la page')
  await page.getByText('C’est écrit dans la page.').waitFor()
  await page.getByRole('checkbox', { name: /^Choisir : Atelier 1/ }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('checkbox', { name: 'Choisir : Pause' }).check()
  await page.getByRole('heading', { name: '2 différences choisies' }).waitFor()
  await page.getByText('la journée finira à 17:55').waitFor()
  await look(page, 'chosen')
  await press(page, 'En faire une proposition')
  await page.waitForURL(/\/proposals\/\d+$/)
  await press(page, /^Accepter$/)
  await page
    .getByText(/^Acceptée par/)
    .first()
    .waitFor()
  await look(page, 'accepted')
  await page.goto('/formats/24h-chrono')
  await untilReady(page)
  await press(page, 'Publier une version…')
  await page.getByLabel('Ce qui change pour qui l’anime').fill('Le temps de l’atelier 1.')
  await press(page, /^Publier la/)
  await page.getByText(/^Version [\d.]+ publiée$/).waitFor()
}
