import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { caretAfter, openEditor, paste, publish, saved } from './editor-screen.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const { rawText } = world

const press = async (page: Page, keys: string, times = 1): Promise<void> => {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(keys)
}

it('keeps what is pasted into an agenda in its cells, and makes rows of the rows of a sheet', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { page } = person
  const slug = '24h-chrono'
  const before = await rawText(slug)
  const step = before.split('\n').find((line) => line.includes('Atelier 1')) ?? ''
  const words = step.split(' | ').find((cell) => cell.includes('Atelier 1')) ?? ''
  const text = await openEditor(person, `/formats/${slug}/edit`)
  await caretAfter(page, words)
  const untouched = await text.innerText()

  await paste(text, { text: ' ligne un\nligne deux\n\nligne trois\n' })
  await text.getByText('ligne trois').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => text.innerText()).toBe(untouched)

  await paste(text, {
    html: '<h2>Titre</h2><ul><li><p>un <b>mot</b></p></li></ul>',
    text: 'Titre\nun mot',
  })
  await text.getByText('Titre').waitFor()
  await paste(text, {
    html: '<meta charset="utf-8"><google-sheets-html-origin><table><tbody><tr><td>Pause</td><td>15 min</td></tr><tr><td>Bilan</td><td>30 min</td></tr></tbody></table></google-sheets-html-origin>',
    text: 'Pause\t15 min\nBilan\t30 min',
  })
  await text.getByText('Bilan', { exact: true }).waitFor()
  await saved(page)
  await publish(page, 'Ce qui était dans le tableur')
  const after = await rawText(slug)
  // a length goes under the lengths, not beside the step
  const row = (what: string, length: string): string => `| | ${length} | ${what} | |`
  const squeezed = (one: string): string => one.replace(/ *\| */g, '|')
  expect(squeezed(after)).toBe(
    squeezed(
      before.replace(
        step,
        [
          step.replace(words, `${words}Titre<br>un **mot**`),
          row('Pause', '15 min'),
          row('Bilan', '30 min'),
        ].join('\n'),
      ),
    ),
  )
  await person.context.close()
})

it('takes what is dragged into a cell as it takes what is pasted there', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { page } = person
  const text = await openEditor(person, '/formats/48h-chrono/edit')
  const untouched = await text.innerText()
  const step = text.locator('td[data-column="step"]').first()
  await step.scrollIntoViewIfNeeded()
  const cells = await text.locator('td').count()
  await step.evaluate((cell) => {
    const { left, top } = cell.getBoundingClientRect()
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/plain', 'venu un\nvenu deux')
    const at = { clientX: left + 20, clientY: top + 20, bubbles: true, cancelable: true }
    cell.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer }))
  })
  await expect.poll(() => step.innerText()).toMatch(/venu un\nvenu deux/)
  expect(await text.locator('td').count()).toBe(cells)
  await text.focus()
  await press(page, 'Control+z')
  await expect.poll(() => text.innerText()).toBe(untouched)

  // two headings of the text leave their place and become lines of the cell
  const day = text.getByRole('heading', { name: 'Vendredi' })
  await day.click()
  await step.evaluate(async (cell) => {
    const table = cell.closest('.tableWrapper') ?? cell.closest('table')
    const headings = [...document.querySelectorAll('.draft-text > :is(h2, h3)')].filter(
      (one) => table !== null && (one.compareDocumentPosition(table) & 4) !== 0,
    )
    const [from, to] = headings.slice(-2)
    if (from === undefined || to === undefined) throw new Error('no headings')
    const told = new Promise((resolve) =>
      document.addEventListener('selectionchange', resolve, { once: true }),
    )
    getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length)
    await told
    const dataTransfer = new DataTransfer()
    const at = (element: Element) => {
      const { left, top } = element.getBoundingClientRect()
      const place = { clientX: left + 20, clientY: top + 20 }
      return { ...place, bubbles: true, cancelable: true, dataTransfer }
    }
    from.dispatchEvent(new DragEvent('dragstart', at(from)))
    cell.dispatchEvent(new DragEvent('drop', at(cell)))
  })
  await expect.poll(() => step.innerText()).toMatch(/Déroulé\nVendredi.: rencontrer/)
  expect(await day.count()).toBe(0)
  expect(await text.locator('td').count()).toBe(cells)
  await text.focus()
  await press(page, 'Control+z')
  await expect.poll(() => text.innerText()).toBe(untouched)
  await saved(page)
  await person.context.close()
})

it('undoes the text by its own undo alone, wherever the focus is', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { page } = person
  await openEditor(person, '/methods/bilan-en-cercle/edit')
  const text = page.locator('.draft-text') // also while a dialog hides it
  const untouched = await text.innerText()
  await caretAfter(page, 'Deux phrases par personne')
  await page.keyboard.type(' Tapé ici.')
  const typed = await text.innerText()
  await press(page, 'Alt+ArrowUp')
  await expect.poll(() => text.innerText()).not.toBe(typed)
  const moved = await text.innerText()

  // a dialog's field has an undo of its own, and the text behind it stays
  await press(page, 'Control+k')
  const dialog = page.getByRole('dialog', { name: 'Lien' })
  await dialog.getByRole('combobox').fill('')
  await page.keyboard.type('abc')
  await press(page, 'Control+z', 6)
  expect(await dialog.getByRole('combobox').inputValue()).toBe('')
  expect(await text.innerText()).toBe(moved)
  await press(page, 'Escape')
  await dialog.waitFor({ state: 'detached' })

  // a button: what was done last in the text is undone, however often
  const more = page.getByRole('button', { name: 'Plus d’actions' })
  await more.focus()
  await press(page, 'Control+z')
  await expect.poll(() => text.innerText()).not.toBe(moved)
  await press(page, 'Control+z', 5)
  await expect.poll(() => text.innerText()).toBe(untouched)
  await press(page, 'Control+y', 5)
  await expect.poll(() => text.innerText()).toBe(moved)

  // in the text itself the browser's undo is turned into the editor's
  await text.focus()
  await page.evaluate(() => document.execCommand('undo'))
  await press(page, 'Control+z', 9)
  await expect.poll(() => text.innerText()).toBe(untouched)

  // nothing has the focus
  await more.evaluate((button) => button.blur())
  await text.evaluate((element) => element.blur())
  await press(page, 'Control+Shift+z', 9)
  await expect.poll(() => text.innerText()).toBe(moved)
  await press(page, 'Control+z', 9)
  await expect.poll(() => text.innerText()).toBe(untouched)
  await saved(page)
  await person.context.close()
})
