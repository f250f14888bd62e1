import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, type Person } from './browser.ts'
import { caretAfter, caretBefore, openEditor, openToAll, saved, writing } from './editor-screen.ts'
import { picturesOf } from './pictures.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const look = picturesOf('lost-words')

/** A page that all may write in, with two paragraphs that can be joined. */
const makePage = async (lead: Person, slug: string): Promise<void> => {
  const origin = world.server().address
  const text = `---
kind: method
title: Ouvrir à deux
lang: fr
license: CC-BY-SA-4.0
---

Chacun dit son nom.

Le groupe écoute.

On se lève.
`
  await lead.context.request.post(`${origin}/api/v1/pages`, {
    headers: { origin },
    data: { slug, text, reason: 'Pour commencer' },
    failOnStatusCode: true,
  })
  await openToAll(lead, world.server(), slug)
}

const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((node) => node === document.activeElement)
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
/** The paragraphs without the carets of others. */
const paragraphs = (page: Page): Promise<readonly string[]> =>
  writing(page)
    .locator('p')
    .evaluateAll((all) =>
      all.map((one) => {
        const copy = document.createElement('p')
        copy.append(...one.cloneNode(true).childNodes)
        for (const caret of copy.querySelectorAll('.caret')) caret.remove()
        return (copy.textContent ?? '').replaceAll('\u2060', '')
      }),
    )

/** What is said between an editor and its room, which can be held and comes later, in its order. */
const lineOf = async ({ page }: Person) => {
  const line = { isHeld: false, waiting: new Array<() => void>() }
  const say = (send: () => void): void => {
    if (line.isHeld) line.waiting.push(send)
    else send()
  }
  await page.routeWebSocket(/\/collab/, (route) => {
    const room = route.connectToServer()
    route.onMessage((said) => say(() => room.send(said)))
    room.onMessage((said) => say(() => route.send(said)))
  })
  return {
    hold: () => (line.isHeld = true),
    release: () => {
      line.isHeld = false
      for (const send of line.waiting.splice(0)) send()
    },
  }
}

/** One writes at the end of a paragraph while another, who hears nothing of it, joins it to the one before. */
const lose = async (
  { writer, joiner, address }: Record<'writer' | 'joiner', Person> & { readonly address: string },
  words: string,
): Promise<void> => {
  const line = await lineOf(joiner)
  await openEditor(writer, address)
  await openEditor(joiner, address)
  line.hold()
  await caretBefore(joiner.page, 'Le groupe écoute.')
  await joiner.page.keyboard.press('Backspace')
  await expect
    .poll(() => paragraphs(joiner.page))
    .toEqual(['Chacun dit son nom.Le groupe écoute.', 'On se lève.'])
  await caretAfter(writer.page, 'Le groupe écoute.')
  await writer.page.keyboard.type(words)
  await saved(writer.page)
  line.release()
}

it('offers words back that went with a passage which another joined, to all who write there', async () => {
  const [writer, joiner] = await Promise.all([
    world.person({ as: 'participant', size: 'phone', dark: true }),
    world.person({ as: 'facilitator' }),
  ])
  await makePage(joiner, 'ouvrir-a-deux')
  const address = '/methods/ouvrir-a-deux/edit'
  await lose({ writer, joiner, address }, ' Puis chacun se tait.')
  const text = writing(writer.page)

  const notice = (page: Page): Locator => page.locator('[data-kind="lost"]')
  await notice(writer.page)
    .getByText('Des mots que vous avez écrits ne sont plus dans le texte.')
    .waitFor()
  await notice(joiner.page)
    .getByText(/^Des mots écrits par .+ ne sont plus dans le texte\.$/)
    .waitFor()
  expect(await notice(joiner.page).getByText('Puis chacun se tait.').isVisible()).toBe(true)
  expect(await paragraphs(writer.page)).toEqual([
    'Chacun dit son nom.Le groupe écoute.',
    'On se lève.',
  ])
  // whoever writes goes on writing
  expect(await hasFocus(text)).toBe(true)
  for (const { page } of [writer, joiner]) {
    expect(await axeViolations(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
  }
  await look(writer.page, 'notice-phone-dark-fr')
  await look(joiner.page, 'notice-desktop-light-fr')

  // who comes later sees it too
  const later = await world.person({ as: 'researcher', language: 'en' })
  await later.page.goto(address)
  await notice(later.page)
    .getByText(/^Words written by .+ are no longer in the text\.$/)
    .waitFor()
  await look(later.page, 'notice-desktop-light-en')
  await later.page.setViewportSize({ width: 390, height: 844 })
  await notice(later.page).getByRole('button', { name: 'Look' }).press('Enter')
  const english = later.page.getByRole('dialog', { name: 'No longer in the text' })
  await english.getByText('Puis chacun se tait.').waitFor()
  expect(await english.getByRole('button', { name: 'Leave out' }).count()).toBe(0)
  expect(await axeViolations(later.page)).toEqual([])
  expect(await sideways(later.page)).toBe(0)
  await look(later.page, 'dialog-phone-light-en')

  // looked at by keys, and back where one was
  const { page } = writer
  const open = notice(page).getByRole('button', { name: 'Voir' })
  await open.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Ce qui n’est plus dans le texte' })
  await dialog.getByText('Le groupe écoute.').waitFor()
  expect(await dialog.getByRole('button', { name: 'Écarter' }).count()).toBe(1)
  expect(await axeViolations(page)).toEqual([])
  await look(page, 'dialog-phone-dark-fr')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(open)).toBe(true)

  await notice(page).getByRole('button', { name: 'Faire revenir' }).press('Enter')
  await expect
    .poll(() => paragraphs(page))
    .toEqual(['Chacun dit son nom.Le groupe écoute.', 'Puis chacun se tait.', 'On se lève.'])
  for (const one of [writer, joiner, later]) await notice(one.page).waitFor({ state: 'detached' })
  await english.getByText('Nothing is missing from the text any more.').waitFor()
  await expect.poll(() => hasFocus(text)).toBe(true)
  await look(page, 'brought-back-phone-dark-fr')
  await page.getByRole('button', { name: 'Les montrer' }).press('Enter')
  await expect.poll(() => hasFocus(text)).toBe(true)
  await page.keyboard.type('Enfin : ')
  await expect.poll(() => paragraphs(joiner.page)).toContain('Enfin : Puis chacun se tait.')
  for (const { context } of [writer, joiner, later]) await context.close()
})

it('leaves words out for their author, and brings them back after all', async () => {
  const [writer, joiner] = await Promise.all([
    world.person({ as: 'participant' }),
    world.person({ as: 'facilitator' }),
  ])
  const { page } = writer
  await makePage(joiner, 'ecarter-a-deux')
  const address = '/methods/ecarter-a-deux/edit'
  await lose({ writer, joiner, address }, ' Puis chacun se tait.')
  const text = writing(page)
  const open = page.locator('[data-kind="lost"]').getByRole('button', { name: 'Voir' })
  await open.waitFor()
  await look(page, 'notice-own-desktop-light-fr')
  await open.press('Enter')
  const leaveOut = page.getByRole('dialog').getByRole('button', { name: 'Écarter' })
  await leaveOut.waitFor()
  await look(page, 'dialog-desktop-light-fr')
  await leaveOut.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(text)).toBe(true)
  await joiner.page.locator('[data-kind="lost"]').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Les faire revenir quand même' }).press('Enter')
  await expect.poll(() => paragraphs(joiner.page)).toContain('Puis chacun se tait.')
  for (const { context } of [writer, joiner]) await context.close()
})
