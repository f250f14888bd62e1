import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { openWorld } from './world.ts'

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

/** Makes the demo's first proposal from the idea that somebody said at the event. */
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
  const mark = passage.getByRole('button', { name: /^Source 1/ })
  expect(await mark.getAttribute('aria-label')).toMatch(/Participation.*proposition 1.*Mixeur/)
  await mark.press('Enter')
  const card = page.getByRole('dialog', { name: 'Qui a écrit ce passage' })
  const said = await card.innerText()
  expect(said).toContain('Participation')
  expect(said).toContain('proposition 1')
  expect(said).toContain(event)
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true)
  await mark.press('Enter')
  await card.getByRole('link', { name: event }).click()
  await page.getByRole('heading', { level: 1, name: event }).waitFor()
  await context.close()
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
