import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { picturesOf } from './pictures.ts'
import { openWorld } from './world.ts'

// How a fork stands to its origin: under its title, and in the list of its origin.
const world = openWorld()
const fork = '/formats/24h-chrono'
const origin = '/formats/48h-chrono'

/** The words of a line, with plain spaces. */
const wordsOf = async ({ page }: Person, selector: string): Promise<string> => {
  const text = await page.locator(selector).first().innerText()
  return text.replaceAll(/\s+/g, ' ')
}

/** Publishes a text of the origin with a passage more, as who looks after it. */
const changeOrigin = async ({ page }: Person): Promise<void> => {
  await page.goto(origin)
  const changed = await page.evaluate(async () => {
    const at = '/api/v1/pages/48h-chrono'
    const read: { text: string; revision: { id: string } } = await (await fetch(at)).json()
    const text = `${read.text.trimEnd()}\n\nUne phrase que l’origine a gagnée.\n`
    const body = JSON.stringify({ text, base: read.revision.id, reason: 'Une phrase de plus' })
    const headers = { 'content-type': 'application/json' }
    return (await fetch(at, { method: 'PUT', headers, body })).status
  })
  expect(changed).toBe(200)
}

const sizes = ['desktop', 'phone'] as const
const lines = {
  fr: /^Variante de 48h Chrono 1\.0 · (\d+) passages? plus récents? là-bas, (\d+) qui lui (?:est propre|sont propres)/,
  en: /^Fork of 48h Chrono 1\.0 · (\d+) passages? newer there, (\d+) of its own/,
} as const

it('says under its title what is newer at its origin and what is its own, in both languages', async () => {
  const writer = await world.person({ as: 'facilitator' })
  await changeOrigin(writer)
  await writer.context.close()
  const look = picturesOf('upstream')
  for (const language of ['fr', 'en'] as const) {
    for (const size of sizes) {
      for (const dark of [false, true]) {
        const person = await world.person({ language, size, dark })
        await person.page.goto(fork)
        await untilReady(person.page)
        const words = await wordsOf(person, '.fork-of')
        expect(words).toMatch(lines[language])
        expect(await axeViolations(person.page)).toEqual([])
        await look(person.page, `${language}-${size}-${dark ? 'dark' : 'light'}`)
        await person.context.close()
      }
    }
  }
}, 180_000)

it('is there without a script, and leads to the comparison of both', async () => {
  const person = await world.person({ javaScript: false })
  await person.page.goto(fork)
  expect(await wordsOf(person, '.fork-of')).toMatch(lines.fr)
  await person.page.getByRole('link', { name: 'Comparer avec 48h Chrono' }).click()
  expect(new URL(person.page.url()).search).toBe('?from=48h-chrono@head&to=24h-chrono@head')
  await person.context.close()
})

it('is said in the list of the origin too, from its side', async () => {
  const person = await world.person()
  const look = picturesOf('upstream-origin')
  await expect
    .poll(async () => {
      await person.page.goto(origin)
      return wordsOf(person, '.tree')
    })
    .toMatch(/24h Chrono.*plus récents? ici, \d+ qui lui/)
  await untilReady(person.page)
  await person.page.locator('.tree').scrollIntoViewIfNeeded()
  await look(person.page, 'list')
  await person.context.close()
})
