import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { picturesOf } from './pictures.ts'
import { openWorld } from './world.ts'

// What a page would say with several proposals, before any of them is accepted.
const world = openWorld()
const look = picturesOf('together')
const path = '/formats/24h-chrono/proposals'

it('several proposals are tried together, and those that clash are told', async () => {
  const writer = await world.person({ as: 'participant', size: 'phone' })
  await writer.page.goto(path)
  await untilReady(writer.page)
  await writer.page.evaluate(async () => {
    const at = '/api/v1/pages/24h-chrono'
    const { text, revision } = await (await fetch(at)).json()
    const paragraphs = text.split('\n\n').filter((part: string) => /^\p{L}/u.test(part))
    const [first = '', second = ''] = paragraphs
    const changes: readonly (readonly [string, string, string])[] = [
      ['Un mot de plus', first, `${first} Un mot de plus.`],
      ['Une autre fin', second, `${second} Une autre fin.`],
      ['Un autre mot', first, `${first} Un tout autre mot.`],
    ]
    for (const [title, was, becomes] of changes) {
      const body = { text: text.replace(was, becomes), base: revision.id, title, reason: 'Mieux' }
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      }
      await fetch(`${at}/proposals`, { method: 'POST', headers, body: JSON.stringify(body) })
    }
  })
  const { page } = writer
  await page.goto(path)
  await untilReady(page)
  await page.getByRole('link', { name: 'Essayer plusieurs propositions ensemble' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Essayer des propositions ensemble' }).waitFor()
  for (const box of await page.getByRole('checkbox').all()) await box.press('Space')
  await page.getByRole('button', { name: 'Essayer' }).press('Enter')
  await page.waitForURL(/of=1(,|%2C)2(,|%2C)3$/)
  await page.getByText('Avec Un mot de plus et Une autre fin, la page devient\u00a0:').waitFor()
  await page
    .getByText(
      '«\u00a0Un autre mot\u00a0» change les mêmes passages que «\u00a0Un mot de plus\u00a0»',
    )
    .waitFor()
  expect(await axeViolations(page)).toEqual([])
  await look(page, 'phone')
  const reader = await world.person({ javaScript: false, dark: true, language: 'en' })
  await reader.page.goto(`${path}/together?of=1&of=2`)
  await reader.page.getByText('With Un mot de plus and Une autre fin, the page becomes:').waitFor()
  expect(await reader.page.getByRole('checkbox', { checked: true }).count()).toBe(2)
  await look(reader.page, 'desktop-dark-en')
})
