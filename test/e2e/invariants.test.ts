import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { openEditor, saved } from './editor-screen.ts'
import { picturesOf } from './pictures.ts'
import { openWorld } from './world.ts'

// What a format says does not change: whoever touches it is told, and may make a fork instead.
const world = openWorld()
const look = picturesOf('invariants')
const page = '/formats/repair-cafe'
const free = 'C’est gratuit\u202f; une boîte à dons reste sur la table.'
const paid = 'C’est gratuit\u202f; une boîte à dons passe de main en main.'

/** Writes another sentence in the place of an invariant, in the form. */
const touch = async ({ page: screen }: Person, texts: { form: RegExp; field: RegExp }) => {
  await screen.getByRole('button', { name: texts.form }).click()
  const field = screen.getByRole('group', { name: texts.field })
  await field.waitFor()
  await field.getByRole('textbox').nth(1).fill(paid)
  await saved(screen)
}

it('touching what does not change is told with its name, and can become a fork instead', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { page: screen } = person
  await openEditor(person, `${page}/edit`)
  await touch(person, { form: /^Modifier la fiche$/, field: /^Ce qui ne change pas/ })
  await screen.getByRole('button', { name: 'Publier…' }).click()
  const panel = screen.getByRole('dialog', { name: /^Publier/ })
  const warning = panel
    .getByRole('status')
    .filter({ hasText: 'Cela touche à ce qui ne change pas' })
  await warning.waitFor()
  expect(await warning.getByRole('listitem').allInnerTexts()).toEqual([
    `«\u00a0${free}\u00a0» devient «\u00a0${paid}\u00a0».`,
  ])
  expect(await warning.innerText()).toContain('Usage du nom\u00a0: Le nom «')
  await panel
    .getByText('Dites pourquoi y toucher\u00a0: c’est à cela que les gens reconnaissent ce format.')
    .waitFor()
  expect(await axeViolations(screen)).toEqual([])
  await look(screen, 'publish-desktop')
  await panel.getByRole('button', { name: 'Publier', exact: true }).click()
  await panel.getByText('Dire en une phrase pourquoi.').waitFor()
  expect(await world.rawText('repair-cafe')).toContain(free)

  await warning.getByRole('button', { name: 'En faire une variante' }).press('Enter')
  await screen.waitForURL(/\/drafts\//)
  await screen.getByRole('button', { name: 'Publier…' }).waitFor()
  await saved(screen)
  await screen.getByRole('button', { name: 'Publier…' }).click()
  const first = screen.getByRole('dialog', { name: /^Publier/ })
  await first.getByText(/variante de Repair café de quartier 1\.0/).waitFor()
  await first.getByRole('status').filter({ hasText: 'Usage du nom' }).waitFor()
  expect(await first.getByRole('button', { name: 'En faire une variante' }).count()).toBe(0)
  await look(screen, 'fork-desktop')
  await first.getByLabel(/Pourquoi une variante/).fill('Notre salle se loue.')
  await first.getByRole('button', { name: 'Rendre public' }).click()
  await screen.waitForURL(/\/formats\/repair-cafe-de-quartier-variante/)
  expect(await world.rawText('repair-cafe-de-quartier-variante')).toContain(paid)
  expect(await world.rawText('repair-cafe')).toContain(free)
}, 120_000)

it('who decides on a proposal is told what it touches', async () => {
  const writer = await world.person({
    as: 'participant',
    size: 'phone',
    dark: true,
    language: 'en',
  })
  await writer.page.goto(page)
  await untilReady(writer.page)
  const number = await writer.page.evaluate(
    async ([was, becomes]) => {
      const at = '/api/v1/pages/repair-cafe'
      const { text, revision } = await (await fetch(at)).json()
      const body = {
        text: text.replace(was, becomes),
        base: revision.id,
        title: 'Entrée payante',
        reason: 'La salle se loue.',
      }
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const sent = await fetch(`${at}/proposals`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      return (await sent.json()).number
    },
    [free, paid] as const,
  )
  expect(number).toBe(1)
  await writer.page.goto(`${page}/proposals/${number}`)
  await untilReady(writer.page)
  const touched = writer.page.locator('.gives-invariants')
  await touched.getByRole('listitem').waitFor()
  expect(await touched.getByRole('listitem').allInnerTexts()).toEqual([
    `“${free}” becomes “${paid}”.`,
  ])
  expect(await axeViolations(writer.page)).toEqual([])
  await look(writer.page, 'proposal-phone-dark')
})
