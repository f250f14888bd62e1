import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { openWorld, type Visit } from './world.ts'

const world = openWorld()
let host: Person
const at = { slug: '' }

const call = async (
  verb: 'POST' | 'PUT' | 'DELETE',
  path: string,
  data: object = {},
): Promise<Readonly<Record<string, unknown>>> => {
  const address = world.server().address
  const answer = await host.context.request.fetch(`${address}/api/v1${path}`, {
    method: verb,
    data,
    headers: { origin: address },
  })
  const text = await answer.text()
  expect(answer.ok(), text).toBe(true)
  return text === '' ? {} : JSON.parse(text)
}
const say = async (text: string): Promise<string> =>
  `idea:${String((await call('POST', `/pages/${at.slug}/ideas`, { text }))['id'])}`
const writeCard = async (text: string): Promise<string> => {
  const id = randomBytes(16).toString('hex')
  await call('POST', `/events/${at.slug}/board/cards`, { id, column: 'worked', text })
  return `card:${id}`
}
const show = (of: string) => call('PUT', `/events/${at.slug}/shown/${of}`)

beforeAll(async () => {
  host = await world.person({ as: 'facilitator' })
  const start = new Date(Date.now() - 40 * 60_000).toISOString().slice(0, 16)
  const body = { start, timezone: 'UTC', title: 'Chrono du jour', venue: 'La Halle' }
  at.slug = String((await call('POST', '/pages/48h-chrono/events', body))['slug'])
  await call('PUT', `/events/${at.slug}/code`, { open: true })
})

/** The computer of the projector: it has a link and no account. */
const projector = async (visit: Visit = {}): Promise<Person & { readonly link: string }> => {
  const made = await call('POST', `/events/${at.slug}/room-links`)
  const link = String(made['address'])
  const person = await world.person(visit)
  await person.page.goto(link.slice(link.indexOf('/events')))
  await person.page.getByRole('timer').waitFor()
  return { ...person, link }
}

/** Sizes of all that is read from the seats, in parts of the height of the screen. */
const sizesOf = (page: Page): Promise<readonly (readonly [string, number])[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.wall :is(p, h1, h2, li, strong, span)')]
      .filter((one) => one.textContent.trim() !== '' && one.closest('.wall-bar') === null)
      .map((one) => [one.textContent, parseFloat(getComputedStyle(one).fontSize) / innerHeight]),
  )

it('opens by its link without an account, and shows the address of the link to nobody', async () => {
  const { page, context, link } = await projector()
  expect(link).toContain('#')
  expect(page.url()).not.toContain('#')
  await page.getByText('Que changeriez-vous').waitFor()
  await page.reload()
  await page.getByRole('timer').waitFor()
  expect(await page.getByRole('button', { name: 'Ce qui est montré' }).count()).toBe(0)
  await context.close()
})

it('shows an idea once it is shown, takes it off when it is hidden, without being loaded again', async () => {
  const { page, context } = await projector()
  const of = await say('Un vrai temps de silence')
  await show(of)
  await page.getByText('Un vrai temps de silence').waitFor()
  await call('POST', '/hidden', { of })
  await page.getByText('Un vrai temps de silence').waitFor({ state: 'detached', timeout: 2000 })
  await context.close()
})

it('shows a card from the board by keys, with its column, and lets it go when it is hidden there', async () => {
  const wall = await projector({ language: 'en' })
  const words = 'Trois métiers par table'
  const board = `/events/${at.slug}/board`
  await writeCard(words)
  const { page, context } = await world.person({ as: 'facilitator' })
  await page.goto(board)
  await page.getByRole('button', { name: `Ce qu’on peut faire de : ${words}` }).press('Enter')
  await page.getByRole('button', { name: 'Montrer dans la salle' }).press('Enter')
  await page.getByText('À l’écran de la salle.').waitFor()
  const shown = wall.page.getByRole('listitem').filter({ hasText: words })
  await shown.getByText('What worked').waitFor()
  expect(await axeViolations(wall.page)).toEqual([])
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Retirer de l’écran' }).press('Enter')
  await shown.waitFor({ state: 'detached', timeout: 2000 })
  await page.getByRole('button', { name: 'Montrer dans la salle' }).press('Enter')
  await shown.waitFor()
  await page.getByRole('button', { name: 'Masquer', exact: true }).press('Enter')
  await shown.waitFor({ state: 'detached', timeout: 2000 })
  await Promise.all([context.close(), wall.context.close()])
})

it('follows the day as it goes', async () => {
  const { page, context } = await projector()
  const now = new Date().toISOString()
  const id = 'a-move-made-on-a-device'
  await call('POST', `/events/${at.slug}/run/moves`, {
    now,
    moves: [{ id, after: [], at: now, kind: 'start' }],
  })
  await page.getByRole('heading', { level: 1, name: 'Accueil, badges, tour du lieu' }).waitFor()
  await page.getByText(/^Il reste \d+/).waitFor()
  const next = {
    id: 'another-move-of-that-device',
    after: [id],
    at: now,
    kind: 'done',
    step: '0-0',
  }
  await call('POST', `/events/${at.slug}/run/moves`, { now, moves: [next] })
  await page.getByRole('heading', { level: 1, name: 'Mot d’ouverture' }).waitFor()
  await context.close()
})

it('ends on the wall when its link is ended', async () => {
  const { page, context } = await projector()
  const showing = await host.context.request.get(
    `${world.server().address}/api/v1/events/${at.slug}/showing`,
  )
  const { links } = await showing.json()
  for (const { id } of links) await call('DELETE', `/events/${at.slug}/room-links/${id}`)
  await page.getByRole('heading', { name: 'Cet écran n’est pas ouvert ici' }).waitFor()
  await context.close()
})

it('is chosen for and left by keys, from the room dialog of the event to what is shown', async () => {
  await say('Plus de pauses')
  await writeCard('Moins de bruit')
  const { page, context } = await world.person({ as: 'facilitator' })
  await page.goto(`/events/${at.slug}`)
  await untilReady(page)
  await page.getByRole('button', { name: 'Code pour les participants' }).first().press('Enter')
  await page.getByRole('link', { name: 'Écran de la salle' }).press('Enter')
  await page.getByRole('timer').waitFor()
  await page.getByRole('button', { name: 'Ce qui est montré' }).press('Enter')
  await page.getByRole('checkbox', { name: 'Plus de pauses' }).press('Space')
  await page.locator('.wall-ideas').getByText('Plus de pauses').waitFor()
  await page.getByRole('checkbox', { name: 'Moins de bruit' }).press('Space')
  await page.locator('.wall-ideas').getByText('Moins de bruit').waitFor()
  await page.getByRole('button', { name: 'Faire un lien', disabled: false }).press('Enter')
  await page.getByLabel('Adresse à ouvrir').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('listitem').filter({ hasText: 'Plus de pauses' }).waitFor()
  await context.close()
})

it('shows an idea from the menu at its side, and takes it off there', async () => {
  await say('Des fiches plus grandes')
  const { page, context } = await world.person({ as: 'facilitator' })
  await page.goto(`/events/${at.slug}/ideas`)
  await untilReady(page)
  const row = page.getByRole('listitem').filter({ hasText: 'Des fiches plus grandes' })
  const menu = row.getByRole('button', { name: 'Signaler, masquer…' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Montrer dans la salle' }).click()
  await page.getByText('À l’écran de la salle.').waitFor()
  await menu.click()
  await page.getByRole('menuitem', { name: 'Retirer de l’écran' }).waitFor()
  await context.close()
})

it.each<[string, Visit]>([
  ['1440 to 900', { language: 'fr' }],
  ['1440 to 900, dark, in English', { language: 'en', dark: true }],
])('can be read from ten metres: %s', async (_what, visit) => {
  await show(await say('Commencer par un tour de table debout, dehors si le temps le permet'))
  const card = 'Faire la seconde moitié de l’atelier 3 debout, dehors, et garder une pause après'
  for (let count = 0; count < 2; count += 1) await show(await writeCard(card))
  const { page, context } = await projector(visit)
  await page.getByText('Commencer par un tour').first().waitFor()
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(size)
    // 3 % of a picture two metres high are letters of 4 cm
    const small = (await sizesOf(page)).filter(([, part]) => part < 0.03)
    expect(small).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(size.height)
  }
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})

it('turns light and dark by its own switch, which changes nothing of the site', async () => {
  const { page, context } = await projector({ dark: true })
  const isDark = () => page.evaluate(() => document.documentElement.classList.contains('dark'))
  expect(await isDark()).toBe(true)
  await page.getByRole('button', { name: 'Écran clair' }).click()
  expect(await isDark()).toBe(false)
  expect(await page.evaluate(() => document.cookie)).not.toContain('theme')
  await page.reload()
  await page.getByRole('button', { name: 'Écran sombre' }).waitFor()
  await page.goto(`/events/${at.slug}`)
  expect(await isDark()).toBe(true)
  await context.close()
})

it('is all there on a phone, without scrolling sideways', async () => {
  const { page, context } = await projector({ size: 'phone' })
  await page.getByText('Que changeriez-vous').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})
