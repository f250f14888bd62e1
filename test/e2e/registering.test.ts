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

const expectFits = async (page: Page): Promise<void> => {
  const [wide, seen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(wide).toBeLessThanOrEqual(seen ?? 0)
}

const expectNoProblem = async (page: Page): Promise<void> => {
  expect(await axeViolations(page)).toEqual([])
  await expectFits(page)
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

it(
  'registers without JavaScript, and says whether it is a place or the waiting list, with the own link',
  { timeout: 90_000 },
  async () => {
    const host = await world.person({ as: 'facilitator' })
    const question = 'Que savez-vous faire ?'
    const slug = await plan(host, 'Sans script', {
      registration: { places: 1, questions: [question] },
    })
    const first = await world.person({ javaScript: false, size: 'phone' })
    const { page } = first
    await page.goto(`/events/${slug}`)
    await page.getByRole('link', { name: 'Je viens' }).click()
    await page.waitForURL(/\/register#register-plain$/)
    await page.getByText('Il reste 1 place.').waitFor()

    // what is refused is there again, with the reason
    await page.getByLabel('Nom ou prénom').fill('   ')
    await page.getByLabel('Adresse de courriel').fill('claire@b')
    await page.getByLabel(question).fill('Coudre <b>droit</b>')
    const refused = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await page.getByRole('button', { name: 'Confirmer' }).click()
    const answer = await refused
    expect([answer.status(), answer.headers()['cache-control']]).toEqual([422, 'no-store'])
    const name = page.getByLabel('Nom ou prénom')
    const said = page.getByText('Ce champ est nécessaire.')
    await said.first().waitFor()
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Adresse de courriel').inputValue()).toBe('claire@b')
    expect(await page.getByLabel(question).inputValue()).toBe('Coudre <b>droit</b>')
    await expectFits(page)

    await name.fill('Claire <i>')
    await page.getByLabel('Adresse de courriel').fill('claire@b.example')
    await page.getByRole('button', { name: 'Confirmer' }).click()
    await page.getByRole('heading', { name: 'C’est noté, Claire <i>.' }).waitFor()
    const link = page.getByRole('link', { name: /\/registration\/[0-9a-f]{32}$/ })
    const own = (await link.getAttribute('href')) ?? ''
    await expectFits(page)
    // sent once more it is the same one
    await page.reload()
    expect(await link.getAttribute('href')).toBe(own)

    const second = await world.person({ javaScript: false, language: 'en' })
    await second.page.goto(`/events/${slug}/register`)
    await second.page.getByLabel('Name or first name').fill('Bo')
    await second.page.getByRole('button', { name: 'Join the waiting list' }).click()
    await second.page.getByRole('heading', { name: 'You are waiting for a place, Bo.' }).waitFor()
    await expectFits(second.page)

    const { items } = await host.page.evaluate(
      async (path) => (await fetch(path)).json(),
      `/api/v1/events/${slug}/registrations`,
    )
    expect(items).toMatchObject([
      {
        name: 'Claire <i>',
        address: 'claire@b.example',
        state: 'placed',
        answers: [{ question, answer: 'Coudre <b>droit</b>' }],
      },
      { name: 'Bo', address: null, state: 'waiting', answers: [] },
    ])
    // as those who look see it whose browser runs none: axe is a script itself
    await host.page.goto(`/events/${slug}/register`)
    await untilReady(host.page)
    const dialog = host.page.getByRole('dialog', { name: 'Attendre une place' })
    await dialog.waitFor()
    await host.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await host.page.evaluate(() => document.documentElement.classList.remove('js'))
    await host.page.getByRole('region', { name: 'Attendre une place' }).waitFor()
    await expectNoProblem(host.page)
    // the page of the form is that of everybody again
    const { address } = world.server()
    expect(await (await fetch(`${address}/events/${slug}/register`)).text()).not.toContain('Claire')
    await Promise.all([host, first, second].map(({ context }) => context.close()))
  },
)

it('takes no form that another site sent, and none where nobody registers', async () => {
  const { address } = world.server()
  const host = await world.person({ as: 'facilitator' })
  const slug = await plan(host, 'De près', { registration: { places: 5 } })
  const closed = await plan(host, 'Sans inscription', {})
  const send = (to: string, headers: Readonly<Record<string, string>>, body = 'name=Ann') =>
    fetch(`${address}/events/${to}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    })
  const placed = async () => {
    const view = await fetch(`${address}/api/v1/pages/${slug}/view`)
    return (await view.json()).coming.placed
  }
  for (const [header, value] of [
    ['origin', 'https://elsewhere.example'],
    ['origin', 'null'],
    ['sec-fetch-site', 'cross-site'],
  ] as const) {
    expect((await send(slug, { [header]: value })).status).toBe(403)
  }
  expect(await placed()).toBe(0)
  const own = { origin: address }
  expect((await send(slug, own, `name=${'x'.repeat(81)}`)).status).toBe(422)
  expect((await send(slug, own, 'walkIn=true')).status).toBe(422)
  expect((await send(slug, own, 'name=%00%FF&name=b')).status).toBe(422)
  expect((await send(slug, own, `name=${'x'.repeat(200_000)}`)).status).toBe(413)
  expect(await placed()).toBe(0)
  const refused = await send(closed, own)
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('On ne s’inscrit pas ici')
  expect((await send('nulle-part', own)).status).toBe(404)
  expect((await send(slug, own)).status).toBe(200)
  expect(await placed()).toBe(1)
  await host.context.close()
})
