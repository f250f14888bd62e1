import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { makeGitSource } from '@forkshop/server/src/testing/git-source.ts'
import { afterAll, expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-e2e-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const evening = `<html lang="fr"><h1>Une soirée</h1><ul><li>19h Accueil</li><li>20h Débat</li>
  <li>22h Fin</li></ul><script>x()</script></html>`

it('shows what files and a bundle would become, on a phone, by keyboard, and tells what it brought', async () => {
  const source = makeGitSource(folder, 'sheets')
  source.commit(
    { 'fiche.md': '# Le tour de parole\n\nChacun parle.\n', 'logo.svg': '<svg/>' },
    'Début',
  )
  source.commit({ 'fiche.md': '# Le tour de parole\n\nChacun parle une minute.\n' }, 'Une minute')
  const { page, context, errors, foreign } = await world.person({
    as: 'participant',
    size: 'phone',
  })
  await page.goto('/new')
  await untilReady(page)
  await page.getByRole('link', { name: 'dans Word, sur le web ou dans git' }).press('Enter')
  await page.waitForURL('/import')
  await page.getByLabel('Ou l’adresse d’un dépôt git').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('Ou l’adresse d’un dépôt git').fill('http://127.0.0.1/a.git')
  await page.getByLabel('Ou l’adresse d’un dépôt git').press('Enter')
  await page.getByText('« 127.0.0.1 » est dans un réseau privé').waitFor()
  await page.getByRole('link', { name: 'Reprendre autre chose' }).press('Enter')
  const look = page.getByRole('button', { name: 'Voir ce qui viendrait' })
  const choose = page.getByLabel('Choisir des fichiers')
  await choose.setInputFiles([
    { name: 'LICENSE.md', mimeType: 'text/markdown', buffer: Buffer.from('CC0 1.0 Universal\n') },
    { name: 'soir.html', mimeType: 'text/html', buffer: Buffer.from(evening) },
  ])
  await page.getByText('LICENSE.md + 1').waitFor()
  await look.press('Enter')
  expect(await page.getByRole('checkbox', { name: 'Une soirée' }).isChecked()).toBe(true)
  expect(await page.getByRole('checkbox', { name: 'LICENSE' }).isChecked()).toBe(false)
  await page.getByText('Déroulé reconnu : 3 étapes').waitFor()
  await page.getByText('Ne viendra pas : les scripts').waitFor()
  await page.getByText('sans doute format').press('Enter')
  await page.getByRole('listitem').getByLabel('Genre').selectOption('méthode')
  await page.getByText('méthode · français · sans doute CC0 1.0').waitFor()
  expect(await axeViolations(page)).toEqual([])
  // it waits at its address
  await page.reload()
  await page.getByText('sans doute format').waitFor()
  await page.getByRole('button', { name: 'Ne rien reprendre' }).press('Enter')
  await page.getByText('La reprise a été arrêtée.').waitFor()
  await page.getByRole('link', { name: 'Reprendre autre chose' }).press('Enter')
  await choose.setInputFiles(source.bundle('sheets.bundle'))
  await page.getByText('sheets.bundle').waitFor()
  await look.press('Enter')
  await page.getByRole('checkbox', { name: 'Le tour de parole' }).waitFor()
  await page.getByText('1 n’a pas de genre').waitFor()
  await page.getByRole('button', { name: 'Reprendre ce qui est coché' }).press('Enter')
  await page.getByText('1 nouvelle page.').waitFor()
  await page.getByText('1 fichier qui n’est ni Word, ni HTML, ni Markdown').press('Enter')
  await page.getByText('logo.svg').waitFor()
  expect(await axeViolations(page)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await page.getByRole('link', { name: 'Le tour de parole' }).press('Enter')
  await page.getByText('Chacun parle une minute.').waitFor()
  await page.goBack()
  await page.getByRole('link', { name: 'Dire ce que sont les pages sans genre' }).press('Enter')
  await page.getByRole('checkbox', { name: 'Le tour de parole' }).press('Space')
  await page.getByRole('button', { name: 'Le dire de la page cochée' }).press('Enter')
  await page.getByText('Choisissez leur genre.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('Genre').selectOption('méthode')
  await page.getByRole('button', { name: 'Le dire de la page cochée' }).press('Enter')
  await page.getByText('1 page dit maintenant ce qu’elle est.').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(errors).toEqual([])
  expect(foreign).toEqual([])
  await context.close()
})

it('shows how far an import is and stops it', async () => {
  const { page, context } = await world.person({ as: 'participant', language: 'en' })
  const running = {
    id: 'slow',
    source: 'example.org/sheets',
    state: 'running',
    progress: { step: 'fetching', done: 40, total: 100 },
    report: null,
    plan: null,
    problem: null,
    created: '2026-01-02T03:04:05.000Z',
    finished: null,
  }
  const stopped = { ...running, state: 'cancelled', progress: null, finished: running.created }
  let now: typeof running | typeof stopped = running
  await page.route('**/api/v1/imports/slow', (route) => {
    if (route.request().method() === 'DELETE') now = stopped
    return route.fulfill({ json: now })
  })
  await page.goto('/import/slow')
  await page.getByText('The source is being fetched.').waitFor()
  expect(await page.getByRole('progressbar').getAttribute('value')).toBe('40')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Stop' }).press('Enter')
  await page.getByText('The import was stopped. Nothing of it was kept.').waitFor()
  await context.close()
})
