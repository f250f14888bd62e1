import type { Locator, Page } from 'playwright-core'

/** A card of the closing circle. */
export const cardOf = (page: Page, words: string): Locator =>
  page.getByRole('listitem').filter({ hasText: words }).first()

/** Writes a card and sends it; without a network it waits. */
export const writeCard = async (
  page: Page,
  words: string,
  more: { readonly column?: string; readonly named?: boolean } = {},
): Promise<void> => {
  await page.getByRole('button', { name: 'Ajouter une carte' }).click()
  const dialog = page.getByRole('dialog', { name: 'Une carte' })
  await dialog.getByLabel('Ce que vous voulez dire').fill(words)
  if (more.column !== undefined) await dialog.getByLabel('Colonne').selectOption(more.column)
  if (more.named === true) await dialog.getByLabel(/^Mon nom peut figurer/).check()
  await dialog.getByRole('button', { name: 'Envoyer' }).click()
  await dialog.waitFor({ state: 'detached' })
}
