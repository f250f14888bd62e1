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

const board = `/events/${event}/board`
const section = (page: Page, name: string) => page.getByRole('region', { name })
const boards = (page: Page) => section(page, 'Photos des tableaux papier')
const pictures = (page: Page, name: string) =>
  section(page, name).getByRole('list').first().getByRole('listitem')

/** Chooses a file as who has no mouse does. */
const chooseByKeys = async (page: Page, buffer: Buffer): Promise<void> => {
  const chooser = page.waitForEvent('filechooser')
  await field(page).getByLabel('Joindre une photo').press('Enter')
  await (await chooser).setFiles(fileOf(buffer))
}

it('a paper board is photographed at the closing circle by keys, and is on the page of the event once it is released', async () => {
  const host = await world.person({ as: 'facilitator' })
  const code = await openRoom(host.page)
  const guest = await world.person({ ...phone, touch: false })
  const { page } = guest
  await goTo(page, `/e/${code}`)
  await page.getByLabel('Prénom').fill('Zoé')
  await page.getByRole('button', { name: 'Entrer' }).press('Enter')
  await page.getByText('Vous êtes Zoé').waitFor()
  await goTo(page, board)
  await boards(page).getByText('Aucune photo pour l’instant').waitFor()
  expect(await axeViolations(page)).toEqual([])
  const reader = await world.person({ dark: true })
  await goTo(reader.page, `/events/${event}`)
  await goTo(host.page, board)
  await boards(host.page).waitFor()

  await boards(page).getByRole('button', { name: 'Ajouter une photo' }).press('Enter')
  await chooseByKeys(page, await page.screenshot({ type: 'jpeg' }))
  await field(page).getByText('Photo envoyée. Elle attend l’équipe.').waitFor()
  await field(page).getByLabel('Ce que montre la photo').fill('Le mur des métiers')
  await field(page).getByLabel('Mon nom peut figurer à côté').press('Space')
  await chooseByKeys(page, await host.page.screenshot({ type: 'jpeg' }))
  await expect.poll(() => pictures(page, 'Photos des tableaux papier').count()).toBe(2)
  await boards(page)
    .getByRole('button', { name: /^Le mur des métiers/ })
    .waitFor()
  expect(await axeViolations(page)).toEqual([])

  // who leads is told of it where they are, and walks through what waits by arrows
  const first = boards(host.page).getByRole('button', { name: /^Le mur des métiers/ })
  await first.getByText('attend l’équipe').waitFor()
  expect(await axeViolations(host.page)).toEqual([])
  await first.press('Enter')
  await dialog(host.page).getByText('1 sur 2').waitFor()
  await host.page.keyboard.press('ArrowRight')
  await dialog(host.page).getByText('2 sur 2').waitFor()
  await dialog(host.page).getByRole('img', { name: 'Photo 2' }).waitFor()
  await host.page.keyboard.press('ArrowLeft')
  await dialog(host.page).getByText('Envoyée par Zoé').waitFor()
  expect(await axeViolations(host.page)).toEqual([])
  await dialog(host.page).getByRole('button', { name: 'Publier la photo' }).press('Enter')
  await dialog(host.page)
    .getByRole('button', { name: 'Publier la photo' })
    .waitFor({ state: 'detached' })
  await host.page.keyboard.press('Escape')

  // the page of the event says that something came, and shows it when it is asked for
  await reader.page.getByRole('button', { name: '1 nouvelle photo' }).press('Enter')
  await section(reader.page, 'Photos').getByRole('button', { name: 'Le mur des métiers' }).waitFor()
  expect(await pictures(reader.page, 'Photos').count()).toBe(1)
  expect(await axeViolations(reader.page)).toEqual([])

  // an idea likewise
  await goTo(page, `/e/${code}`)
  await page.getByText('Vous êtes Zoé').waitFor()
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Que changeriez-vous ?' }).press('Enter')
  await page.getByRole('dialog').getByLabel('Votre idée').fill('Le mur plus bas.')
  await page.getByRole('dialog').getByRole('button', { name: 'Envoyer l’idée' }).press('Enter')
  const news = reader.page.getByRole('button', { name: '1 nouvelle idée' })
  await news.waitFor()
  expect(await reader.page.getByText('Le mur plus bas.').count()).toBe(0)
  await news.press('Enter')
  await reader.page.getByText('Le mur plus bas.').first().waitFor()
  await news.waitFor({ state: 'detached' })

  // with the idea a photograph, which its link shows while it waits, for who has no session
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter une photo' }).press('Enter')
  await chooseByKeys(page, await page.screenshot({ type: 'jpeg' }))
  await field(page).getByText('Photo envoyée. Elle attend l’équipe.').waitFor()
  const link = await page
    .getByRole('dialog')
    .getByLabel('Votre lien : ce qu’elles sont devenues')
    .inputValue()
  await page.keyboard.press('Escape')
  const later = await world.person({ size: 'phone', dark: true })
  await goTo(later.page, link)
  await later.page.getByText('attend l’équipe').waitFor()
  await later.page.getByRole('button', { name: /^Photo 1/ }).press('Enter')
  await dialog(later.page).getByText('Pour la reprendre, demandez à qui organise').waitFor()
  const large = dialog(later.page).getByRole('img')
  await expect
    .poll(() => large.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth > 0))
    .toBe(true)
  expect(await dialog(later.page).getByRole('button', { name: 'Reprendre la photo' }).count()).toBe(
    0,
  )
  expect(await axeViolations(later.page)).toEqual([])

  // gone for all when it is taken back
  await goTo(page, board)
  await boards(page)
    .getByRole('button', { name: /^Le mur des métiers/ })
    .press('Enter')
  await dialog(page).getByRole('button', { name: 'Reprendre la photo' }).press('Enter')
  await expect.poll(() => pictures(page, 'Photos des tableaux papier').count()).toBe(1)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toMatch(/attend l’équipe/)
  await pictures(reader.page, 'Photos').waitFor({ state: 'detached' })
}, 180_000)
