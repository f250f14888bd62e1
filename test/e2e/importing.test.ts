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

it('imports a bundle on a phone, by keyboard, and tells what it brought and left out', async () => {
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
  await page.getByRole('link', { name: 'Reprenez-les avec leur histoire' }).press('Enter')
  await page.waitForURL('/import')
  await page.getByLabel('Adresse git').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('Adresse git').fill('http://127.0.0.1/a.git')
  await page.getByLabel('Adresse git').press('Enter')
  await page.getByText('« 127.0.0.1 » est dans un réseau privé').waitFor()
  await page.getByRole('link', { name: 'Reprendre autre chose' }).press('Enter')
  await page.getByLabel('Choisir un bundle ou un zip').setInputFiles(source.bundle('sheets.bundle'))
  await page.getByText('sheets.bundle').waitFor()
  await page.getByRole('button', { name: 'Reprendre', exact: true }).press('Enter')
  await page.getByText('1 nouvelle page.').waitFor()
  await page.getByText('1 fichier qui n’est pas du Markdown').press('Enter')
  await page.getByText('logo.svg').waitFor()
  expect(await axeViolations(page)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await page.getByRole('link', { name: 'Le tour de parole' }).press('Enter')
  await page.getByText('Chacun parle une minute.').waitFor()
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
