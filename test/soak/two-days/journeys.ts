import type { Locator, Page } from 'playwright-core'
import type { Hand } from './hand.ts'
import { docsClipboard, twoDays, wordClipboard } from './format.ts'

type Writer = { readonly page: Page; readonly hand: Hand }

export type Journey = {
  readonly name: string
  readonly walk: (writer: Writer) => Promise<void>
}

const title = (page: Page) => page.getByLabel('Titre').and(page.locator(':focus'))
const text = (page: Page) => page.getByRole('textbox', { name: /^Texte de/ })

/** From the door of the library to a page that everybody sees, from a text that another program has. */
const byPaste =
  (clipboard: { readonly html: string; readonly text: string }) =>
  async ({ page, hand }: Writer): Promise<void> => {
    await page.goto('/')
    await hand.step(
      'begins a new text',
      () => hand.click(page.getByRole('link', { name: /^Nouveau format/ }).first()),
      title(page),
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

/** Fills a day whose first step waits for its name, with an hour and a length: cell by cell, and further rows as they are needed. */
const typeDay = async (hand: Hand, day: (typeof twoDays.days)[number]): Promise<void> => {
  for (const [index, { hour, length, step }] of day.steps.entries()) {
    // on from the name over who leads it; a cell that one comes to is selected
    await (index === 0 ? hand.press('Shift+Tab', 2) : hand.press('Tab', 2))
    if (hour !== '') await hand.type(hour)
    await hand.press('Tab')
    await hand.type(length)
    await hand.press('Tab')
    await hand.type(step)
  }
}

/** From nothing, without a mouse: signs that Markdown knows, the menu of `/`, Tab from cell to cell. */
const byKeyboard = async ({ page, hand }: Writer): Promise<void> => {
  await page.goto('/')
  await hand.step(
    'begins a new text',
    async () => {
      await hand.tabTo(page.getByRole('link', { name: /^Nouveau format/ }).first())
      await hand.press('Enter')
    },
    title(page),
  )
  await hand.step('names it', () => hand.type(twoDays.title))
  await hand.step(
    'begins with an empty page',
    async () => {
      await hand.tabTo(page.locator('input[name="start"]:checked'))
      await hand.press('ArrowUp')
      await hand.tabTo(page.getByRole('button', { name: 'Commencer à écrire' }))
      await hand.press('Enter')
    },
    text(page),
  )
  await hand.step('says who it is for', async () => {
    await hand.type('## Pour qui')
    await hand.press('Enter')
    await hand.type(twoDays.who)
    await hand.press('Enter')
  })
  await hand.step('says what comes before', async () => {
    await hand.type('## Avant')
    await hand.press('Enter')
    await hand.type(`- ${twoDays.before[0]}`)
    await hand.press('Enter')
    await hand.type(twoDays.before[1])
    await hand.press('Enter', 2)
  })
  await hand.step('says the idea', async () => {
    await hand.type('## Déroulé')
    await hand.press('Enter')
    await hand.type(twoDays.idea)
    await hand.press('Enter')
  })
  for (const day of twoDays.days) {
    await hand.step(
      `inserts ${day.title}`,
      async () => {
        await hand.type('/jour')
        await hand.press('Enter')
      },
      text(page)
        .getByRole('heading', { name: /^(?:Journée|Jour 2)$/ })
        .last(),
    )
    await hand.step(`fills ${day.title}`, () => typeDay(hand, day))
    await hand.step(`leaves ${day.title}`, () => hand.press('ArrowDown'))
  }
  await hand.step('says what comes after', async () => {
    await hand.type('## Après')
    await hand.press('Enter')
    await hand.type(twoDays.after)
  })
  await hand.step(
    'looks at what it will be',
    () => hand.press('Control+Enter'),
    page.getByRole('button', { name: 'Rendre public' }),
  )
  await hand.step('makes it public', async () => {
    await hand.tabTo(page.getByRole('button', { name: 'Rendre public' }))
    await hand.press('Enter')
    await page.waitForURL(/\/formats\//)
  })
}

const planner = (page: Page) => page.getByRole('region', { name: 'Déroulé' })
const dayIn = (page: Page, title: string) => planner(page).getByRole('region', { name: title })
const stepIn = (day: Locator, name: string) =>
  day.getByRole('listitem', { name: new RegExp(`« ${name}`) })

/** Writes in a field in place of what is there. */
const write = async (hand: Hand, field: Locator, words: string): Promise<void> => {
  await hand.click(field)
  await hand.press('Control+a')
  await hand.type(words)
  await hand.press('Enter')
}
const addStep = async (hand: Hand, day: Locator, name: string, length: string): Promise<void> => {
  await hand.click(day.getByRole('textbox', { name: /^Ajouter une étape/ }))
  await hand.type(name)
  await hand.press('Enter')
  await write(hand, stepIn(day, name).getByRole('textbox', { name: /^Durée/ }), length)
}

/** From the outline that a new text has, by mouse but for the words: hints that are clicked, the planner for the days. */
const byMouse = async ({ page, hand }: Writer): Promise<void> => {
  const hint = (words: string) => page.locator(`[data-hint^="${words}"]`)
  await page.goto('/')
  await hand.step(
    'begins a new text',
    () => hand.click(page.getByRole('link', { name: /^Nouveau format/ }).first()),
    title(page),
  )
  await hand.step('names it', () => hand.type(twoDays.title))
  await hand.step(
    'begins with the outline',
    () => hand.click(page.getByRole('button', { name: 'Commencer à écrire' })),
    hint('Combien de personnes'),
  )
  await hand.step('says who it is for', () => hand.type(twoDays.who))
  await hand.step('says what comes before', async () => {
    await hand.click(hint('Ce qui se prépare'))
    await hand.click(page.getByRole('button', { name: 'Liste à puces' }))
    await hand.type(twoDays.before[0])
    await hand.press('Enter')
    await hand.type(twoDays.before[1])
  })
  await hand.step('says the idea', async () => {
    await hand.click(hint('L’idée de la journée'))
    await hand.type(twoDays.idea)
  })
  await hand.step('says what comes after', async () => {
    await hand.click(hint('Ce que les participants emportent'))
    await hand.type(twoDays.after)
  })
  await hand.step(
    'plans the days',
    () =>
      hand.click(
        page.getByRole('region', { name: 'Outils' }).getByRole('button', { name: 'Déroulé' }),
      ),
    dayIn(page, 'Journée'),
  )
  const first = dayIn(page, 'Journée')
  await hand.step('names the steps of the first day', async () => {
    await write(
      hand,
      first.getByRole('textbox', { name: 'Nom de l’étape 2' }),
      'Marche dans la rue',
    )
    await write(hand, stepIn(first, 'Marche').getByRole('textbox', { name: /^Durée/ }), '1h30')
    await write(
      hand,
      first.getByRole('textbox', { name: 'Nom de l’étape 3' }),
      'Carte à plusieurs mains',
    )
    await write(hand, stepIn(first, 'Carte').getByRole('textbox', { name: /^Durée/ }), '2h')
  })
  await hand.step('adds the meal', () => addStep(hand, first, 'Repas', '1h'))
  await hand.step('drags the meal to noon', () =>
    hand.drag(
      stepIn(first, 'Repas').getByRole('button', { name: /^Déplacer/ }),
      stepIn(first, 'Carte'),
      'above',
    ),
  )
  await hand.step(
    'adds a day',
    () => hand.click(planner(page).getByRole('button', { name: 'Journée', exact: true })),
    dayIn(page, 'Jour 2'),
  )
  const second = dayIn(page, 'Jour 2')
  await hand.step('fills the second day', async () => {
    await write(hand, second.getByRole('textbox', { name: 'Nom de l’étape 1' }), 'Café')
    await write(hand, stepIn(second, 'Café').getByRole('textbox', { name: /^Heure/ }), '9:30')
    await write(hand, stepIn(second, 'Café').getByRole('textbox', { name: /^Durée/ }), '15')
    await addStep(hand, second, 'Chantiers', '2h')
    await addStep(hand, second, 'Repas', '1h')
    await addStep(hand, second, 'Restitution', '45')
  })
  await publish({ page, hand })
}

export const journeys: readonly Journey[] = [
  { name: 'by keyboard', walk: byKeyboard },
  { name: 'by mouse', walk: byMouse },
  { name: 'from Word', walk: byPaste(wordClipboard) },
  { name: 'from Google Docs', walk: byPaste(docsClipboard) },
]
