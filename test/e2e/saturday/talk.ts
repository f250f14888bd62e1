import { cardOf, writeCard } from '../board-screen.ts'
import { untilReady, type Person } from '../browser.ts'
import { press } from '../day-server.ts'
import type { Look } from '../pictures.ts'

// What those who came say on the Saturday.

/** Opens the sheet for an idea by a step of the day. */
export const openIdea = async ({ page }: Person, of: RegExp): Promise<void> => {
  const steps = page.getByRole('region', { name: 'Le déroulé' })
  await steps.getByRole('button', { name: of }).tap()
}
export const sayIdea = async ({ page }: Person, words: string): Promise<void> => {
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Votre idée').fill(words)
  await sheet.getByRole('button', { name: 'Envoyer l’idée' }).tap()
}

/** Cards, groups and dots; then what was said is written into the page of the event. */
export const closeInCircle = async (
  look: Look,
  slug: string,
  { page }: Person,
  [claire, max]: readonly [Person, Person],
): Promise<void> => {
  const board = `/events/${slug}/board`
  for (const guest of [claire, max]) {
    await guest.page.goto(board)
    await untilReady(guest.page)
  }
  await writeCard(claire.page, 'Des équipes mélangées.', { named: true })
  await writeCard(max.page, 'Trois métiers par table.')
  await writeCard(max.page, 'Trop assis l’après-midi.', { column: 'change' })
  await page.goto(board)
  // each phone sends in its own time, and what is put together is there before
  for (const words of ['Des équipes mélangées.', 'Trois métiers par table.'])
    await cardOf(page, words).waitFor()
  await press(page, /^Grouper$/)
  await press(page, /: Trois métiers par table/)
  await press(page, 'Grouper ou déplacer')
  await press(page, /^Poser avec.*Des équipes mélangées/)
  await page.getByRole('region', { name: 'Groupe sans titre' }).waitFor()
  await press(page, /^Voter$/)
  await claire.page.getByText('Il vous reste 5 points sur 5').waitFor()
  const card = cardOf(claire.page, 'Trois métiers par table.')
  await card.getByRole('button', { name: 'Poser un point' }).tap()
  await claire.page.getByText('Il vous reste 4 points sur 5').waitFor()
  await look(claire.page, 'closing-circle')
  await press(page, 'Écrire le bilan…')
  await press(page, 'Écrire dans la page')
  await page.getByText('Le bilan est écrit').waitFor()
}

/** The room is closed while somebody has no network: what they said waits for who leads, who lets it appear. */
export const hearWhoIsLate = async (
  look: Look,
  slug: string,
  { page }: Person,
  late: Person,
): Promise<void> => {
  const words = 'Finir par un repas.'
  await late.context.setOffline(true)
  await openIdea(late, / Repas/)
  await sayIdea(late, words)
  await late.page.getByText('Pas de connexion : l’idée n’est pas partie.').waitFor()
  await late.page.keyboard.press('Escape')
  await page.goto(`/events/${slug}`)
  await untilReady(page)
  await press(page, 'Code pour les participants')
  const room = page.getByRole('dialog')
  await room.getByRole('button', { name: 'Fermer la salle' }).click()
  await room.getByText('4 personnes y sont').waitFor()
  await room.getByRole('button', { name: 'Fermer la salle' }).click()
  await room.getByText('La salle est fermée.').waitFor()
  await late.context.setOffline(false)
  await late.page.getByText('attend l’équipe').waitFor()
  await page.goto(`/events/${slug}/ideas`)
  const row = page.getByRole('listitem').filter({ hasText: words })
  await look(page, 'said-after-the-closing')
  await row.getByRole('button', { name: 'Laisser paraître' }).click()
  await row.getByText('attend l’équipe').waitFor({ state: 'detached' })
}
