import type { Page } from 'playwright-core'

/** What a printed page leads to, one list of addresses for each sheet of paper, and the size of the paper in points. */
export type Printed = {
  readonly pages: readonly (readonly string[])[]
  readonly paper: readonly [width: number, height: number]
}

/**
 * Prints a page as the browser does. Of a PDF of Chromium its links can be read without a library: they are objects of
 * their own, and one that is cut by the end of a page is there on both.
 */
export const printLinks = async (page: Page): Promise<Printed> => {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const objects = new Map(
    [...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\s*([\s\S]*?)\s*endobj/g)].map(([, number, body]) => [
      number ?? '',
      body ?? '',
    ]),
  )
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body))
  const addressOf = (number: string): string =>
    /\/URI\s*\((.*?)\)/.exec(objects.get(number) ?? '')?.[1] ?? ''
  const [, width = '', height = ''] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
  return {
    pages: pages.map((body) => {
      const annotations = /\/Annots\s*\[([^\]]*)\]/.exec(body)?.[1] ?? ''
      const numbers = [...annotations.matchAll(/(\d+) 0 R/g)].map(([, number = '']) => number)
      return [...new Set(numbers.map(addressOf).filter((address) => address !== ''))]
    }),
    paper: [Math.round(Number(width)), Math.round(Number(height))],
  }
}
