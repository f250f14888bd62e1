import { expect, it } from 'vitest'
import { axeViolations, countHand, untilReady } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()

it('schedules an event of a format with three clicks and one field', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  await page.goto('/formats/48h-chrono')
  await untilReady(page)
  const hand = await countHand(page)
  await page.getByRole('link', { name: 'Planifier un événement' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'vendredi' }).nth(2).click()
  await dialog.getByText('3 jours').waitFor()
  await dialog.getByLabel('Lieu').fill('Halle aux outils, Brest')
  await dialog.getByRole('button', { name: 'Planifier' }).click()
  await page.waitForURL(/\/events\/48h-chrono-/)
  await page.getByRole('heading', { level: 1, name: /^48h Chrono, / }).waitFor()
  expect(await hand()).toEqual({ taps: 3, fields: 1 })
  await page.getByRole('definition').filter({ hasText: 'Halle aux outils, Brest' }).waitFor()
  // who plans it organises it, where nobody else was named
  await page.getByText('Organisation : Facilitation').waitFor()
  expect(await page.getByText('Il manque encore').count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Créer une variante' }).count()).toBe(0)
  // the programme has the days of this event
  await page.locator('.day-total', { hasText: /^ven\. \d+(er)? · 18:00 – 22:00/ }).waitFor()
  await context.close()
})

it('schedules another hour by keyboard alone, in English, and the first day moves', async () => {
  const { page, context } = await world.person({ as: 'participant', language: 'en' })
  await page.goto('/formats/48h-chrono')
  const dialog = page.getByRole('dialog')
  const opener = page.getByRole('link', { name: 'Schedule an event' })
  await untilReady(page)
  await opener.press('Enter')
  await dialog.locator('.calendar-day:focus').waitFor()
  // what opened it has the focus again
  await page.keyboard.press('Escape')
  await opener.and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await dialog.locator('.calendar-day:focus').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.getByText('3 days').waitFor()
  await dialog.getByRole('spinbutton', { name: 'Hour' }).focus()
  await page.keyboard.type('1930')
  await dialog.getByText('19:30 – 23:30').waitFor()
  await dialog.getByLabel('Place').focus()
  await page.keyboard.type('Tool hall')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/events\/48h-chrono-/)
  await page.locator('.day-total', { hasText: '19:30 – 23:30' }).waitFor()
  await context.close()
})

it('says which days are missing of an event whose days stand apart, and plans a series', async () => {
  const { page, context } = await world.person({ as: 'facilitator', size: 'phone' })
  await page.goto('/formats/48h-chrono/schedule')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'vendredi' }).nth(1).click()
  await dialog.getByRole('button', { name: 'Jours séparés' }).click()
  await dialog.getByRole('button', { name: 'dimanche' }).nth(1).click()
  await dialog.getByText('il manque un jour pour tout le déroulé').waitFor()
  await dialog.getByRole('button', { name: 'Jours qui se suivent' }).click()
  await dialog.getByRole('button', { name: 'Répéter' }).click()
  await dialog.getByLabel('Fois').fill('2')
  await dialog.getByRole('button', { name: 'Planifier' }).click()
  await page.getByText('2 événements planifiés').waitFor()
  await context.close()
})

it('plans one that is online too, or with a programme of its own, and asks on its page what belongs to it', async () => {
  const { page, context } = await world.person({ as: 'facilitator', size: 'phone' })
  const dialog = page.getByRole('dialog', { name: 'Planifier un événement' })
  const plan = async (wish: string) => {
    await page.goto('/formats/48h-chrono/schedule')
    await dialog.getByRole('button', { name: 'vendredi' }).nth(2).click()
    await dialog.getByLabel(wish).check()
    await dialog.getByRole('button', { name: 'Planifier' }).click()
    await page.waitForURL(/\/events\/48h-chrono-/)
  }
  await plan('Aussi en ligne')
  const coming = page.getByRole('dialog', { name: 'Inscription et lien en ligne' })
  await coming.getByLabel('Lien', { exact: true }).waitFor()
  await plan('Changer ensuite le programme pour ce jour')
  await page.getByRole('dialog', { name: 'Changer le programme pour ce jour' }).waitFor()
  await context.close()
})

it.each(['desktop', 'phone'] as const)('has no accessibility problem on a %s', async (size) => {
  const { page, context } = await world.person({ as: 'facilitator', size })
  await page.goto('/formats/48h-chrono/schedule')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'samedi' }).nth(1).click()
  await dialog.getByRole('button', { name: 'Répéter' }).click()
  await dialog.getByRole('button', { name: 'changer' }).click()
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})

it('changes the programme of an event for its day alone, and goes back', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  const origin = world.server().address
  const call = async (verb: 'GET' | 'POST' | 'PUT', path: string, data?: unknown) => {
    const answer = await context.request.fetch(`/api/v1/pages/${path}`, {
      method: verb,
      data,
      headers: { origin },
    })
    expect(answer.ok(), path).toBe(true)
    return answer.json()
  }
  const event = await call('POST', '48h-chrono/events', { start: '2027-03-05T18:00' })
  await page.goto(`/events/${event.slug}`)
  await page.getByRole('button', { name: 'Changer le programme' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('La page du format ne change pas').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Changer le programme' }).click()
  await page.waitForURL(/\/formats\/.*-programme\/edit/)
  await page.locator('.ProseMirror').first().waitFor()

  const own = `${event.slug}-programme`
  const { text, revision } = await call('GET', own)
  const changed = text.replace(/\| 16:00 \| 90\smin \|/u, '| 16:00 | 60 min |')
  await call('PUT', own, { text: changed, base: revision.id, reason: 'Pour ce jour' })
  await page.goto(`/formats/${own}`)
  await page.getByText('Ce programme vaut pour cet événement').waitFor()
  expect(await page.getByRole('link', { name: 'Planifier un événement' }).count()).toBe(0)
  // it is no fork with versions of its own
  expect(await page.getByRole('button', { name: 'Publier une version' }).count()).toBe(0)
  expect(await page.getByText('Variante de').count()).toBe(0)
  await page.getByText('D’après 48h Chrono 1.1').waitFor()
  await page.locator('.page-strip').getByRole('link').click()
  await page.getByRole('heading', { name: 'Pour ce jour seulement' }).waitFor()
  await page.getByText('avec 1 changement pour ce jour').waitFor()
  await page.locator('.day-changes').getByText('30 min de moins').waitFor()
  // the programme itself says so too, beside the step and in the overview
  const marked = page.locator('.steps > li').filter({ has: page.locator('.step-mark') })
  expect(await marked.locator('time').allInnerTexts()).toEqual(['16:00'])
  await marked.getByText('30 min de moins ce jour-là').waitFor()
  await page.locator('.legend').getByText('changé pour ce jour').waitFor()
  expect(await page.locator('.day-lanes').first().locator('span').allInnerTexts()).toEqual([
    '1.1',
    'ici',
  ])
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Reprendre celui du format' }).click()
  await page.getByText('Le programme est de nouveau celui du format.').waitFor()
  await page.getByRole('heading', { name: 'Pour ce jour seulement' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Défaire' }).click()
  await page.getByRole('heading', { name: 'Pour ce jour seulement' }).waitFor()
  await context.close()
})
