import type { Locator, Page } from 'playwright-core'
import type { Person } from './browser.ts'

/** The text of the draft, as the one who writes reaches it. */
export const writing = (page: Page): Locator => page.getByRole('textbox', { name: /^Texte de/ })

/** Waits until everything typed is acknowledged. */
export const saved = (page: Page): Promise<void> =>
  page.locator('[data-kind="saved"]').waitFor({ state: 'attached' })

/** Lets every member write in a page that only its maintainers edit; `lead` looks after it. */
export const openToAll = async (
  { context }: Pick<Person, 'context'>,
  server: { readonly address: string },
  slug: string,
): Promise<void> => {
  await context.request.patch(`${server.address}/api/v1/pages/${slug}`, {
    headers: { origin: server.address },
    data: { editing: 'open' },
    failOnStatusCode: true,
  })
}

/** Opens the editor and waits until the draft has come from the server. */
export const openEditor = async (
  { page }: Pick<Person, 'page'>,
  address: string,
): Promise<Locator> => {
  await page.goto(address)
  await writing(page).waitFor()
  await saved(page)
  return writing(page)
}

/** Puts the caret at the end of the paragraph that says this, and waits until the editor knows. */
export const caretAfter = (page: Page, text: string): Promise<void> => caretIn(page, text, 'end')

/** The same at the beginning of the paragraph. */
export const caretBefore = (page: Page, text: string): Promise<void> => caretIn(page, text, 'start')

const caretIn = async (page: Page, text: string, edge: 'start' | 'end'): Promise<void> => {
  const block = writing(page).locator('p').filter({ hasText: text }).first()
  await block.click()
  await block.evaluate(async (element, to) => {
    // The editor listened first: when this listener is told, the editor has been.
    const told = new Promise((resolve) =>
      document.addEventListener('selectionchange', resolve, { once: true }),
    )
    getSelection()?.selectAllChildren(element)
    if (to === 'start') getSelection()?.collapseToStart()
    else getSelection()?.collapseToEnd()
    await told
  }, edge)
}

/** Pastes as if another program had filled the clipboard. */
export const paste = (
  text: Locator,
  brought: { readonly html?: string; readonly text?: string },
): Promise<void> =>
  text.evaluate((element, { html = '', text: plain = '' }) => {
    const clipboardData = new DataTransfer()
    if (plain !== '') clipboardData.setData('text/plain', plain)
    if (html !== '') clipboardData.setData('text/html', html)
    const event = { clipboardData, bubbles: true, cancelable: true }
    element.dispatchEvent(new ClipboardEvent('paste', event))
  }, brought)

/** Publishes the draft as the panel asks it, and waits for the page that shows it. */
export const publish = async (page: Page, reason: string): Promise<void> => {
  await page.getByRole('button', { name: 'Publier…' }).click()
  await page.getByLabel('Pourquoi ce changement ?').fill(reason)
  await page.getByRole('button', { name: 'Publier', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/edit'))
}
