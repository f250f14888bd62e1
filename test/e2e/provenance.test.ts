import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { expectClean, openWorld } from './world.ts'

const world = openWorld()
const formatPath = '/formats/48h-chrono'
const event = '48h Chrono au Mixeur'

const call = async <Answer>({ page }: Person, path: string, data?: unknown): Promise<Answer> => {
  const { address } = world.server()
  const answer = await page.request.fetch(`${address}/api/v1${path}`, {
    method: data === undefined ? 'GET' : 'POST',
    headers: { origin: address },
    ...(data === undefined ? {} : { data }),
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json()
}

type Idea = { readonly id: string; readonly text: string }
type PageAnswer = { readonly text: string; readonly revision: { readonly id: string } }
type DemoProposal = {
  readonly key: string
  readonly title: string
  readonly reason: string
  readonly edits: readonly { readonly find: string; readonly replace: string }[]
}
const demo: { readonly proposals: readonly DemoProposal[] } = JSON.parse(
  readFileSync(new URL('../../demo/library.json', import.meta.url), 'utf8'),
)

/** Makes a proposal of the demo from the idea that somebody said at the event; another one is in version 1.1. */
const proposeFromEvent = async (person: Person): Promise<number> => {
  const { title, reason, edits } = demo.proposals.find(({ key }) => key === 'P1') ?? {}
  const { items } = await call<{ items: readonly Idea[] }>(person, '/pages/48h-chrono/ideas')
  const idea = items.find(({ text }) => text.includes('rejoint un des projets'))
  const { text, revision } = await call<PageAnswer>(person, '/pages/48h-chrono')
  const changed = edits?.reduce((before, { find, replace }) => before.replace(find, replace), text)
  const asked = { text: changed, base: revision.id, title, reason }
  return (await call<{ number: number }>(person, `/ideas/${idea?.id}/propose`, asked)).number
}

it('shows on a passage who brought it, by which proposal and from which event', async () => {
  const number = await proposeFromEvent(await world.person({ as: 'participant' }))
  const facilitator = await world.person({ as: 'facilitator' })
  await call(facilitator, `/pages/48h-chrono/proposals/${number}/accept`, {})

  const { page, context } = facilitator
  await page.goto(formatPath)
  await untilReady(page)
  await page.getByRole('link', { name: 'Qui a écrit ce texte' }).click()
  await page.locator('.who-list').waitFor()
  await page
    .getByRole('navigation', { name: 'Sommaire' })
    .getByRole('link', { name: 'Après' })
    .click()
  const passage = page.locator('p[data-block]').filter({ hasText: 'À la clôture' })
  const mark = passage.getByRole('button', { name: /^Source 2/ })
  expect(await mark.getAttribute('aria-label')).toMatch(/Participation.*proposition 2.*Mixeur/)
  await mark.press('Enter')
  const card = page.getByRole('dialog', { name: 'Qui a écrit ce passage' })
  const said = await card.innerText()
  expect(said).toContain('Participation')
  expect(said).toContain('proposition 2')
  expect(said).toContain(event)
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true)
  await mark.press('Enter')
  await card.getByRole('link', { name: event }).click()
  await page.getByRole('heading', { level: 1, name: event }).waitFor()
  await page.goto(`${formatPath}#who-wrote`)
  await mark.press('Enter')
  await card.getByRole('link', { name: 'Histoire de ce passage' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Histoire d’un passage' }).waitFor()
  const newest = page.locator('.turn').first()
  expect(await newest.innerText()).toMatch(/Changé.*Participation.*proposition 2/s)
  expect(await newest.locator('ins').first().innerText()).toContain('À la clôture')
  expect(await newest.getByRole('link', { name: event }).count()).toBe(1)
  await newest.getByRole('link', { name: 'Tout le changement' }).click()
  await page.locator('.comparison').waitFor()
  await context.close()
})

it('tells the history of a passage at an address that needs no script', async () => {
  const { page, context } = await world.person({ language: 'en' })
  await page.goto(formatPath)
  await untilReady(page)
  await page.locator('p[data-block]').filter({ hasText: 'Beaucoup de projets' }).selectText()
  const past = page.getByRole('link', { name: 'History of this passage' })
  const address = (await past.getAttribute('href')) ?? ''
  await page.getByRole('button', { name: 'History of a passage' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'History of a passage' })
  const options = dialog.getByRole('option')
  const step = await options.filter({ hasText: 'Accueil, badges' }).getAttribute('value')
  await dialog.getByRole('combobox').selectOption(step)
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('link', { name: 'Show its history' }).press('Enter')
  await page.getByRole('columnheader', { name: 'Étape' }).first().waitFor()
  await context.close()

  const plain = await world.person({ javaScript: false, language: 'en' })
  await plain.page.goto(address.replace('/history/passage', '/history'))
  expect(plain.page.url()).toContain(address)
  await plain.page.getByText(/unchanged since the first revision, by Facilitation/).waitFor()
  await plain.context.close()
  const block = new URLSearchParams(address.split('?')[1]).get('block')
  await expectClean(world, [
    `${formatPath}/history/passage?block=${block}`,
    `${formatPath}/history/passage?step=0.0`,
  ])
})

it('is an address of its own, and a tap on a passage says it on a phone', async () => {
  const { page, context } = await world.person({ size: 'phone', dark: true, language: 'en' })
  await page.goto(`${formatPath}#who-wrote`)
  await page.locator('.who-list').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.locator('p[data-block]').filter({ hasText: 'Beaucoup de projets utiles' }).click()
  const sheet = page.getByRole('dialog', { name: 'Who wrote this passage' })
  await sheet.getByText('Facilitation').waitFor()
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wide).toBe(0)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Stop showing who wrote this' }).click()
  await page.locator('.who-list').waitFor({ state: 'detached' })
  expect(new URL(page.url()).hash).toBe('')
  await context.close()
})
