import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { RECORDS_FILE } from '@forkshop/server/src/records/database/open-database.ts'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations } from './browser.ts'
import { openEditor, saved, writing } from './editor-screen.ts'
import { openWorld } from './world.ts'

const world = openWorld()

/** Goes on by Tab until the focus is on what has these words. */
const tabTo = async (page: Page, words: RegExp): Promise<void> => {
  const isThere = (): Promise<boolean> =>
    page.evaluate(({ source }) => {
      const { activeElement: now } = document
      const said = now?.getAttribute('aria-label') ?? now?.textContent ?? ''
      return now instanceof HTMLButtonElement && new RegExp(source, 'u').test(said)
    }, words)
  for (let press = 0; press < 40 && !(await isThere()); press += 1) await page.keyboard.press('Tab')
  expect(await isThere(), String(words)).toBe(true)
}

it('opens, compares and brings back an earlier state by keyboard, and takes that back', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { page } = person
  const text = await openEditor(person, '/formats/repair-cafe/edit')
  const whole = await text.innerText()
  await text.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.type('Il ne reste que cela.')
  await saved(page)

  await page.getByRole('button', { name: 'Plus d’actions' }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'États précédents' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/mots d’écart avec maintenant/).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await tabTo(page, /Avant un grand effacement par Facilitation/)
  await page.keyboard.press('Enter')
  await dialog.getByRole('heading', { name: /^État du/ }).waitFor()
  expect(await dialog.getByText('Pendant trois heures').count()).toBeGreaterThan(0)
  expect(new URL(page.url()).searchParams.get('state')).toMatch(/^\d+$/)
  const address = page.url()

  await tabTo(page, /Comparer avec maintenant/)
  await page.keyboard.press('Enter')
  await dialog.locator('.comparison').getByText('Il ne reste que cela.').first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBe(0)
  await page.setViewportSize({ width: 1366, height: 768 })

  // the list is where it was left, and Esc leads back to the button that opened it
  await tabTo(page, /Tous les états/)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
    .toContain('Avant un grand effacement')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Plus d’actions')
  expect(new URL(page.url()).searchParams.has('state')).toBe(false)

  await page.goto(address)
  await dialog.getByRole('heading', { name: /^État du/ }).waitFor()
  await tabTo(page, /Faire revenir cet état/)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => writing(page).innerText()).toBe(whole)
  await page.getByRole('button', { name: 'Défaire ce retour' }).press('Enter')
  await expect.poll(() => writing(page).innerText()).toContain('Il ne reste que cela.')
  await person.context.close()
})

it('offers at once to bring back a text of which nearly all was deleted, to everybody in it', async () => {
  const [first, second] = await Promise.all([
    world.person({ as: 'facilitator' }),
    world.person({ as: 'participant' }),
  ])
  const address = '/methods/tour-de-table/edit'
  const text = await openEditor(first, address)
  await openEditor(second, address)
  const whole = await text.innerText()
  await text.focus()
  await first.page.keyboard.press('Control+a')
  await first.page.keyboard.press('Delete')
  const notices = [first, second].map(({ page }) =>
    page.getByText('Facilitation vient d’effacer presque tout le texte.'),
  )
  for (const notice of notices) await notice.waitFor()
  expect(await axeViolations(second.page)).toEqual([])
  await second.page.getByRole('button', { name: 'Le faire revenir' }).press('Enter')
  await expect
    .poll(() => writing(first.page).locator('p').first().innerText())
    .toContain(whole.split('\n')[0]?.slice(0, 20) ?? '')
  for (const notice of notices) await notice.waitFor({ state: 'detached' })
  await Promise.all([first.context.close(), second.context.close()])
})

it('says in sight that nothing can be stored, sends it again, and goes once it is stored', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { page } = person
  const text = await openEditor(person, '/formats/48h-chrono/edit')
  const records = new DatabaseSync(path.join(world.server().dataDirectory, RECORDS_FILE))
  records.exec(`create trigger full before insert on draft_log
    begin select raise(abort, 'broken'); end`)
  await text.locator('p').last().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Gardé ici.')
  const banner = page.getByText('Le serveur ne peut rien enregistrer en ce moment.')
  await banner.waitFor()
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
  expect(await banner.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
  expect(await axeViolations(page)).toEqual([])
  // it stands while it is tried again
  await page.waitForEvent('websocket')
  await page.keyboard.type(' Et cela.')
  expect(await banner.isVisible()).toBe(true)
  records.exec('drop trigger full')
  records.close()
  await banner.waitFor({ state: 'detached' })
  await saved(page)
  await page.reload()
  await text.getByText('Gardé ici. Et cela.').waitFor()
  await person.context.close()
})
