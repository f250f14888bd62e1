import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { demoPassword } from './running-server.ts'
import { openWorld, type Visit } from './world.ts'

const world = openWorld()

const account = async (visit: Visit): Promise<Page> => {
  const { page, context } = await world.person({ as: 'participant', ...visit })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/account')
  await untilReady(page)
  await page.getByRole('heading', { name: 'Mes agendas' }).waitFor()
  return page
}
const make = async (page: Page, name: string): Promise<string> => {
  await page.getByLabel('Nom de l’agenda').fill(name)
  await page.getByLabel('Il contient').selectOption('tous les événements que je peux voir')
  await page.getByRole('button', { name: 'Créer une adresse' }).click()
  await page.getByRole('button', { name: `Mettre fin ${name}` }).waitFor()
  return shownOnce(page).inputValue()
}
const shownOnce = (page: Page) => page.getByLabel('Adresse de votre agenda')
const status = async (address: string): Promise<number> => (await fetch(address)).status
const expectNoProblem = async (page: Page): Promise<void> =>
  expect(await axeViolations(page)).toEqual([])

it('makes a secret address, copies it once and ends it', { timeout: 90_000 }, async () => {
  const page = await account({})
  const address = await make(page, 'Téléphone')
  expect(address).toMatch(/^http:\/\/\S+\/calendars\/[\w-]{43}\.ics$/)
  await expectNoProblem(page)
  const made = page.getByRole('status').filter({ has: shownOnce(page) })
  await made.getByRole('button', { name: 'Copier' }).click()
  await made.getByRole('button', { name: 'Copié' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)

  const read = await fetch(address)
  expect([read.status, read.headers.get('content-type')]).toEqual([
    200,
    'text/calendar; charset=utf-8',
  ])
  expect(await read.text()).toContain('BEGIN:VEVENT')
  await page.reload()
  await page.getByText(/tous les événements que je peux voir · créé le .* · lu le /).waitFor()
  expect(await shownOnce(page).count()).toBe(0)
  expect(await page.content()).not.toContain(address.slice(-47, -4))

  await page.getByRole('button', { name: 'Mettre fin Téléphone' }).click()
  await page.getByRole('button', { name: 'Mettre fin Téléphone' }).waitFor({ state: 'detached' })
  expect(await status(address)).toBe(404)
  await expectNoProblem(page)
})

it('ends all of them with a new password, and says so before', { timeout: 90_000 }, async () => {
  const page = await account({ size: 'phone', dark: true })
  const addresses = [await make(page, 'Bureau'), await make(page, 'Maison')]
  expect(await Promise.all(addresses.map(status))).toEqual([200, 200])
  await expectNoProblem(page)
  await page.getByText('Un nouveau mot de passe y met fin.').waitFor()
  await page.getByLabel('Mot de passe actuel').fill(demoPassword)
  await page.getByLabel('Nouveau mot de passe').fill('another-password')
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click()
  await page.getByText('Mot de passe changé').first().waitFor()
  expect(await Promise.all(addresses.map(status))).toEqual([404, 404])
  await page.reload()
  await untilReady(page)
  await page.getByLabel('Nom de l’agenda').waitFor()
  expect(await page.getByRole('button', { name: /^Mettre fin/ }).count()).toBe(0)
})
