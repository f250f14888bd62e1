import path from 'node:path'
import { untilStill, type Studio } from './take.ts'

const sheets = ['run', 'role', 'handout', 'poster', 'badges'] as const
const papers = [
  { paper: 'a4', language: 'fr' },
  { paper: 'letter', language: 'en' },
] as const

/** Prints what can be printed of the planned event, each sheet on both papers, into the folder `papers`. */
export const printPapers = async (studio: Studio): Promise<void> => {
  for (const { paper, language } of papers) {
    const form = { size: 'desktop', scheme: 'light', language } as const
    const context = await studio.contextFor(form, 'lead')
    for (const sheet of sheets) {
      const page = await context.newPage()
      const { planned } = studio.seeded.places
      const role = sheet === 'role' ? '&role=host' : ''
      await page.goto(`/events/${planned}/print?sheet=${sheet}&paper=${paper}${role}`)
      await untilStill(page)
      await page.pdf({
        path: path.join(studio.folder, 'papers', `${sheet}-${paper}-${language}.pdf`),
        preferCSSPageSize: true,
      })
      await page.close()
    }
  }
}
