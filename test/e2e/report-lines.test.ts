import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()
/** Where pictures of each step are left, for who wants to look at them. */
const pictures = process.env['FORKSHOP_PICTURES']
const look = async (page: Page, name: string): Promise<void> => {
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/report-${name}.png` })
}
const clean = async (page: Page): Promise<void> => {
  expect(await axeViolations(page)).toEqual([])
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wide).toBeLessThanOrEqual(0)
}
const caller =
  ({ context }: Person) =>
  async (verb: 'GET' | 'POST' | 'PUT', path: string, data?: unknown) => {
    const origin = world.server().address
    const answer = await context.request.fetch(`${origin}/api/v1${path}`, {
      method: verb,
      data,
      headers: { origin },
    })
    expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true)
    return answer.json()
  }

const text = [
  '---\nkind: format\ntitle: "Veillée"\nsummary: Un soir.\nlang: fr\nlicense: CC-BY-SA-4.0\nduration: PT2H\n---\n',
  'Un soir pour se raconter ce que l’on a fait, autour d’une soupe.\n',
  '## Matériel\n',
  '- Une soupe pour chacun, et du pain',
  '- De la place pour bouger les tables\n',
  '### Vendredi\n',
  '| Heure | Durée | Étape | Qui |',
  '| --- | --- | --- | --- |',
  '| 18:00 | 30 min | Accueil | Hôtes |',
  '| 18:30 | 60 min | Atelier | Tous |',
].join('\n')
const newId = (): string => randomBytes(16).toString('hex')
const MINUTE_MS = 60_000
const SOUP = 'La soupe était froide.'
const LONG = 'L’atelier a débordé sur le repas.'

/** An evening that has just been: Atelier took 90 minutes in place of 60, and two cards say so. */
const overEvening = async (call: ReturnType<typeof caller>) => {
  const format: { readonly slug: string } = await call('POST', '/pages', { text })
  await call('POST', `/pages/${format.slug}/versions`, { level: 'major', notes: 'Première.' })
  const last = Date.now() - 5 * MINUTE_MS
  const at = (minutes: number): string => new Date(last - minutes * MINUTE_MS).toISOString()
  const event: { readonly slug: string } = await call('POST', `/pages/${format.slug}/events`, {
    start: at(120).slice(0, 16),
    end: at(0).slice(0, 16),
    timezone: 'UTC',
    title: 'Veillée au port',
  })
  const [first, second, third] = [newId(), newId(), newId()]
  await call('POST', `/events/${event.slug}/run/moves`, {
    now: new Date().toISOString(),
    moves: [
      { id: first, after: [], at: at(120), kind: 'start', step: '0-0' },
      { id: second, after: [first], at: at(90), kind: 'done', step: '0-0' },
      { id: third, after: [second], at: at(0), kind: 'done', step: '0-1' },
    ],
  })
  await call('POST', `/events/${event.slug}/run/close`, {})
  for (const card of [SOUP, LONG]) {
    const body = { id: newId(), column: 'change', text: card }
    await call('POST', `/events/${event.slug}/board/cards`, body)
  }
  return { format: format.slug, event: event.slug }
}

const isInView = (line: Locator): Promise<boolean> =>
  line.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

it(
  'circle and day are written in one step, and lines of the report become ideas and proposals that lead back',
  { timeout: 240_000 },
  async () => {
    const lead = await world.person({ as: 'facilitator' })
    const { page } = lead
    const call = caller(lead)
    const { format, event } = await overEvening(call)
    await page.goto(`/events/${event}/taught`)
    await untilReady(page)
    await page.getByRole('button', { name: 'Écrire le bilan et la journée' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(SOUP).waitFor()
    await dialog.getByText('30 min de plus').first().waitFor()
    await clean(page)
    await look(page, 'whole')
    await dialog.getByRole('button', { name: 'Écrire dans la page' }).click()
    await page.getByText('C’est écrit dans la page.').waitFor()
    await page.getByRole('button', { name: 'Écrire dans le compte rendu' }).waitFor()
    const report = await call('GET', `/pages/${event}`)
    expect(report.text).toMatch(/## Bilan en cercle[^]*soupe[^]*## Joué et prévu[^]*Atelier/)

    // by mouse, an idea
    await page.goto(`/events/${event}`)
    await untilReady(page)
    const line = page.getByRole('listitem').filter({ hasText: LONG })
    await line.click({ clickCount: 3 })
    await page.getByRole('button', { name: 'En faire une idée' }).waitFor()
    await look(page, 'offer')
    await clean(page)
    await page.getByRole('button', { name: 'En faire une idée' }).click()
    await dialog.getByRole('blockquote').filter({ hasText: LONG }).waitFor()
    expect(await dialog.getByRole('radio', { name: /Atelier/ }).isChecked()).toBe(true)
    const words = dialog.getByLabel('L’idée, en vos mots')
    expect(await words.inputValue()).toBe(LONG)
    await clean(page)
    await look(page, 'dialog')
    await words.fill('Donner 90 minutes à l’atelier.')
    await dialog.getByRole('button', { name: 'Envoyer l’idée' }).click()
    await dialog.getByText('Elle est accrochée au passage choisi').waitFor()
    await clean(page)
    await dialog.getByRole('button', { name: 'Revenir au texte' }).click()

    // it stands beside its step of the format, and leads back to the line
    await page.goto(`/formats/${format}`)
    await untilReady(page)
    await page.locator('summary', { hasText: '1 idée' }).click()
    await page.getByText('Donner 90 minutes à l’atelier.').first().waitFor()
    // the line is below what such a screen shows
    await page.setViewportSize({ width: 1366, height: 560 })
    await page.getByRole('link', { name: 'vu à l’événement' }).first().click()
    await page.waitForURL(new RegExp(`/events/${event}`))
    await untilReady(page)
    await expect.poll(() => isInView(line)).toBe(true)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)

    // by mouse, a proposal: the draft opens at the passage, with the reason
    await line.click({ clickCount: 3 })
    await page.getByRole('button', { name: 'Proposer un changement' }).click()
    await dialog.getByLabel('L’idée, en vos mots').fill('Couper l’atelier en deux.')
    await dialog.getByRole('button', { name: 'Écrire la proposition' }).click()
    await page.waitForURL(/\/edit\?ideas=/)
    await page.locator('.ProseMirror-focused').waitFor()
    const row = await page.evaluate(
      () => document.getSelection()?.anchorNode?.parentElement?.closest('tr')?.textContent,
    )
    expect(row).toContain('Atelier')
    await page.keyboard.press('End')
    await page.keyboard.type(' en deux parts')
    await page.getByRole('button', { name: 'Proposer…' }).click()
    const reason = page.getByLabel('Pourquoi ce changement')
    await reason.waitFor()
    expect(await reason.inputValue()).toBe('Couper l’atelier en deux.')
  },
)

it('by keyboard alone, on a phone, a line becomes an idea', { timeout: 120_000 }, async () => {
  const lead = await world.person({ as: 'facilitator' })
  const call = caller(lead)
  const { format, event } = await overEvening(call)
  const seen = await call('GET', `/events/${event}/taught/whole`)
  const { base, mark } = seen
  await call('POST', `/events/${event}/taught/whole`, { base, mark })

  const { page } = await world.person({ as: 'participant', size: 'phone', dark: true })
  await page.goto(`/events/${event}`)
  await untilReady(page)
  await page.getByRole('button', { name: 'Une ligne d’ici devient une idée' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const lines = dialog.getByLabel('La ligne du compte rendu')
  await expect.poll(() => lines.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.type('La soupe')
  const words = dialog.getByLabel('L’idée, en vos mots')
  await expect.poll(() => words.inputValue().catch(() => '')).toBe(SOUP)
  await clean(page)
  await look(page, 'dialog-phone')
  const first = dialog.getByRole('radio').first()
  expect(await first.isChecked()).toBe(true)
  await page.keyboard.press('Tab')
  expect(await first.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('ArrowUp')
  expect(await dialog.getByRole('radio', { name: /^Aucun passage/ }).isChecked()).toBe(true)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await dialog.getByText('Merci, l’idée est sur la page.').waitFor()
  await clean(page)
  const { items } = await call('GET', `/pages/${format}/ideas`)
  expect(items).toMatchObject([
    { text: SOUP, observed: SOUP, event, anchor: { quote: 'Une soupe pour chacun, et du pain' } },
  ])
  await page.goto(`/formats/${format}/ideas`)
  await untilReady(page)
  await page.getByRole('link', { name: 'Veillée au port' }).click()
  await page.waitForURL(new RegExp(`/events/${event}`))
  const said = page.getByRole('listitem').filter({ hasText: SOUP }).first()
  await expect.poll(() => isInView(said)).toBe(true)
})

it('who may not say ideas is offered none of it', async () => {
  const lead = await world.person({ as: 'facilitator' })
  const call = caller(lead)
  const { event } = await overEvening(call)
  const { base, mark } = await call('GET', `/events/${event}/taught/whole`)
  await call('POST', `/events/${event}/taught/whole`, { base, mark })
  const { page } = await world.person()
  await page.goto(`/events/${event}`)
  await untilReady(page)
  await page.getByRole('listitem').filter({ hasText: LONG }).click({ clickCount: 3 })
  await page.getByRole('button', { name: 'Dire une idée', exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'En faire une idée' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: /^Une ligne d’ici/ }).count()).toBe(0)
})
