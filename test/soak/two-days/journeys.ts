import type { Page } from 'playwright-core'
import type { Hand } from './hand.ts'
import { docsClipboard, twoDays, wordClipboard } from './format.ts'

type Writer = { readonly page: Page; readonly hand: Hand }

export type Journey = {
  readonly name: string
  readonly walk: (writer: Writer) => Promise<void>
}

const text = (page: Page) => page.getByRole('textbox', { name: /^Texte de/ })

/** From the door of the library to a page that everybody sees, from a text that another program has. */
const byPaste =
  (clipboard: { readonly html: string; readonly text: string }) =>
  async ({ page, hand }: Writer): Promise<void> => {
    await page.goto('/')
    await hand.step(
      'begins a new text',
      () => hand.click(page.getByRole('link', { name: /^Nouveau format/ }).first()),
      page.getByLabel('Titre'),
    )
    await hand.step('names it', () => hand.type(twoDays.title))
    await hand.step(
      'has a text already',
      () => hand.click(page.getByText('Un texte que vous avez')),
      page.getByLabel('Votre texte'),
    )
    await hand.step('pastes it', async () => {
      await hand.click(page.getByLabel('Votre texte'))
      await hand.paste(clipboard)
      await page.waitForFunction(() =>
        [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('Chantiers')),
      )
    })
    await hand.step(
      'sees it in the editor',
      () => hand.click(page.getByRole('button', { name: 'Commencer à écrire' })),
      text(page).getByText('Chantiers'),
    )
    await publish({ page, hand })
  }

const publish = async ({ page, hand }: Writer): Promise<void> => {
  await hand.step(
    'looks at what it will be',
    () => hand.click(page.getByRole('button', { name: 'Publier…' })),
    page.getByRole('button', { name: 'Rendre public' }),
  )
  await hand.step('makes it public', async () => {
    await hand.click(page.getByRole('button', { name: 'Rendre public' }))
    await page.waitForURL(/\/formats\//)
  })
}

export const journeys: readonly Journey[] = [
  { name: 'from Word', walk: byPaste(wordClipboard) },
  { name: 'from Google Docs', walk: byPaste(docsClipboard) },
]
