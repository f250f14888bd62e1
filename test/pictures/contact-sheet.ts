import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { formName, forms } from './forms.ts'

/** In pixels of the sheet: those of a phone are as large as they are, those of a desktop half. */
const widths = { desktop: 720, phone: 390 } as const

/** Lays the pictures of a screen side by side, those of a desktop above those of a phone. */
export const layContactSheet = async (
  browser: Browser,
  folder: string,
  screen: string,
): Promise<void> => {
  const figures = await Promise.all(
    forms.map(async (form) => {
      const name = formName(form)
      // one that could not be taken is among the faults
      const file = path.join(folder, screen, `${name}.png`)
      const picture = await readFile(file, 'base64').catch(() => null)
      if (picture === null) return `<figure><figcaption>${name}</figcaption></figure>`
      const source = `data:image/png;base64,${picture}`
      return `<figure><figcaption>${name}</figcaption><img src="${source}" width="${widths[form.size]}"></figure>`
    }),
  )
  const page = await browser.newPage({
    viewport: { width: 4 * (widths.desktop + 16), height: 900 },
  })
  const style =
    'body{margin:8px;background:#999;font:14px sans-serif;display:grid;grid-template-columns:repeat(4,1fr);gap:16px;align-items:start}figure{margin:0}img{display:block}'
  await page.setContent(`<style>${style}</style>${figures.join('')}`)
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
  await page.screenshot({ path: path.join(folder, `${screen}.png`), fullPage: true })
  await page.close()
}
