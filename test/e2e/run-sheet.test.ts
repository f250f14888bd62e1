import { expect, it } from 'vitest'
import { axeViolations, viewports, type Person } from './browser.ts'
import { dayOn, openDayServer, openRun as open, press, sent, type Attendee } from './day-server.ts'

/** The clocks of the place show this; phones and the server are told their hours apart. */
const NINE = new Date('2027-01-23T09:00:00+01:00')
const { call, goOn, person: phone, setTime } = openDayServer(NINE)

/** An event whose day begins at nine, and who leads it. */
const newDay = async (): Promise<{ readonly slug: string; readonly lead: Attendee }> => {
  setTime(NINE)
  const lead = await phone({ as: 'facilitator' })
  const start = '2027-01-23T09:00'
  const made = await call(lead, 'POST', '/pages/retrospective-d-equipe/events', {
    start,
    timezone: 'Europe/Paris',
    title: 'Rétrospective de janvier',
  })
  return { slug: String(made['slug']), lead }
}
const untilKept = ({ page }: Person, slug: string): Promise<unknown> =>
  page.waitForFunction(
    async (path) => (await caches.match(path, { ignoreVary: true })) !== undefined,
    `/events/${slug}/run`,
  )

it('is led by two, one of whom has no network for an hour and loads the page again meanwhile', async () => {
  const { slug, lead } = await newDay()
  const other = await phone({ as: 'participant', wrong: -5 })
  const { account } = (await call(other, 'GET', '/session')) as { account: { id: string } }
  await call(lead, 'PUT', `/pages/${slug}/people/${account.id}`, { role: 'maintainer' })
  await open(lead, slug)
  await open(other, slug)
  expect(await other.page.getByRole('timer').innerText()).toBe('09:00')
  await press(lead.page, 'Commencer maintenant')
  const first = await lead.page.getByRole('heading', { level: 1 }).innerText()
  await other.page.getByRole('heading', { level: 1, name: first }).waitFor()

  await untilKept(other, slug)
  await other.context.setOffline(true)
  await press(other.page, 'Prolonger')
  await press(other.page, '+ 10 min')
  await other.page
    .getByText('Sans réseau')
    .or(other.page.getByText('1 en attente'))
    .first()
    .waitFor()
  await press(lead.page, 'Passer')
  await sent(lead)
  await goOn(30, lead, other)
  await other.page.reload()
  await other.page.getByRole('heading', { level: 1, name: first }).waitFor()
  await other.page.getByText('1 en attente').waitFor()
  expect(await other.page.getByRole('timer').innerText()).toBe('09:30')
  await press(other.page, 'Noter')
  await other.page.getByLabel('Note', { exact: true }).fill('Il manque des chaises')
  await other.page.getByRole('dialog').getByRole('button', { name: 'Noter' }).click()
  await other.page.getByText('2 en attente').waitFor()
  await goOn(30, lead, other)

  await other.context.setOffline(false)
  for (const { page } of [lead, other]) {
    const told = page.getByRole('region', { name: 'Vous étiez plusieurs à décider sans réseau' })
    await told.getByText(`${first} : passé (`, { exact: false }).waitFor()
    await told.getByText(/10\s+min de plus \(Participation/).waitFor()
    await page.getByText('À jour').waitFor()
  }
  await expect.poll(async () => (await dayOn(other)).join()).toBe((await dayOn(lead)).join())
  expect(await axeViolations(other.page)).toEqual([])
  await press(other.page, 'C’est vu')
  await other.page.getByText('C’est vu').waitFor({ state: 'detached' })
})

it('takes back what was begun by mistake, and does it again', async () => {
  const { slug, lead } = await newDay()
  const { page } = lead
  await open(lead, slug)
  await press(page, 'Commencer maintenant')
  await press(page, /^Revenir sur/)
  await page.getByRole('heading', { level: 1, name: 'Pas encore commencée' }).waitFor()
  await press(page, 'Rétablir')
  await page.getByRole('button', { name: 'Fait, étape suivante' }).waitFor()
})

it('is led by keyboard alone: more time, a step put in, another order, the clock that waits', async () => {
  const { slug, lead } = await newDay()
  const { page } = lead
  await open(lead, slug)
  const use = async (name: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name }).first().focus()
    await page.keyboard.press('Enter')
  }
  await use('Commencer maintenant')
  await use('Prolonger')
  await page.getByLabel('Autre, en minutes').fill('-3')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await use('Insérer')
  await page.getByLabel('Étape', { exact: true }).fill('Chanson')
  await page.keyboard.press('Enter')
  const names = page.locator('.run-list .name')
  await expect.poll(() => names.first().textContent()).toBe('Chanson')
  await use('Autres actions')
  await page.getByRole('menuitem', { name: 'Changer l’ordre' }).press('Enter')
  await use('Plus tard : Chanson')
  await expect.poll(() => names.nth(1).textContent()).toBe('Chanson')
  await use('Ordre terminé')
  await use('Suspendre')
  await page.getByText('L’horloge attend depuis 09:00').waitFor()
  await use('Reprendre')
  await page.getByRole('button', { name: 'Fait, étape suivante' }).waitFor()
  await use('Étape : Chanson')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Nous en sommes là' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Chanson' }).waitFor()
})

it('is closed with the notes that are chosen; what comes late waits, and goes once it is opened again', async () => {
  const { slug, lead } = await newDay()
  const away = await phone({ as: 'facilitator' })
  await open(lead, slug)
  await open(away, slug)
  await press(lead.page, 'Commencer maintenant')
  await press(lead.page, 'Noter')
  await lead.page.getByLabel('Note', { exact: true }).fill('À garder')
  await lead.page.getByRole('dialog').getByRole('button', { name: 'Noter' }).click()
  await away.page.getByText('À garder').waitFor()
  await away.context.setOffline(true)
  await press(away.page, 'Prolonger')
  await press(away.page, '+ 5 min')
  await press(lead.page, 'Autres actions')
  await lead.page.getByRole('menuitem', { name: 'Clore la journée' }).click()
  await lead.page.getByRole('checkbox', { name: 'À garder' }).check()
  expect(await axeViolations(lead.page)).toEqual([])
  await lead.page.getByRole('button', { name: 'Clore', exact: true }).click()
  await lead.page.getByRole('button', { name: 'Rouvrir la journée' }).waitFor()
  await away.context.setOffline(false)
  await away.page.getByText('1 action attend sur cet appareil : la journée est close.').waitFor()
  await press(lead.page, 'Rouvrir la journée')
  await away.page.getByText('À jour').waitFor()
  await lead.page.getByRole('button', { name: /^Revenir sur : .*5 min de plus/ }).waitFor()
})

it('goes on in a browser that keeps nothing, and says so', async () => {
  const { slug, lead } = await newDay()
  const { page } = lead
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await open(lead, slug)
  await page.getByText('Cet appareil ne garde rien').waitFor()
  await press(page, 'Commencer maintenant')
  await page.getByRole('button', { name: 'Fait, étape suivante' }).waitFor()
})

it('shares one day between the tabs of a phone without a network', async () => {
  const { slug, lead } = await newDay()
  await open(lead, slug)
  const tab = await lead.context.newPage()
  await tab.goto(`/events/${slug}/run`)
  await tab.getByRole('timer').waitFor()
  await lead.context.setOffline(true)
  await press(lead.page, 'Commencer maintenant')
  await press(tab, 'Prolonger')
  await press(tab, '+ 5 min')
  for (const page of [lead.page, tab]) await page.getByText('2 en attente').waitFor()
  await lead.context.setOffline(false)
  for (const page of [lead.page, tab]) await page.getByText('À jour').waitFor()
  const { moves } = (await call(lead, 'GET', `/events/${slug}/run?since=0`)) as {
    moves: readonly { readonly kind: string }[]
  }
  expect(moves.map(({ kind }) => kind)).toEqual(['start', 'extend'])
})

it('shows who does not lead it the day without actions, and keeps nothing after signing out', async () => {
  const { slug, lead } = await newDay()
  await open(lead, slug)
  await press(lead.page, 'Commencer maintenant')
  await lead.page.getByText('À jour').waitFor()
  const reader = await phone({ as: 'participant' })
  await open(reader, slug)
  await reader.page.getByText('Mènent la journée').waitFor()
  expect(await reader.page.getByRole('button', { name: 'Fait, étape suivante' }).count()).toBe(0)
  await lead.page.setViewportSize(viewports.desktop)
  await lead.page.goto('/')
  await lead.page.getByRole('button', { name: 'Compte de Facilitation' }).first().click()
  await lead.page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await expect
    .poll(() =>
      lead.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('run:'))),
    )
    .toEqual([])
})

it('loads itself again when the server has a newer client and nothing is unsent', async () => {
  const { slug, lead } = await newDay()
  await open(lead, slug)
  await lead.page.route('**/api/v1/events/*/run**', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), 'forkshop-client': '/assets/newer.js' },
    })
  })
  const loaded = lead.page.waitForEvent('load')
  await press(lead.page, 'Commencer maintenant')
  await loaded
  await lead.page.getByRole('button', { name: 'Fait, étape suivante' }).waitFor()
})

it('is the first thing that a running event asks those who lead it for', async () => {
  const { slug, lead } = await newDay()
  await goOn(10, lead)
  await lead.page.goto(`/events/${slug}`)
  await lead.page.getByRole('link', { name: 'Mener la journée' }).first().click()
  await lead.page.waitForURL(/\/run$/)
  await lead.page.getByRole('timer').waitFor()
})
