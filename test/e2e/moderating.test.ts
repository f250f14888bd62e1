import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const event = '48h-chrono-mixeur-2013'
const ideasPath = `/events/${event}/ideas`

const call = async <Answer>(
  { context }: Person,
  verb: 'POST' | 'PUT',
  { path, data }: { readonly path: string; readonly data: object },
): Promise<Answer> => {
  const { address } = world.server()
  const options = { method: verb, data, headers: { origin: address } }
  const answer = await context.request.fetch(`${address}/api/v1${path}`, options)
  expect(answer.status(), path).toBeLessThan(300)
  return answer.json()
}

/** A guest of the event, who says something. */
const guestWho = async (host: Person, text: string): Promise<Person> => {
  const opened = { path: `/events/${event}/code`, data: { open: true } }
  const { code } = await call<{ code: string }>(host, 'PUT', opened)
  const guest = await world.person({ size: 'phone' })
  await call(guest, 'POST', { path: `/events/${event}/join`, data: { code, name: 'Kim' } })
  await call(guest, 'POST', { path: `/pages/${event}/ideas`, data: { text } })
  return guest
}

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}
const ideaRow = (page: Page, words: string) =>
  page.getByRole('listitem').filter({ hasText: words }).first()
const openMenu = async (page: Page, words: string): Promise<void> => {
  await ideaRow(page, words).getByRole('button', { name: 'Signaler, masquer…' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
}

it('is reported by a visitor, hidden, shown again and put aside by keyboard', async () => {
  const host = await world.person({ as: 'facilitator', dark: true })
  const words = 'Des mots qui visent quelqu’un.'
  await guestWho(host, words)
  const visitor = await world.person({ size: 'phone' })
  await open(visitor.page, ideasPath)
  await open(host.page, ideasPath)

  await openMenu(visitor.page, words)
  expect(await axeViolations(visitor.page)).toEqual([])
  await visitor.page.getByRole('menuitem', { name: 'Signaler…' }).press('Enter')
  const dialog = visitor.page.getByRole('dialog', { name: 'Signaler' })
  await dialog.getByLabel('Qu’est-ce qui ne va pas').fill('Cela vise une personne.')
  expect(await axeViolations(visitor.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Signaler' }).press('Enter')
  await visitor.page.getByText('Merci. L’équipe de la page le lira.').waitFor()

  // told as it happens
  const row = ideaRow(host.page, words)
  await row.getByText('Signalé par 1 personne').click()
  await row.getByText('Cela vise une personne.').waitFor()
  expect(await axeViolations(host.page)).toEqual([])

  await openMenu(host.page, words)
  await host.page.getByRole('menuitem', { name: 'Masquer' }).press('Enter')
  await row.getByText('masquée').waitFor()
  await ideaRow(visitor.page, words).waitFor({ state: 'detached' })
  const following = visitor.page.waitForResponse((answer) => answer.url().includes('/api/v1/live'))
  await open(visitor.page, ideasPath)
  expect(await ideaRow(visitor.page, words).count()).toBe(0)
  await following

  await host.page.getByRole('button', { name: 'Montrer de nouveau' }).press('Enter')
  await row.getByText('masquée').waitFor({ state: 'detached' })
  await ideaRow(visitor.page, words).waitFor()
  await row.getByRole('button', { name: 'Classer le signalement' }).press('Enter')
  await row.getByText('Signalé par').waitFor({ state: 'detached' })
}, 120_000)

it('sends a guest out of the room with all that they said', async () => {
  const host = await world.person({ as: 'facilitator' })
  const words = 'Une grossièreté de plus.'
  const guest = await guestWho(host, words)
  await open(guest.page, ideasPath)
  await open(host.page, ideasPath)
  await openMenu(host.page, words)
  await host.page.getByRole('menuitem', { name: 'Renvoyer cette personne' }).press('Enter')
  const dialog = host.page.getByRole('dialog', { name: /^Renvoyer cette personne/ })
  await dialog.waitFor()
  expect(await axeViolations(host.page)).toEqual([])
  expect(await dialog.getByLabel('Masquer aussi tout').isChecked()).toBe(true)
  await dialog.getByRole('button', { name: 'Renvoyer' }).press('Enter')
  await host.page.getByText('1 contribution masquée').waitFor()
  await ideaRow(guest.page, words).waitFor({ state: 'detached' })
  const session = await guest.context.request.get(`${world.server().address}/api/v1/session`)
  expect((await session.json()).guestOf).toBeNull()
}, 120_000)
