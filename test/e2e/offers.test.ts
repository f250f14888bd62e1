import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const formatPath = '/formats/48h-chrono'
const eventPath = '/events/48h-chrono-mixeur-2013'

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}

const expectNoProblem = async (page: Page): Promise<void> => {
  expect(await axeViolations(page)).toEqual([])
  const [wide, seen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(wide).toBeLessThanOrEqual(seen ?? 0)
}

/** Opens the event's room and answers its code. */
const openRoom = async ({ page }: Person): Promise<string> => {
  await open(page, eventPath)
  await page.getByRole('button', { name: 'Code pour les participants' }).click()
  await page.getByRole('button', { name: 'Ouvrir la salle' }).click()
  return page.getByText(/^[A-Z3-9]{3}-[A-Z3-9]{3}$/).innerText()
}

/** Rewrites the passage with these words, by keyboard alone once it is chosen. */
const rewrite = async (page: Page, words: string, by: string): Promise<void> => {
  const passages = page.getByLabel('Le passage', { exact: true })
  const value = await passages
    .locator('option')
    .filter({ hasText: words })
    .first()
    .getAttribute('value')
  await passages.selectOption(value)
  await page.getByLabel('Ce qu’il doit dire').fill(by)
}

const send = async (page: Page, what: string): Promise<void> => {
  await page.getByLabel('Le changement en quelques mots').fill(what)
  await page.getByLabel('Pourquoi ?').fill('On s’y perdait.')
  await page.getByRole('button', { name: 'Envoyer la proposition' }).press('Enter')
}

it(
  'carries what guests propose to who looks after the page, and their answer back',
  { timeout: 120_000 },
  async () => {
    const host = await world.person({ as: 'facilitator', dark: true })
    const code = await openRoom(host)
    const guest = await world.person({ size: 'phone', touch: true })
    const { page } = guest
    await open(page, '/e')
    await page.getByLabel('Code affiché dans la salle').fill(code)
    await page.getByLabel('Prénom').fill('Zoé')
    await page.getByRole('button', { name: 'Entrer' }).tap()
    await page.getByText('Vous êtes Zoé').waitFor()

    await open(page, formatPath)
    await page.getByRole('button', { name: 'Plus d’actions' }).last().tap()
    await page.getByRole('menuitem', { name: 'Proposer un changement' }).tap()
    await page.getByRole('heading', { name: 'Proposer un changement à 48h Chrono' }).waitFor()
    await expectNoProblem(page)
    await rewrite(page, 'La coordination envoie', 'Le compte rendu se fait ensemble.')
    await page.getByRole('heading', { name: 'Ce que vous changez' }).waitFor()
    await expectNoProblem(page)
    await page.getByRole('button', { name: /^Remettre comme avant/ }).tap()
    await send(page, 'Compte rendu ensemble')
    await page.getByText('Récrivez d’abord un passage.').waitFor()
    await rewrite(page, 'La coordination envoie', 'Le compte rendu se fait ensemble.')
    await page.getByRole('button', { name: 'Envoyer la proposition' }).tap()
    const thanks = page.getByRole('heading', { name: 'Merci, votre proposition attend' })
    await thanks.waitFor()
    await expectNoProblem(page)
    await page.getByRole('link', { name: 'Voir mes propositions' }).tap()
    const own = page.getByRole('region', { name: 'Vos propositions' })
    await own.getByText('attend d’être lue').waitFor()
    await expectNoProblem(page)
    expect(await world.rawText('48h-chrono')).not.toContain('se fait ensemble')

    await open(host.page, `${formatPath}/proposals`)
    const toRead = host.page.getByRole('region', { name: 'Propositions d’invités à lire' })
    await toRead.getByText('Zoé').waitFor()
    await expectNoProblem(host.page)
    await toRead.getByRole('link', { name: 'Compte rendu ensemble' }).click()
    await host.page.getByRole('heading', { name: 'Ce qui change' }).waitFor()
    await host.page.getByText('personne n’a vérifié le nom').waitFor()
    await expectNoProblem(host.page)
    await host.page.getByRole('button', { name: 'Montrer à tout le monde' }).click()
    await host.page.waitForURL(/\/proposals\/\d+$/)
    await host.page.getByText('invité d’un événement').waitFor()
    await expectNoProblem(host.page)

    await open(page, `${formatPath}/proposals`)
    await own.getByRole('link', { name: /^proposition \d+$/ }).waitFor()
    await open(page, `${formatPath}/edit?proposal`)
    await rewrite(page, 'La coordination envoie', 'Rien.')
    await send(page, 'Sans compte rendu')
    await thanks.waitFor()
    await open(host.page, `${formatPath}/proposals`)
    await toRead.getByRole('link', { name: 'Sans compte rendu' }).click()
    await host.page.getByRole('button', { name: 'Refuser avec une raison' }).click()
    const dialog = host.page.getByRole('dialog', { name: 'Refuser cette proposition ?' })
    await dialog.getByLabel('Pourquoi ?').fill('Le compte rendu sert aux absents.')
    await expectNoProblem(host.page)
    await dialog.getByRole('button', { name: 'Refuser' }).click()
    await host.page.getByText(/^Refusée par/).waitFor()
    await expectNoProblem(host.page)
    await open(page, `${formatPath}/proposals`)
    await own.getByText('Pourquoi : Le compte rendu sert aux absents.').waitFor()
    await expectNoProblem(page)

    const reader = await world.person({ size: 'phone', language: 'en', dark: true })
    await open(reader.page, `${formatPath}/proposals`)
    await reader.page.getByText('guest of an event').waitFor()
    expect(await reader.page.getByText('Sans compte rendu').count()).toBe(0)
    await expectNoProblem(reader.page)
    await Promise.all([host, guest, reader].map(({ context }) => context.close()))
  },
)

it('says in English to a guest whose room was closed that their words are still there', async () => {
  const host = await world.person({ as: 'facilitator' })
  await open(host.page, eventPath)
  await host.page.getByRole('button', { name: 'Code pour les participants' }).click()
  const code = await host.page.getByText(/^[A-Z3-9]{3}-[A-Z3-9]{3}$/).innerText()
  const { page, context } = await world.person({ size: 'phone', language: 'en', dark: true })
  await open(page, `/e/${code}`)
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByText('You are in the room').waitFor()
  await open(page, `${formatPath}/edit?propose=1`)
  await page.getByLabel('The passage').selectOption({ index: 2 })
  await page.getByLabel('What it should say').fill('Said otherwise.')
  await page.getByLabel('The change in a few words').fill('Otherwise')
  await page.getByLabel('Why?').fill('Clearer')
  await expectNoProblem(page)
  await host.page.getByRole('button', { name: 'Fermer la salle' }).click()
  await host.page.getByText(/personnes? y (est|sont)/).waitFor()
  await host.page.getByRole('button', { name: 'Fermer la salle' }).click()
  await host.page.getByText('La salle est fermée.').waitFor()
  await page.getByRole('button', { name: 'Send the proposal' }).click()
  await page.getByText('The room of the event is closed').waitFor()
  await expectNoProblem(page)
  expect(await page.getByLabel('What it should say').inputValue()).toBe('Said otherwise.')
  const outside = await world.person({ language: 'en' })
  await open(outside.page, `${formatPath}/offers/anything`)
  await outside.page.waitForURL(/\/sign-in/)
  await Promise.all([host.context.close(), context.close(), outside.context.close()])
})
