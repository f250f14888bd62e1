import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { builtFiles } from './built-files.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const event = '48h-chrono-mixeur-2013'
const eventPath = `/events/${event}`
const passageWords = 'La coordination envoie un compte rendu'
let code = ''

beforeAll(async () => {
  const { context } = await world.person({ as: 'facilitator' })
  const { address } = world.server()
  const answer = await context.request.put(`${address}/api/v1/events/${event}/code`, {
    data: { open: true },
    headers: { origin: address },
  })
  code = (await answer.json()).code
})

/** Somebody who came in with the code, on a phone. */
const newGuest = async (): Promise<Person> => {
  const guest = await world.person({ size: 'phone', touch: true })
  const { address } = world.server()
  const answer = await guest.context.request.post(`${address}/api/v1/events/${event}/join`, {
    data: { code, name: 'Zoé' },
    headers: { origin: address },
  })
  expect(answer.status()).toBe(200)
  return guest
}
const goTo = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}
const passage = (page: Page) =>
  page.locator('[data-block]').filter({ hasText: passageWords }).first()
const field = (page: Page) => page.getByRole('dialog').getByLabel('Votre idée')
const openSheet = async (page: Page): Promise<void> => {
  await passage(page).tap()
  await page.getByRole('button', { name: 'Dire une idée', exact: true }).tap()
  await field(page).waitFor()
}
/** Waits until all is here that saying an idea needs: a browser fetches it when it has nothing else to do. */
const fetchedAhead = async (page: Page): Promise<void> => {
  await page.waitForFunction((parts) => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name)
    return parts.every((files) => files.some((file) => names.some((name) => name.endsWith(file))))
  }, ['IdeaDialog', 'KeptList', 'ideas'].map(builtFiles))
  await page.waitForLoadState('networkidle')
}
const closed = (page: Page): Promise<void> =>
  page.getByRole('dialog').waitFor({ state: 'detached' })
/** What is on the page about the passage, as everybody may read it. */
const saidIdeas = async (text: string): Promise<number> => {
  const answer = await fetch(`${world.server().address}/api/v1/pages/48h-chrono/ideas?limit=100`)
  const { items }: { items: readonly { readonly text: string }[] } = await answer.json()
  return items.filter((idea) => idea.text === text).length
}

it('keeps a typed idea through Esc, ✕, a tap outside and a reload, until it is thrown away', async () => {
  const { page, context } = await newGuest()
  await goTo(page, eventPath)
  await openSheet(page)
  await field(page).fill('Écrire le compte rendu ensemble.')
  await page.keyboard.press('Escape')
  await closed(page)
  await openSheet(page)
  expect(await field(page).inputValue()).toBe('Écrire le compte rendu ensemble.')
  await page.getByRole('dialog').getByText('Vos mots sont gardés').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).tap()
  await closed(page)
  await openSheet(page)
  await page.touchscreen.tap(195, 20)
  await closed(page)
  await page.getByText('Une idée commencée est gardée ici').waitFor()
  expect(await axeViolations(page)).toEqual([])

  await page.reload()
  await untilReady(page)
  await page.getByRole('button', { name: 'Reprendre' }).tap()
  expect(await field(page).inputValue()).toBe('Écrire le compte rendu ensemble.')
  await page.getByRole('dialog').getByText(passageWords).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Les jeter' }).tap()
  expect(await field(page).inputValue()).toBe('')
  await page.keyboard.press('Escape')
  await closed(page)
  await expect.poll(() => page.getByText('Une idée commencée').count()).toBe(0)
  await context.close()
})

it('opens the sheet without a line, keeps the idea, and sends it once when there is one', async () => {
  const words = 'Dire les règles avant le café.'
  const { page, context } = await newGuest()
  await goTo(page, eventPath)
  await fetchedAhead(page)
  await context.setOffline(true)
  await openSheet(page)
  await field(page).fill(words)
  await page.getByRole('button', { name: 'Envoyer l’idée' }).tap()
  await page.getByText('Pas de connexion : l’idée n’est pas partie.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByText('Une idée attend la connexion').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await context.setOffline(false)
  await expect.poll(() => saidIdeas(words)).toBe(1)
  await page.getByText('Votre idée est partie').waitFor()
  expect(await page.getByText('Une idée attend la connexion').count()).toBe(0)
  await context.close()
})

it('says that there is no line wherever the page is read, and thanks once in a sheet left open', async () => {
  const words = 'Un café dès neuf heures.'
  const { page, context } = await newGuest()
  await goTo(page, eventPath)
  await fetchedAhead(page)
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await context.setOffline(true)
  const notice = page.getByText('Hors connexion.')
  await notice.waitFor()
  const top = await notice.evaluate((element) => element.getBoundingClientRect().top)
  expect(top).toBeGreaterThanOrEqual(0)
  expect(top).toBeLessThan(60)
  await openSheet(page)
  await field(page).fill(words)
  await page.getByRole('button', { name: 'Envoyer l’idée' }).tap()
  await page.getByText('Pas de connexion : l’idée n’est pas partie.').waitFor()
  await context.setOffline(false)
  await page.getByRole('dialog', { name: 'Merci, l’idée est sur la page.' }).waitFor()
  expect(await saidIdeas(words)).toBe(1)
  await page.getByRole('button', { name: 'Revenir au texte' }).tap()
  await closed(page)
  expect(await page.getByText('Votre idée est partie').count()).toBe(0)
  await context.close()
})

it('makes one idea of one whose answer was lost, however often it is sent', async () => {
  const words = 'Ranger avant de partir.'
  const { page, context } = await newGuest()
  await goTo(page, eventPath)
  let lost = 0
  await page.route('**/api/v1/pages/48h-chrono/ideas', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort()
  })
  await openSheet(page)
  await field(page).fill(words)
  await page.getByRole('button', { name: 'Envoyer l’idée' }).tap()
  await page.getByRole('button', { name: 'Réessayer maintenant' }).tap()
  await page.getByRole('dialog', { name: 'Merci, l’idée est sur la page.' }).waitFor()
  expect([lost, await saidIdeas(words)]).toEqual([1, 1])
  await context.close()
})

it('asks a guest to sign in nowhere: on the event, beside it, and on the format read alone', async () => {
  const words = 'Dite sur le format lu seul.'
  const { page, context } = await newGuest()
  await goTo(page, eventPath)
  expect(await page.getByRole('button', { name: 'Dire une idée sur un passage' }).count()).toBe(1)
  await page.getByRole('button', { name: 'Que changeriez-vous ?' }).tap()
  await field(page).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Lire le format seul' }).tap()
  await page.waitForURL('**/p/48h-chrono@1.0')
  await openSheet(page)
  await field(page).fill(words)
  await page.getByRole('button', { name: 'Envoyer l’idée' }).tap()
  await page.getByRole('dialog', { name: 'Merci, l’idée est sur la page.' }).waitFor()
  const answer = await fetch(
    `${world.server().address}/api/v1/pages/48h-chrono/ideas?event=${event}&limit=100`,
  )
  expect(JSON.stringify(await answer.json())).toContain(words)
  await context.close()
})

it('shows a visitor who supports an idea the same doors as for saying one', async () => {
  const { page, context } = await world.person({ size: 'phone', touch: true })
  await goTo(page, '/formats/48h-chrono/ideas')
  await page
    .getByRole('button', { name: /^Soutenir/ })
    .first()
    .tap()
  const dialog = page.getByRole('dialog', { name: 'Soutenir cette idée' })
  await dialog.getByRole('link', { name: 'Se connecter' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('link', { name: 'Entrer avec le code' }).tap()
  await page.waitForURL(/\/e\?next=/)
  await context.close()
})
