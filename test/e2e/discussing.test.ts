import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { caretAfter, openEditor, openToAll, publish } from './editor-screen.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const { rawText } = world
const format = '/formats/48h-chrono'
const passageWords = 'La coordination envoie un compte rendu'

const goTo = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}
const passage = (page: Page) =>
  page.locator('[data-block]').filter({ hasText: passageWords }).first()
const dialog = (page: Page) => page.getByRole('dialog')
const mark = (page: Page) => page.getByRole('button', { name: /^Discussion sur/ })

it('asks about a passage, answers it elsewhere, live, and settles it by keyboard', async () => {
  const asker = await world.person({ as: 'participant', size: 'phone', touch: true })
  await goTo(asker.page, format)
  await passage(asker.page).tap()
  await asker.page.getByRole('button', { name: 'Demander ou remarquer' }).tap()
  await dialog(asker.page).getByLabel('Vos mots').fill('Qui l’envoie, et quand ?')
  await dialog(asker.page).getByRole('button', { name: 'Envoyer' }).tap()
  await dialog(asker.page).getByText('Qui l’envoie, et quand ?').waitFor()
  expect(await axeViolations(asker.page)).toEqual([])

  const { page, errors } = await world.person({ as: 'facilitator' })
  await goTo(page, format)
  await mark(page).focus()
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('button', { name: 'Répondre' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('La coordination, le lundi.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  // who asked sees the answer come
  await dialog(asker.page).getByText('La coordination, le lundi.').waitFor()
  await dialog(page).getByRole('button', { name: 'C’est la réponse' }).press('Enter')
  await dialog(page).getByText('réponse', { exact: true }).waitFor()
  await dialog(page).getByRole('button', { name: 'Régler' }).press('Enter')
  await mark(page).waitFor({ state: 'detached' })

  await goTo(page, `${format}/discussion?state=resolved`)
  await page.getByText('réglée par').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(errors).toEqual([])
})

it('reads the discussion without scripts', async () => {
  const { page } = await world.person({ javaScript: false })
  await page.goto(`${format}/discussion?state=resolved`)
  expect(await page.getByText('La coordination, le lundi.').count()).toBe(1)
})

it(
  'talks of a passage of a draft beside it, live for two who write, and not in its text',
  { timeout: 120_000 },
  async () => {
    const slug = '24h-chrono'
    const writer = await world.person({ as: 'facilitator' })
    const other = await world.person({ as: 'participant', size: 'phone', dark: true, touch: true })
    await openToAll(writer, world.server(), slug)
    const before = await rawText(slug)
    await openEditor(writer, `/formats/${slug}/edit`)
    await openEditor(other, `/formats/${slug}/edit`)
    const { page } = writer
    await caretAfter(page, 'deux bénévoles suffisent')
    for (const _ of [1, 2]) await page.keyboard.press('Control+Shift+ArrowLeft')
    await page.keyboard.press('Control+Alt+m')
    const beside = page.getByRole('complementary', { name: 'À côté du texte' })
    const text = beside.getByLabel('Vos mots')
    await text.waitFor()
    await expect.poll(() => text.evaluate((node) => node === document.activeElement)).toBe(true)
    await page.keyboard.type('Vraiment deux ?')
    await page.keyboard.press('Control+Enter')
    const said = beside.getByRole('article')
    await said.getByText('Vraiment deux ?').waitFor()
    await expect.poll(() => said.evaluate((node) => node === document.activeElement)).toBe(true)
    const quote = await beside.locator('.thread-about').innerText()
    expect(before).toContain(quote)
    expect(await axeViolations(page)).toEqual([])

    await mark(other.page).tap()
    const sheet = dialog(other.page)
    await sheet.getByText('Vraiment deux ?').waitFor()
    expect(await axeViolations(other.page)).toEqual([])
    await sheet.getByRole('button', { name: 'Répondre' }).tap()
    await sheet.getByLabel('Votre réponse').fill('Trois, plutôt.')
    await sheet.getByRole('button', { name: 'Envoyer' }).tap()
    await said.getByText('Trois, plutôt.').waitFor()
    // the passage is selected still: what is typed comes in its place
    await page.keyboard.press('Escape')
    await said.waitFor({ state: 'detached' })
    await page.keyboard.type('à trois.')
    await sheet.getByText('Ce passage a changé depuis').waitFor()
    await sheet.getByRole('button', { name: 'Régler' }).tap()
    await sheet.waitFor({ state: 'detached' })
    await mark(page).waitFor({ state: 'detached' })
    await publish(page, 'Trois, plutôt')
    expect(await rawText(slug)).toBe(before.replace(quote, 'à trois.'))
  },
)

const propose = async ({ page }: Person, slug: string, change: (text: string) => string) => {
  const { address } = world.server()
  const pages = `${address}/api/v1/pages/${slug}`
  const { text, revision } = await (await page.request.get(pages)).json()
  const answer = await page.request.post(`${pages}/proposals`, {
    headers: { origin: address },
    data: { text: change(text), base: revision.id, title: 'Autrement', reason: 'Plus clair' },
  })
  const { number } = await answer.json()
  return {
    path: `${format}/proposals/${number}`,
    comments: `${pages}/proposals/${number}/comments`,
  }
}

it('asks about a change of a proposal, beside it and in its list', async () => {
  const { page, ...person } = await world.person({ as: 'participant' })
  const { path, comments } = await propose({ page, ...person }, '48h-chrono', (text) =>
    text.replace(passageWords, `${passageWords} court`),
  )
  await goTo(page, path)
  await page.getByRole('button', { name: /^Commenter ce changement/ }).click()
  await dialog(page).getByLabel('Vos mots').fill('Court comment ?')
  await dialog(page).getByRole('button', { name: 'Envoyer' }).click()
  await dialog(page).getByText('Court comment ?').waitFor()
  await page.keyboard.press('Escape')
  await mark(page).waitFor()
  const list = page.getByRole('region', { name: 'Sur des passages' })
  await list.getByText('Court comment ?').waitFor()
  await list.getByText(/compte rendu court/).waitFor()
  expect(await axeViolations(page)).toEqual([])
  const { items } = await (await page.request.get(comments)).json()
  expect(items).toMatchObject([{ text: 'Court comment ?' }])
})
