import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { expectClean, openWorld } from './world.ts'

const world = openWorld()
const at = { slug: '' }

/** A call by somebody's session. */
const call = async (
  { context }: Person,
  verb: 'POST' | 'PUT',
  path: string,
  data: object,
): Promise<Readonly<Record<string, unknown>>> => {
  const address = world.server().address
  const answer = await context.request.fetch(`${address}/api/v1${path}`, {
    method: verb,
    data,
    headers: { origin: address },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json()
}

/** Who leads, signed in once: there is an end to how often one does. */
let host: Person

beforeAll(async () => {
  host = await world.person({ as: 'facilitator' })
  const soon = new Date(Date.now() + 18 * 24 * 60 * 60_000).toISOString().slice(0, 10)
  const body = { start: `${soon}T18:00`, title: 'Chrono à la Halle', venue: 'La Halle' }
  const made = await call(host, 'POST', '/pages/48h-chrono/events', body)
  at.slug = String(made['slug'])
})

const open = async (page: Page): Promise<void> => {
  await page.goto(`/events/${at.slug}/prepare`)
  await page.getByRole('textbox', { name: 'Ajouter une chose à faire' }).waitFor()
}
const box = (page: Page, name: string) => page.getByRole('checkbox', { name })

it('leads from the page of the event to what is to be done, with its dates', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  await page.goto(`/events/${at.slug}`)
  await page.getByRole('link', { name: 'Préparer' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Plus que 18 jours' }).waitFor()
  await page.getByRole('heading', { name: 'Six semaines avant' }).waitFor()
  await page.getByText(/^en retard de 24 jours, prévu le /).waitFor()
  await page.getByText('0 sur 6').waitFor()
  await context.close()
})

it('says on the page of the event who is there, and to who leads how far it is prepared, as it happens', async () => {
  const made = await call(host, 'POST', '/pages/48h-chrono/events', {
    start: '2090-01-20T18:00',
    title: 'Qui vient',
    registration: { places: 3 },
  })
  const slug = String(made['slug'])
  const invite = async (name: string, shown: boolean) => {
    const { link } = await call(host, 'POST', `/events/${slug}/people`, { role: 'host', name })
    const token = String(link).slice(String(link).lastIndexOf('/') + 1)
    await call(host, 'POST', `/roles/${token}`, { answer: 'yes', shown })
  }
  await invite('Zoé Montrée', true)
  await call(host, 'POST', `/events/${slug}/registrations`, {
    key: 'a'.repeat(32),
    name: 'Claire Tue',
  })

  const visitor = await world.person({ javaScript: false })
  await visitor.page.goto(`/events/${slug}`)
  const seen = visitor.page.getByRole('region', { name: 'Qui sera là' })
  const hosts = seen.getByRole('listitem').filter({ hasText: 'Accueil du lieu' })
  await hosts.getByText('Zoé Montrée').waitFor()
  await hosts.getByText('complet').waitFor()
  await seen
    .getByText(/^on cherche \d+ personnes$/)
    .first()
    .waitFor()
  await seen.getByText('1 inscrit').waitFor()
  await seen.getByText('2 places libres').waitFor()
  expect(await visitor.page.content()).not.toMatch(/Claire Tue|Préparation,/)
  await visitor.context.close()

  const page = await host.context.newPage()
  await page.goto(`/events/${slug}`)
  const mine = page.getByRole('region', { name: 'Qui sera là' })
  await page.getByRole('link', { name: /^Préparation, 0 sur \d+$/ }).waitFor()
  await mine.getByRole('link', { name: 'Voir la liste' }).waitFor()
  await invite('Ulysse Caché', false)
  await mine.getByText('Ulysse Caché').waitFor()
  const { items } = await (
    await fetch(`${world.server().address}/api/v1/events/${slug}/preparation`)
  ).json()
  await call(host, 'PUT', `/events/${slug}/preparation/${items[0].id}`, { done: true })
  await page.getByRole('link', { name: /^Préparation, 1 sur \d+$/ }).click()
  await page.waitForURL(/\/prepare$/)
  await page.close()

  const other = await world.person({ as: 'participant' })
  await other.page.goto(`/events/${slug}`)
  await untilReady(other.page)
  await other.page.getByText('Zoé Montrée').waitFor()
  expect(await other.page.content()).not.toMatch(/Claire Tue|Ulysse Caché|Préparation,/)
  await other.context.close()
})

it('shares one line among the tabs of a browser, which another tab takes over', async () => {
  const person = await world.person({ as: 'facilitator' })
  const lines: string[] = []
  person.context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/live') lines.push(request.url())
  })
  const { page: first, context } = person
  await open(first)
  const second = await context.newPage()
  await open(second)
  await expect.poll(() => lines.length).toBe(1)
  await box(first, 'Une grande table').check()
  await second.getByRole('checkbox', { name: 'Une grande table', checked: true }).waitFor()
  await second
    .getByText(/^Facilitation, \d/)
    .first()
    .waitFor()
  expect(lines).toHaveLength(1)
  await first.close()
  await expect.poll(() => lines.length).toBe(2)
  const other = await world.person({ as: 'facilitator' })
  await open(other.page)
  await box(other.page, 'Fiches projet').check()
  await second.getByRole('checkbox', { name: 'Fiches projet', checked: true }).waitFor()
  await other.context.close()
  await context.close()
})

it('hears of others at an address without https too, where there are no locks', async () => {
  const here = await world.person({ host: 'forkshop.test' })
  const there = await world.person({ as: 'facilitator' })
  const line = here.page.waitForRequest(/\/api\/v1\/live$/)
  await here.page.goto(`/events/${at.slug}/prepare`)
  await line
  expect(await here.page.evaluate(() => 'locks' in navigator)).toBe(false)
  await open(there.page)
  await box(there.page, 'Connexion internet').check()
  const row = here.page.getByRole('listitem').filter({ hasText: 'Connexion internet' })
  await row.getByRole('img', { name: 'fait' }).waitFor()
  await here.context.close()
  await there.context.close()
})

it('is done by keyboard alone: ticking, adding, changing', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  await open(page)
  await box(page, 'Réserver le lieu').focus()
  await page.keyboard.press('Space')
  await page.getByText('1 sur 2').waitFor()
  await page.getByRole('textbox', { name: 'Ajouter une chose à faire' }).focus()
  await page.keyboard.type('Demander les clés')
  await page.keyboard.press('Enter')
  await box(page, 'Demander les clés').waitFor()
  await page.getByRole('button', { name: 'Modifier : Demander les clés' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Ce qu’il y a à faire').fill('Prendre les clés')
  await page.keyboard.press('Enter')
  await box(page, 'Prendre les clés').waitFor()
  await page.getByRole('button', { name: 'Je m’en charge : Prendre les clés' }).click()
  await page.getByText('Facilitation s’en charge').waitFor()
  await context.close()
})

it('has notes on what is to be done, by keyboard, which others who lead see as they are written', async () => {
  const pages = [await host.context.newPage(), await host.context.newPage()] as const
  const [one, other] = pages
  await open(one)
  await open(other)
  const write = async (page: Page, words: string) => {
    await page.getByRole('button', { name: /^Noter : Fiches projet/ }).press('Enter')
    await page.getByRole('dialog').getByLabel('Note', { exact: true }).fill(words)
  }
  const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer' }).press('Enter')
  await write(one, 'La consigne de <b>bocaux</b> reste à recevoir.')
  await save(one)
  for (const page of pages) {
    await page.getByText('La consigne de <b>bocaux</b> reste à recevoir.').waitFor()
  }
  // both at once: the second is told what the first wrote, and nothing is lost
  await write(one, 'Reçue.')
  await write(other, 'Toujours pas.')
  await save(one)
  await one.getByRole('dialog').waitFor({ state: 'hidden' })
  await save(other)
  await other.getByText('Facilitation a écrit : « Reçue. »').waitFor()
  expect(await axeViolations(other)).toEqual([])
  await save(other)
  await one.getByText('Toujours pas.').waitFor()
  const reader = await world.person({ as: 'participant' })
  await reader.page.goto(`/events/${at.slug}/prepare`)
  await untilReady(reader.page)
  expect(await reader.page.content()).not.toContain('Toujours pas.')
  await Promise.all([one.close(), other.close(), reader.context.close()])
})

it('looks for nobody and offers no other programme once the event is over', async () => {
  const over = '/events/48h-chrono-mixeur-2013'
  const page = await host.context.newPage()
  await page.goto(`${over}/prepare`)
  const roles = page.getByRole('region', { name: 'Rôles à pourvoir' })
  await roles.getByText('Accueil du lieu').waitFor()
  await page.getByRole('textbox', { name: 'Ajouter une chose à faire' }).waitFor()
  expect(await roles.textContent()).not.toMatch(/manque|complet/)
  await page.goto(over)
  await page.getByRole('button', { name: 'Code pour les participants' }).waitFor()
  expect(await page.getByRole('button', { name: 'Changer le programme' }).count()).toBe(0)
  await page.goto(`/events/${at.slug}`)
  await page.getByRole('button', { name: 'Changer le programme' }).waitFor()
  await page.close()
})

it('invites for a role by a link that is answered without an account', async () => {
  const lead = await world.person({ as: 'facilitator' })
  await open(lead.page)
  await lead.page.getByRole('button', { name: 'Inviter pour un rôle' }).click()
  const dialog = lead.page.getByRole('dialog')
  await dialog.getByLabel('Rôle').selectOption('Accueil du lieu')
  await dialog.getByLabel('Prénom ou nom').fill('Zoé')
  await dialog.getByRole('button', { name: 'Faire un lien' }).click()
  const link = await dialog.getByLabel('Le lien de Zoé').inputValue()
  await dialog.getByRole('button', { name: 'Fermer' }).first().click()
  await lead.page.getByText('Zoé n’a pas encore répondu.').waitFor()

  const invited = await world.person({ size: 'phone' })
  await invited.page.goto(link)
  await invited.page.getByText('Zoé, on vous propose le rôle').waitFor()
  expect(await axeViolations(invited.page)).toEqual([])
  await invited.page.getByLabel('Mon nom peut être montré').check()
  await invited.page.getByRole('button', { name: 'Oui, comptez sur moi' }).click()
  await invited.page.getByText('Vous avez dit oui').waitFor()
  await invited.page.getByRole('link', { name: 'Voir la préparation' }).click()
  await invited.page.getByText('Zoé', { exact: true }).waitFor()

  await lead.page.getByText('Zoé n’a pas encore répondu.').waitFor({ state: 'detached' })
  await invited.context.close()
  await lead.context.close()
})

it('can be read without scripts', async () => {
  const { page, context } = await world.person({ javaScript: false })
  await page.goto(`/events/${at.slug}/prepare`)
  await page.getByRole('heading', { name: 'La veille' }).waitFor()
  await page.getByText('Fiches projet imprimées en format A3').waitFor()
  await page.getByText('Cochent et ajoutent les personnes qui mènent la journée.').waitFor()
  await context.close()
})

it('is clean in both looks', async () => {
  await expectClean(world, [`/events/${at.slug}/prepare`, `/events/${at.slug}/prepare`])
})

it.each(['desktop', 'phone'] as const)(
  'has no accessibility problem for who leads on a %s',
  async (size) => {
    const { page, context } = await world.person({
      as: 'facilitator',
      size,
      dark: size === 'phone',
    })
    await open(page)
    await untilReady(page)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Inviter pour un rôle' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await context.close()
  },
)
