import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, countHand, untilReady, type Person } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()

/** Plans an event of the demo's format by the call that its dialog makes, and answers its slug. */
const plan = async ({ page }: Person, title: string, more: object): Promise<string> => {
  await page.goto('/')
  return page.evaluate(
    async ({ body }) => {
      const answer = await fetch('/api/v1/pages/48h-chrono/events', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const { slug }: { slug: string } = await answer.json()
      return slug
    },
    { body: { start: '2090-01-20T18:00', venue: 'Halle', title, ...more } },
  )
}

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

it('registers on a phone with two taps and one field', { timeout: 90_000 }, async () => {
  const host = await world.person({ as: 'facilitator' })
  const slug = await plan(host, 'Deux gestes', { registration: { places: 2 } })
  const guest = await world.person({ size: 'phone', touch: true })
  const { page } = guest
  await open(page, `/events/${slug}`)
  await page.locator('.coming-count', { hasText: '2 places libres' }).waitFor()
  await expectNoProblem(page)
  const hand = await countHand(page)
  await page.getByRole('link', { name: 'Je viens' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Je viens' })
  await dialog.getByLabel('Nom ou prénom').and(page.locator(':focus')).waitFor()
  await expectNoProblem(page)
  await page.keyboard.type('Claire')
  await dialog.getByRole('button', { name: 'Confirmer' }).tap()
  await page.waitForURL(/\/registration\/[0-9a-f]{32}$/)
  await page.getByRole('heading', { name: 'C’est noté, Claire.' }).waitFor()
  expect(await hand()).toEqual({ taps: 2, fields: 1 })
  await expectNoProblem(page)
  await page.getByRole('link', { name: 'Deux gestes' }).tap()
  await page.getByRole('link', { name: 'Votre inscription' }).waitFor()
  await page.getByText('1 inscrit, 1 place libre').waitFor()
  await guest.context.close()
  await host.context.close()
})

it(
  'tells those who lead and those who wait as it happens, by keyboard alone, in English',
  { timeout: 120_000 },
  async () => {
    const host = await world.person({ as: 'facilitator', dark: true })
    const slug = await plan(host, 'Live', { registration: { places: 1 } })
    await open(host.page, `/events/${slug}/registrations`)
    await host.page.getByText('Personne sur la liste').waitFor()
    await expectNoProblem(host.page)

    const register = async (name: string) => {
      const person = await world.person({ language: 'en' })
      await open(person.page, `/events/${slug}`)
      const button = person.page.locator('.acts:not(.bar) .acts-main')
      await button.focus()
      await person.page.keyboard.press('Enter')
      const field = person.page.getByRole('dialog').getByLabel('Name or first name')
      await field.and(person.page.locator(':focus')).waitFor()
      await person.page.keyboard.type(name)
      await person.page.keyboard.press('Enter')
      await person.page.waitForURL(/\/registration\//)
      return person
    }
    const first = await register('Ada')
    await first.page.getByText('A place is yours').waitFor()
    await host.page.getByText('1 place prise sur 1.').waitFor()
    const second = await register('Bo')
    await second.page.getByText('The next place that comes free is for you').waitFor()
    await expectNoProblem(second.page)
    await host.page.getByRole('heading', { name: 'En attente' }).waitFor()
    await host.page.getByRole('checkbox', { name: 'Ada est venu' }).check()
    await host.page.getByText('1 personne est venue.').waitFor()
    await expectNoProblem(host.page)

    await first.page.getByRole('button', { name: 'Cancel' }).press('Enter')
    await first.page.getByRole('button', { name: 'Cancel the registration' }).press('Enter')
    await first.page.getByRole('heading', { name: 'Cancelled.' }).waitFor()
    // nobody presses anything here
    await second.page.getByText('A place is yours').waitFor()
    await host.page.getByLabel('À l’entrée : ajouter quelqu’un').fill('Zoé')
    await host.page.keyboard.press('Enter')
    await host.page.getByText('à l’entrée', { exact: true }).waitFor()
    await Promise.all([host, first, second].map(({ context }) => context.close()))
  },
)

it('opens registration from the event page, and shows the online link to who leads alone', async () => {
  const host = await world.person({ as: 'facilitator', size: 'phone' })
  const slug = await plan(host, 'En ligne', {})
  await open(host.page, `/events/${slug}#coming`)
  const dialog = host.page.getByRole('dialog', { name: 'Inscription et lien en ligne' })
  await dialog.getByLabel('Places').fill('12')
  await dialog.getByLabel('Vos questions, une par ligne').fill('Que savez-vous faire ?')
  await dialog.getByLabel('En ligne aussi, par un lien').check()
  await dialog.getByLabel('Lien', { exact: true }).fill('http://meet.example.org/a')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.getByText('L’adresse doit commencer par https://').first().waitFor()
  await expectNoProblem(host.page)
  await dialog.getByLabel('Lien', { exact: true }).fill('https://meet.example.org/a')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await host.page.locator('.coming-count', { hasText: '12 places libres' }).waitFor()
  await host.page.getByRole('link', { name: 'Rejoindre en ligne' }).waitFor()

  const guest = await world.person({})
  await open(guest.page, `/events/${slug}/register`)
  await guest.page.getByRole('dialog').getByLabel('Que savez-vous faire ?').waitFor()
  await guest.page.getByText('Le lien est donné ici à ceux qui viennent.').waitFor()
  expect(await guest.page.content()).not.toContain('meet.example.org')
  await Promise.all([host, guest].map(({ context }) => context.close()))
})

it('leads who may not see the list to where they sign in', async () => {
  const guest = await world.person({ size: 'phone' })
  await open(guest.page, '/events/48h-chrono-mixeur-2013/registrations')
  await guest.page.getByRole('heading', { name: 'Cette liste n’est pas pour tous' }).waitFor()
  await expectNoProblem(guest.page)
  await guest.context.close()
})

it('says by one’s own link that the event is cancelled, and leads on where there is no such link', async () => {
  const host = await world.person({ as: 'facilitator' })
  const slug = await plan(host, 'Annulé', { registration: { places: 2 } })
  const key = 'ab'.repeat(16)
  const origin = world.server().address
  const call = async (verb: 'GET' | 'POST' | 'PUT', path: string, data?: object) => {
    const answer = await host.page.request.fetch(`${origin}/api/v1${path}`, {
      method: verb,
      data,
      headers: { origin },
    })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.json()
  }
  await call('POST', `/events/${slug}/registrations`, { key, name: 'Zoé' })
  const { text, revision } = await call('GET', `/pages/${slug}`)
  await call('PUT', `/pages/${slug}`, {
    text: text.replace('\nstart:', '\ncancelled: true\nstart:'),
    base: revision.id,
    reason: 'Annulé',
  })
  const guest = await world.person({ size: 'phone', dark: true })
  await open(guest.page, `/registration/${key}`)
  await guest.page.getByRole('heading', { name: 'Cet événement est annulé.' }).waitFor()
  expect(await guest.page.locator('.own-mark').count()).toBe(0)
  await expectNoProblem(guest.page)
  await open(guest.page, `/registration/${'0'.repeat(32)}`)
  await guest.page.getByRole('link', { name: 'Voir les événements' }).click()
  await guest.page.waitForURL(/kind=event/)
  await Promise.all([host, guest].map(({ context }) => context.close()))
})
