import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { openEditor, saved, writing } from './editor-screen.ts'
import { openWorld, type Visit } from './world.ts'

const world = openWorld()
const format = '/formats/48h-chrono'

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement?.textContent ?? '').trim())

const reading = ['Idées', 'Historique', 'Discussion', 'Partager et garder…', 'Imprimer…']
const menus: readonly (readonly [who: string, visit: Visit, entries: readonly string[]])[] = [
  ['a visitor', {}, ['Traduire…', ...reading]],
  ['a visitor with a phone', { size: 'phone' }, ['Créer une variante', 'Traduire…', ...reading]],
  ['a member', { as: 'participant' }, ['Traduire…', ...reading]],
  [
    'who looks after the page',
    { as: 'facilitator' },
    ['Créer une variante', 'Traduire…', ...reading, 'Personnes…', 'Adresse et réglages…'],
  ],
  [
    'who looks after the page, with a phone',
    { as: 'facilitator', size: 'phone' },
    [
      'Créer une variante',
      'Traduire…',
      'Planifier un événement',
      ...reading,
      'Personnes…',
      'Adresse et réglages…',
    ],
  ],
]
it.each(menus)('the menu of a page has few entries for %s', async (_who, visit, entries) => {
  const { page, context } = await world.person(visit)
  await open(page, format)
  await page.getByRole('button', { name: 'Plus d’actions' }).click()
  await expect.poll(() => page.getByRole('menuitem').allInnerTexts()).toEqual(entries)
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})

it.each<[who: string, visit: Visit, words: string[]]>([
  [
    'a member',
    { as: 'participant' },
    ['Proposer un changement', 'Créer une variante', 'Planifier'],
  ],
  ['who may edit', { as: 'facilitator' }, ['Proposer un changement', 'Modifier', 'Planifier']],
])('proposing comes first for %s', async (_who, visit, words) => {
  const { page, context } = await world.person(visit)
  await open(page, format)
  const acts = page.locator('.title-block .acts')
  await expect.poll(() => acts.getByRole('link').allInnerTexts()).toEqual(words)
  await page.getByRole('link', { name: 'Propositions', exact: true }).click()
  await page.waitForURL(/\/proposals$/)
  await context.close()
})

it('shows the draft that one left, and goes on with it', async () => {
  const person = await world.person({ as: 'participant' })
  const { page } = person
  await openEditor(person, `${format}/edit?propose=1`)
  await writing(page).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Encore un mot.')
  await saved(page)
  await open(page, format)
  const left = page.getByText('Proposition commencée')
  await left.waitFor()
  expect(await left.innerText()).toContain('1 changement pas encore envoyé')
  expect(await axeViolations(page)).toEqual([])
  await left.getByRole('link', { name: 'Reprendre' }).click()
  await writing(page).getByText('Encore un mot.').waitFor()
  await person.context.close()
})

it('explains its words to who comes first, until they say that they know', async () => {
  const { page, context } = await world.person({ size: 'phone' })
  await open(page, '/')
  const words = page.getByRole('region', { name: 'Les mots d’ici' })
  expect(await words.getByRole('term').allInnerTexts()).toEqual([
    'Format',
    'Événement',
    'Idée',
    'Version',
  ])
  await words.getByRole('button', { name: /^C’est clair/ }).press('Enter')
  await words.waitFor({ state: 'hidden' })
  expect(await focused(page)).toBe('Les mots d’ici')
  await page.reload()
  await untilReady(page)
  expect(await words.isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Les mots d’ici' }).press('Enter')
  await words.waitFor()
  await context.close()
})

it('shares, downloads and prints from one dialog, by keyboard', async () => {
  const { page, context } = await world.person()
  await open(page, format)
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  const more = page.getByRole('button', { name: 'Plus d’actions' })
  const dialog = page.getByRole('dialog', { name: /^Partager et garder/ })
  const ask = async (): Promise<void> => {
    await more.press('Enter')
    await page.getByRole('menuitem').first().waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await dialog.waitFor()
  }
  await ask()
  await dialog
    .getByText(/\/p\/48h-chrono@1\.1$/)
    .first()
    .waitFor()
  const file = dialog.getByRole('link', { name: 'Télécharger le texte' })
  expect(await file.getAttribute('download')).toBe('48h-chrono.md')
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true)
  await ask()
  await dialog.getByRole('button', { name: 'Imprimer' }).press('Enter')
  await page.locator('body[data-printed]').waitFor()
  expect(await dialog.count()).toBe(0)
  await context.close()
})

it('names the source ready to be pasted: with links, on paper and on a slide', async () => {
  const { page, context } = await world.person({ size: 'phone' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, format)
  await page.getByRole('button', { name: 'Citer ce texte' }).click()
  const dialog = page.getByRole('dialog', { name: /^Partager et garder/ })
  await dialog.getByRole('button', { name: 'Copier Sur une page, avec des liens' }).click()
  await dialog.getByRole('button', { name: 'Copié Sur une page, avec des liens' }).waitFor()
  const taken = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const of = async (type: string): Promise<string> =>
      (await (await item?.getType(type))?.text()) ?? ''
    return { html: await of('text/html'), text: await of('text/plain') }
  })
  expect(taken.html).toContain('/p/48h-chrono@1.1"')
  expect(taken.html).toContain('https://creativecommons.org/licenses/by-sa/4.0/"')
  expect(taken.text).toMatch(
    /^«\u202f48h Chrono 1\.1\u202f», par .+, sous licence CC BY-SA 4\.0 \(/u,
  )
  await dialog.getByRole('button', { name: 'Copier Sur une diapositive' }).click()
  await dialog.getByRole('button', { name: 'Copié Sur une diapositive' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /48h-chrono@1\.1, sous licence CC BY-SA 4\.0\.$/u,
  )
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})

it.each([
  ['Comparer deux textes', /\/compare$/],
  ['Lignée', /\/lineage$/],
  ['Qui a écrit ce texte', /#who-wrote$/],
])('the history leads to: %s', async (name, address) => {
  const { page, context } = await world.person()
  await open(page, `${format}/history`)
  await page.getByRole('main').getByRole('link', { name, exact: true }).click()
  await page.waitForURL(address)
  await context.close()
})

it('tells the date to everybody, and to a reader how long ago that is', async () => {
  const { address } = world.server()
  const answer = await fetch(`${address}/api/v1/changes?limit=1`)
  const { items }: { items: { time: string }[] } = await answer.json()
  const time = items[0]?.time ?? ''
  const html = await (
    await fetch(`${address}/changes`, { headers: { 'accept-language': 'fr' } })
  ).text()
  const told = [...html.matchAll(/<time datetime="([^"]*)"[^>]*>([^<]*)<\/time>/g)]
  expect(told.map(([, iso]) => iso)).toContain(time)
  for (const [, , words] of told) expect(words).toMatch(/^\d+(er)? [\p{L}.]+ \d{4}$/u)

  const { page, context } = await world.person()
  const shown = page.locator(`time[datetime="${time}"]`).first()
  const at = async (laterMs: number): Promise<string> => {
    await page.clock.setFixedTime(Date.parse(time) + laterMs)
    await open(page, '/changes')
    await expect
      .poll(() => shown.getAttribute('title'))
      .toMatch(/^\p{L}+ \d+(er)? .* à \d\d:\d\d UTC\+[12]$/u)
    return shown.innerText()
  }
  const minutes = 60_000
  expect(await at(3 * minutes)).toBe('il y a 3 minutes')
  expect(await at(24 * 60 * minutes)).toMatch(/^hier, \d\d:\d\d$/)
  expect(await at(30 * 24 * 60 * minutes)).toMatch(/^\d+(er)? [\p{L}.]+ \d{4}$/u)
  await context.close()
})

it('puts the count of a list beside its name on a phone', async () => {
  const { page, context } = await world.person({ size: 'phone' })
  await open(page, '/')
  const tops = await page
    .getByRole('navigation', { name: 'Genres de pages' })
    .getByRole('link')
    .evaluateAll((links) =>
      links.map((link) => {
        const label = document.createRange()
        label.selectNode(link.childNodes[0] ?? link)
        const count = link.querySelector('small')?.getBoundingClientRect()
        return {
          row: Math.round(link.getBoundingClientRect().top),
          isBeside: (count?.top ?? 0) < label.getBoundingClientRect().bottom,
        }
      }),
    )
  expect(tops).toHaveLength(4)
  expect(tops.every(({ isBeside }) => isBeside)).toBe(true)
  expect(new Set(tops.map(({ row }) => row)).size).toBe(1)
  await context.close()
})

it('gives the focus back to what opened the sheet for an idea', async () => {
  const { page, context } = await world.person({ as: 'participant' })
  await open(page, format)
  const passage = page.locator('[data-block]').filter({ hasText: 'La coordination envoie' }).last()
  await passage.scrollIntoViewIfNeeded()
  await passage.selectText()
  const say = page.locator('.idea-offer').getByRole('button', { name: 'Dire une idée' })
  await say.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Votre idée').fill('Plus court.')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('Dire une idée')
  expect(await page.evaluate(() => document.getSelection()?.toString())).toContain(
    'La coordination',
  )

  await page.keyboard.press('Enter')
  await expect.poll(() => dialog.getByLabel('Votre idée').inputValue()).toBe('Plus court.')
  await dialog.getByRole('button', { name: 'Envoyer l’idée' }).click()
  await page.getByRole('dialog', { name: 'Merci, l’idée est sur la page.' }).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toContain('La coordination envoie')
  await context.close()
})
