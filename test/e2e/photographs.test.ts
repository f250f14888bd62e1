import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { openWorld, type Visit } from './world.ts'

// A photograph that comes with an idea, from the phone of a guest to everybody who reads.
const world = openWorld()
const event = '48h-chrono-mixeur-2013'
const ideasPath = `/events/${event}/ideas`
const phone: Visit = { size: 'phone', touch: true }
const words = 'Un panneau par équipe.'

const goTo = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}
const openRoom = async (page: Page): Promise<string> => {
  const { address } = world.server()
  const answer = await page.context().request.put(`${address}/api/v1/events/${event}/code`, {
    data: { open: true },
    headers: { origin: address },
  })
  return (await answer.json()).code
}
const field = (page: Page) => page.getByRole('region', { name: 'Ajouter une photo' })
const row = (page: Page) => page.getByRole('listitem').filter({ hasText: words }).first()
const thumbnail = (page: Page) => row(page).getByRole('button', { name: /^Un panneau blanc/ })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Photo' })
const fileOf = (buffer: Buffer) => ({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer })

it('goes from the phone of a guest to who leads, who releases it, and is gone for all when it is taken back', async () => {
  const host = await world.person({ as: 'facilitator', dark: true })
  const code = await openRoom(host.page)
  await goTo(host.page, ideasPath)
  const visitor = await world.person()
  await goTo(visitor.page, ideasPath)
  const guest = await world.person(phone)
  const { page } = guest
  await goTo(page, `/e/${code}`)
  await page.getByLabel('Prénom').fill('Léa')
  await page.getByRole('button', { name: 'Entrer' }).tap()
  await page.getByRole('button', { name: 'Que changeriez-vous ?' }).tap()
  await page.getByRole('dialog').getByLabel('Votre idée').fill(words)
  await page.getByRole('dialog').getByRole('button', { name: 'Envoyer l’idée' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter une photo' }).tap()
  const choosing = field(page).getByLabel('Joindre une photo')
  await choosing.setInputFiles({ name: 'a.txt', mimeType: 'image/png', buffer: Buffer.from('non') })
  await field(page).getByText('Seules des photos').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await field(page).getByRole('button', { name: 'Retirer' }).tap()
  await guest.context.setOffline(true)
  await choosing.setInputFiles(fileOf(await page.screenshot({ type: 'jpeg' })))
  await field(page).getByText('Pas de connexion : la photo partira').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await guest.context.setOffline(false)
  await field(page).getByText('Photo envoyée. Elle attend l’équipe.').waitFor()
  await field(page).getByLabel('Ce que montre la photo').fill('Un panneau blanc')
  await field(page).getByLabel('Les personnes visibles sont d’accord').tap()
  await field(page)
    .getByLabel(/^Elle peut être utilisée sous/)
    .tap()
  expect(await axeViolations(page)).toEqual([])

  // told as it happens, and shown when it is asked for
  await host.page.getByRole('button', { name: /1 nouvelle idée.*1 nouvelle photo/ }).press('Enter')
  await row(host.page).getByText('attend l’équipe').waitFor()
  await visitor.page.getByRole('button', { name: '1 nouvelle idée' }).press('Enter')
  await row(visitor.page).waitFor()
  expect(await row(visitor.page).getByRole('img').count()).toBe(0)

  await thumbnail(host.page).press('Enter')
  expect(await axeViolations(host.page)).toEqual([])
  await dialog(host.page).getByRole('button', { name: 'Publier la photo' }).press('Enter')
  await dialog(host.page).getByRole('button', { name: 'Mettre dans le texte' }).press('Enter')
  const written = dialog(host.page).getByLabel(/^La photo attend avec les images/)
  await expect
    .poll(() => written.inputValue())
    .toMatch(/^!\[Un panneau blanc\]\(media\/[^)]+\.jpg\)$/)
  expect(await axeViolations(host.page)).toEqual([])
  await host.page.keyboard.press('Escape')

  await visitor.page.getByRole('button', { name: '1 nouvelle photo' }).press('Enter')
  await thumbnail(visitor.page).press('Enter')
  await dialog(visitor.page).getByRole('img', { name: 'Un panneau blanc' }).waitFor()
  expect(await axeViolations(visitor.page)).toEqual([])
  await visitor.page.keyboard.press('Escape')

  await field(page).getByRole('button', { name: 'Reprendre la photo' }).tap()
  await field(page).getByText('Photo envoyée').waitFor({ state: 'detached' })
  await thumbnail(visitor.page).waitFor({ state: 'detached' })
  await thumbnail(host.page).waitFor({ state: 'detached' })
}, 120_000)
