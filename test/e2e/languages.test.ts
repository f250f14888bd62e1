import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { saved, writing } from './editor-screen.ts'
import { picturesOf } from './pictures.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const look = picturesOf('languages')

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}

/** Calls the API with the cookies of who looks at a page. */
const call = async <T>(page: Page, verb: string, path: string, data?: unknown): Promise<T> => {
  const { address } = world.server()
  const answer = await page.request.fetch(`${address}/api/v1${path}`, {
    method: verb,
    headers: { origin: address },
    ...(data === undefined ? {} : { data }),
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json()
}

/** What search engines are told of the languages of a page. */
const alternates = async (page: Page): Promise<readonly string[]> => {
  const links = page.locator('head > link[rel="alternate"][hreflang]')
  const said = await links.evaluateAll((all) =>
    all.map((link) => {
      const { pathname } = new URL(link.getAttribute('href') ?? '')
      return `${link.getAttribute('hreflang')} ${pathname}`
    }),
  )
  return said.toSorted()
}

const french = '/formats/48h-chrono'
const english = '/formats/48h-chrono-en'
const both = [`en ${english}`, `fr ${french}`, `x-default ${french}`]

it.each([
  { language: 'fr', own: french, other: english, name: 'anglais', words: 'autres langues\u00a0:' },
  { language: 'en', own: english, other: french, name: 'French', words: 'other languages:' },
] as const)(
  'the library and a search have one entry for a page in $language, with a link to the other',
  async ({ language, own, other, name, words }) => {
    const size = language === 'fr' ? 'desktop' : 'phone'
    const { page, context } = await world.person({ language, size, dark: size === 'phone' })
    for (const [path, entry] of [
      ['/', 'article'],
      ['/search?q=chrono&kind=format', '.hits > li'],
    ] as const) {
      await open(page, path)
      const titles = page.locator(entry).getByRole('link', { name: '48h Chrono', exact: true })
      await expect.poll(() => titles.count()).toBe(1)
      expect(await titles.getAttribute('href')).toBe(own)
      const said = page
        .locator(entry)
        .filter({ has: page.getByRole('link', { name: '48h Chrono', exact: true }) })
      expect(await said.innerText()).toContain(`${words} ${name}`)
      expect(await axeViolations(page), path).toEqual([])
      // by keyboard, and in the order in which it is read
      await titles.focus()
      await page.keyboard.press('Tab')
      const link = page.getByRole('link', { name, exact: true })
      expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
      await page.keyboard.press('Enter')
      await page.waitForURL(`**${other}`)
      await expect.poll(() => alternates(page)).toEqual(both)
      expect(await page.locator('main .read').first().getAttribute('lang')).not.toBe(language)
      expect(await axeViolations(page), other).toEqual([])
    }
    await context.close()
  },
)

it('a page names its languages to who reads it without scripts', async () => {
  const { page, context } = await world.person({ javaScript: false })
  await page.goto(french)
  expect(await alternates(page)).toEqual(both)
  await page.getByRole('link', { name: 'anglais', exact: true }).click()
  await page.waitForURL(`**${english}`)
  await context.close()
})

it('a page is translated from its menu, by keyboard, into a language that it is not there in', async () => {
  const { page, context } = await world.person({ as: 'participant' })
  await open(page, french)
  const dialog = page.getByRole('dialog', { name: 'Traduire cette page' })
  const ask = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Plus d’actions' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Traduire…' }).press('Enter')
    await dialog.waitFor()
  }
  await ask()
  const into = dialog.getByLabel('Langue de la traduction')
  expect(await into.locator('option').allInnerTexts()).not.toContain('anglais')
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('link', { name: 'anglais' }).press('Enter')
  await page.waitForURL(`**${english}`)
  await dialog.waitFor({ state: 'hidden' })
  await open(page, french)
  await ask()
  await into.selectOption('espagnol')
  await dialog.getByRole('button', { name: 'Commencer la traduction' }).press('Enter')
  await page.waitForURL('**/drafts/*')
  await writing(page).waitFor()
  await saved(page)
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const draft = await call<{ baseText: string; lang: string }>(page, 'GET', `/drafts/${id}`)
  expect(draft.lang).toBe('es')
  expect(draft.baseText).toContain('translation_of: { page: 48h-chrono, version: "1.1" }')
  expect(await axeViolations(page)).toEqual([])
  await call(page, 'POST', `/drafts/${id}/publish`, { reason: 'Primera', slug: '48h-chrono-es' })
  await open(page, french)
  await page.getByRole('link', { name: 'espagnol', exact: true }).waitFor()
  await ask()
  expect(await into.locator('option').allInnerTexts()).not.toContain('espagnol')
  await context.close()
})

it('a translation says that its original has a later version, and shows what changed', async () => {
  const { page, context } = await world.person({ language: 'en', size: 'phone' })
  const strip = page.locator('.page-strip')
  await open(page, english)
  await strip.getByText('Translated from 1.0; the original is at 1.1.').waitFor()
  await open(page, `${english}/translation`)
  await page.getByText('Translated from 48h Chrono 1.0; 1.1 changed 3 passages of it.').waitFor()
  const needs = page.getByRole('listitem').filter({ hasText: 'demander qui, quoi et pour quand' })
  await needs.getByText('A project lead who defends instead of listening').first().waitFor()
  const { page: lead } = await world.person({ as: 'facilitator' })
  const { revision, text } = await call<{ revision: { id: string }; text: string }>(
    lead,
    'GET',
    '/pages/48h-chrono',
  )
  const added = '## Le lendemain\n\nChaque équipe écrit ce qu’elle garde.\n'
  const body = { text: `${text.trimEnd()}\n\n${added}`, base: revision.id, reason: 'Après' }
  await call(lead, 'PUT', '/pages/48h-chrono', body)
  await call(lead, 'POST', '/pages/48h-chrono/versions', { level: 'minor', notes: 'Après' })
  await open(page, english)
  await strip.getByText('Translated from 1.0; the original is at 1.2.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await strip.getByRole('link', { name: 'Read the original' }).waitFor()
  await strip.getByRole('link', { name: 'See what changed' }).press('Enter')
  await page.waitForURL('**/formats/48h-chrono-en/translation')
  await page.getByText('Translated from 48h Chrono 1.0; 1.2 changed 5 passages of it.').waitFor()
  const row = page
    .getByRole('listitem')
    .filter({ hasText: 'Chaque équipe écrit ce qu’elle garde.' })
  await row.getByText('Not in the translation yet.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await look(page, 'behind-en-phone')
  await context.close()
  const reader = await world.person({ javaScript: false, dark: true })
  await reader.page.goto(`${english}/translation`)
  await reader.page.getByText('Pas encore dans la traduction.').first().waitFor()
  await look(reader.page, 'behind-fr-desktop-dark')
  await reader.context.close()
})
