import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { axeViolations, countHand, untilReady, type Person } from './browser.ts'
import { openWorld, type Visit } from './world.ts'

// What somebody has in the room, on a phone.
const world = openWorld()
const event = '48h-chrono-mixeur-2013'
const eventPath = `/events/${event}`
let code = ''

const phone: Visit = { size: 'phone', touch: true }

beforeAll(async () => {
  const { context } = await world.person({ as: 'facilitator' })
  const { address } = world.server()
  const answer = await context.request.put(`${address}/api/v1/events/${event}/code`, {
    data: { open: true },
    headers: { origin: address },
  })
  code = (await answer.json()).code
})

const goTo = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}
/** Somebody in the room, by its code. */
const comeIn = async (name: string, visit: Visit = phone): Promise<Person> => {
  const person = await world.person(visit)
  await goTo(person.page, `/e/${code}`)
  await person.page.getByLabel('Prénom').fill(name)
  await person.page.getByRole('button', { name: 'Entrer' }).click()
  await person.page.getByText(`Vous êtes ${name}`).waitFor()
  await person.page.waitForLoadState('networkidle')
  return person
}
const ask = (page: Page) => page.getByRole('button', { name: 'Que changeriez-vous ?' })
const sheet = (page: Page) => page.getByRole('dialog')
const field = (page: Page) => sheet(page).getByLabel('Votre idée')
const send = (page: Page) => sheet(page).getByRole('button', { name: 'Envoyer l’idée' })
const thanks = (page: Page) =>
  page.getByRole('dialog', { name: 'Merci, l’idée est sur la page.' }).waitFor()
const own = (page: Page) => page.getByRole('region', { name: /^(?:Votre idée|Vos idées)$/ })

/** What everybody reads of it. */
const saidIdeas = async (text: string) => {
  const answer = await fetch(`${world.server().address}/api/v1/pages/48h-chrono/ideas?limit=100`)
  const { items }: { items: readonly { text: string; anchor: { quote: string } | null }[] } =
    await answer.json()
  return items.filter((idea) => idea.text === text)
}
const expectNoProblem = async (page: Page): Promise<void> => {
  expect(await axeViolations(page)).toEqual([])
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wide).toBeLessThanOrEqual(0)
}

it('goes from the address on the wall to a sent idea in three taps and one field, after 100 kB', async () => {
  const words = 'Un café avant de commencer.'
  const { page, context } = await world.person(phone)
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  // slow 4G
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 90_000,
  })
  const headers = new Map<string, number>()
  const fetched = { bytes: 0 }
  session.on('Network.responseReceived', ({ requestId, response }) => {
    headers.set(requestId, response.encodedDataLength)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    fetched.bytes += encodedDataLength - (headers.get(requestId) ?? 0)
  })
  await goTo(page, `/e/${code}`)
  await page.getByText(/^Ce que vous y direz paraît sous CC BY-SA/).waitFor()
  await page.waitForLoadState('networkidle')
  expect(fetched.bytes).toBeGreaterThan(50_000)
  expect(fetched.bytes).toBeLessThanOrEqual(100_000)

  const hand = await countHand(page)
  await page.getByRole('button', { name: 'Entrer' }).tap()
  await ask(page).tap()
  await field(page).fill(words)
  await send(page).tap()
  await thanks(page)
  expect(await hand()).toEqual({ taps: 3, fields: 1 })
  expect(await saidIdeas(words)).toHaveLength(1)
  await context.close()
})

it('keeps what is written without a line through closing the page, and sends it once when it is back', async () => {
  const words = 'Garder le cercle plus court.'
  const { page, context } = await comeIn('Noor')
  await context.setOffline(true)
  await ask(page).tap()
  await field(page).fill(words)
  await send(page).tap()
  await sheet(page).getByText('Pas de connexion : l’idée n’est pas partie.').waitFor()
  await expectNoProblem(page)
  await page.keyboard.press('Escape')
  await page.getByText('Une idée attend la connexion').waitFor()
  await expectNoProblem(page)
  // a browser that closes a page may give it the line back for a moment
  expect(await saidIdeas(words)).toHaveLength(0)
  await page.close()
  await context.setOffline(false)
  const tabs = await Promise.all([context.newPage(), context.newPage()])
  await Promise.all(tabs.map((tab) => goTo(tab, `/e/${code}`)))
  const [again] = tabs
  await own(again).getByText(words).waitFor()
  await expect.poll(() => again.getByText('Une idée attend la connexion').count()).toBe(0)
  expect(await saidIdeas(words)).toHaveLength(1)
  await context.close()
})

it('takes a touched step as the passage, from the list of the day and from the sheet', async () => {
  const words = 'Le repas plus tôt.'
  const { page, context } = await comeIn('Ada')
  const steps = page.getByRole('region', { name: 'Le déroulé' })
  await steps.getByRole('button', { name: /^12:30 Repas/ }).tap()
  await sheet(page).getByText('Repas', { exact: true }).waitFor()
  await field(page).fill(words)
  await sheet(page).getByRole('button', { name: 'toucher le passage' }).tap()
  await page.getByText('Touchez le passage ou l’étape.').waitFor()
  await expectNoProblem(page)
  await steps.getByRole('button', { name: /^09:30 Café/ }).tap()
  await sheet(page).getByText('Café et météo intérieure').waitFor()
  expect(await field(page).inputValue()).toBe(words)
  await send(page).tap()
  await thanks(page)
  expect((await saidIdeas(words)).map(({ anchor }) => anchor?.quote)).toEqual([
    'Café et météo intérieure',
  ])
  await context.close()
})

it('takes a touched paragraph as the passage on the page of the event, and Esc leaves the touching', async () => {
  const words = 'Écrire le compte rendu à deux.'
  const { page, context } = await comeIn('Ida')
  await goTo(page, eventPath)
  await ask(page).tap()
  await field(page).fill(words)
  const touch = sheet(page).getByRole('button', { name: 'toucher le passage' })
  await touch.tap()
  await sheet(page).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await field(page).waitFor()
  expect(await field(page).inputValue()).toBe(words)
  await touch.tap()
  await page
    .getByRole('region', { name: /^Le format joué/ })
    .locator('[data-block]')
    .filter({ hasText: 'La coordination envoie un compte rendu' })
    .first()
    .tap()
  await sheet(page).getByText('La coordination envoie un compte rendu').waitFor()
  await expectNoProblem(page)
  await send(page).tap()
  await thanks(page)
  expect((await saidIdeas(words))[0]?.anchor?.quote).toContain('La coordination envoie')
  await context.close()
})

it('lists own ideas, which are changed and taken back, and gives a link that tells what became of them', async () => {
  const { page, context } = await comeIn('Léa')
  await ask(page).tap()
  await field(page).fill('Plus de pauses.')
  await send(page).tap()
  await thanks(page)
  const link = await sheet(page).getByLabel('Votre lien : ce qu’elles sont devenues').inputValue()
  await page.keyboard.press('Escape')
  const said = own(page)
  await said.getByRole('button', { name: 'Changer' }).tap()
  await said.getByLabel('Votre idée').fill('Deux pauses de plus.')
  await expectNoProblem(page)
  await said.getByRole('button', { name: 'Enregistrer' }).tap()
  await said.getByText('Deux pauses de plus.').waitFor()

  const elsewhere = await world.person({ size: 'phone', dark: true })
  const answer = await elsewhere.page.goto(link)
  await untilReady(elsewhere.page)
  const {
    'cache-control': kept,
    'referrer-policy': told,
    'x-robots-tag': found,
  } = answer?.headers() ?? {}
  expect({ kept, told, found }).toEqual({ kept: 'no-store', told: 'no-referrer', found: 'noindex' })
  expect(await answer?.text()).not.toContain('Deux pauses')
  await elsewhere.page.getByRole('heading', { name: 'Ce qu’elles sont devenues' }).waitFor()
  await elsewhere.page.getByText('Deux pauses de plus.').waitFor()
  await expectNoProblem(elsewhere.page)
  expect(await elsewhere.context.cookies()).toEqual([])
  await elsewhere.page.getByRole('button', { name: 'Mettre fin à ce lien' }).click()
  await elsewhere.page.getByRole('button', { name: 'Y mettre fin' }).click()
  await elsewhere.page.getByText('C’est fait : ce lien n’ouvre plus rien.').waitFor()
  await elsewhere.page.reload()
  await elsewhere.page.getByText('Ce lien ne mène nulle part').waitFor()
  await expectNoProblem(elsewhere.page)

  await said.getByRole('button', { name: 'Retirer' }).tap()
  await said.getByRole('button', { name: 'Retirer' }).tap()
  await said.waitFor({ state: 'detached' })
  await Promise.all([context.close(), elsewhere.context.close()])
})

it('says who one is, and leaves', async () => {
  const { page, context } = await comeIn('Zoé')
  await page.getByRole('button', { name: 'quitter' }).tap()
  await expectNoProblem(page)
  await page.getByRole('button', { name: 'Quitter la salle' }).tap()
  await page.getByRole('button', { name: 'Entrer' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Entrer' }).waitFor()
  await context.close()
})

it('says it where the browser keeps nothing, and the idea arrives all the same', async () => {
  const words = 'Des chaises en rond.'
  const { page, context } = await world.person(phone)
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await goTo(page, `/e/${code}`)
  await page.getByRole('button', { name: 'Entrer' }).tap()
  await ask(page).tap()
  await field(page).fill(words)
  await sheet(page).getByText('Ce navigateur ne garde rien').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('ne fermez pas cette page').waitFor()
  await expectNoProblem(page)
  await ask(page).tap()
  expect(await field(page).inputValue()).toBe(words)
  await send(page).tap()
  await thanks(page)
  await context.close()
})

it('is all done by keyboard', async () => {
  const { page, context } = await comeIn('Bo', { size: 'desktop' })
  await ask(page).focus()
  await page.keyboard.press('Enter')
  await field(page).waitFor()
  await expect
    .poll(() => field(page).evaluate((element) => element === document.activeElement))
    .toBe(true)
  await page.keyboard.type('Par le clavier.')
  await page.keyboard.press('Escape')
  await sheet(page).waitFor({ state: 'detached' })
  await expect
    .poll(() => ask(page).evaluate((element) => element === document.activeElement))
    .toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => field(page).inputValue()).toBe('Par le clavier.')
  await send(page).focus()
  await page.keyboard.press('Enter')
  await thanks(page)
  await context.close()
})
