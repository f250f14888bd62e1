import { draftPath } from '@forkshop/domain'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { paste, saved } from '../e2e/editor-screen.ts'
import { asking } from './ask.ts'
import { viewports, type Form } from './forms.ts'
import { untilStill, type Studio } from './take.ts'

/** Clipboards of other programs, as `text/html`. */
const clipboards = fileURLToPath(
  new URL('../../packages/document/src/clean/testing/fixtures', import.meta.url),
)
/** Of the frame with what was copied, and of the pictures on the sheet, in pixels. */
const SOURCE_WIDTH = 640
const SHEET_WIDTHS = { source: SOURCE_WIDTH, desktop: 900, phone: 390 } as const

/** What was copied, as its program shows it: nothing of it runs or is fetched. */
const pictureOfSource = async (browser: Browser, html: string): Promise<Buffer> => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    viewport: { width: SOURCE_WIDTH, height: 400 },
  })
  const page = await context.newPage()
  await page.setContent(html, { waitUntil: 'domcontentloaded' })
  const picture = await page.screenshot({ fullPage: true })
  await context.close()
  return picture
}

/** Pastes into a draft that has come, and waits until it stands there. */
const pasteInto = async (page: Page, html: string): Promise<void> => {
  const text = page.locator('.draft-text')
  await saved(page)
  await text.focus()
  const before = await text.innerText()
  await paste(text, { html })
  await page.waitForFunction(
    (was) => document.querySelector<HTMLElement>('.draft-text')?.innerText !== was,
    before,
  )
  await untilStill(page)
}

/** The editor of an empty start after a paste, with its notice. */
const pictureOfEditor = async (
  { address, seeded }: Studio,
  context: BrowserContext,
  { name, html, form }: { readonly name: string; readonly html: string; readonly form: Form },
): Promise<Buffer> => {
  const ask = asking(address, seeded.cookies.lead)
  const facts = ['kind: format', `title: ${name}`, `lang: ${form.language}`, 'license: CC-BY-4.0']
  const text = `---\n${facts.join('\n')}\n---\n`
  const { id } = await ask('POST', '/drafts', { text })
  const page = await context.newPage()
  await page.goto(draftPath(String(id)))
  await pasteInto(page, html)
  const { width, height } = viewports[form.size]
  const tall = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(height, tall) })
  const picture = await page.screenshot()
  await page.close()
  await ask('DELETE', `/drafts/${String(id)}`)
  return picture
}

/** Lays pictures side by side on one sheet. */
const laySheet = async (
  browser: Browser,
  pictures: Readonly<Record<keyof typeof SHEET_WIDTHS, Buffer>>,
  file: string,
): Promise<void> => {
  const figures = (['source', 'desktop', 'phone'] as const).map((one) => {
    const source = `data:image/png;base64,${pictures[one].toString('base64')}`
    return `<figure><figcaption>${one}</figcaption><img src="${source}" width="${SHEET_WIDTHS[one]}"></figure>`
  })
  const width = Object.values(SHEET_WIDTHS).reduce((sum, one) => sum + one + 24, 0)
  const page = await browser.newPage({ viewport: { width, height: 600 } })
  const style =
    'body{margin:8px;background:#999;font:14px sans-serif;display:flex;gap:16px;align-items:start}figure{margin:0}img{display:block;background:#fff}'
  await page.setContent(`<style>${style}</style>${figures.join('')}`)
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
}

/**
 * Pastes each clipboard into an empty start, and lays what was copied beside what it became in both sizes,
 * into the folder `pastes`.
 */
export const takePastes = async (studio: Studio): Promise<void> => {
  const { browser, folder } = studio
  await mkdir(path.join(folder, 'pastes'), { recursive: true })
  const files = (await readdir(clipboards)).filter((file) => file.endsWith('.html'))
  for (const file of files.toSorted()) {
    const html = await readFile(path.join(clipboards, file), 'utf8')
    const name = path.basename(file, '.html')
    const inSize = async (size: Form['size']): Promise<Buffer> => {
      const form: Form = { size, scheme: 'light', language: 'fr' }
      const context = await studio.contextFor(form, 'lead')
      return pictureOfEditor(studio, context, { name, html, form })
    }
    const pictures = {
      source: await pictureOfSource(browser, html),
      desktop: await inSize('desktop'),
      phone: await inSize('phone'),
    }
    await laySheet(browser, pictures, path.join(folder, 'pastes', `${name}.png`))
  }
}
