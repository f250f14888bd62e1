// `npm run pictures [screen…] [--to folder]`: every screen in eight forms, and what is wrong with each. `papers` is what is printed, `letters` what is mailed, `pastes` what other programs copy and what it becomes.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { findBrowser } from '../e2e/find-browser.ts'
import { startServer } from '../e2e/running-server.ts'
import { layContactSheet } from './contact-sheet.ts'
import { formName, forms, type Form } from './forms.ts'
import { takeLetters } from './letters.ts'
import { printPapers } from './papers.ts'
import { takePastes } from './pastes.ts'
import { screens, type Screen } from './screens.ts'
import { seedBare } from './seed-bare.ts'
import { seed } from './seed.ts'
import { openStudio, takePicture, type Studio } from './take.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { to: { type: 'string', default: 'pictures' } },
})
const folder = path.resolve(process.env['INIT_CWD'] ?? root, values.to)
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name)

const known = [...screens.map(({ name }) => name), 'papers', 'letters', 'pastes']
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no screen ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
  process.exit(2)
}

/** What is wrong with a screen, each fault with the forms it was seen in. */
const lookAt = async (studio: Studio, screen: Screen): Promise<readonly string[]> => {
  const seen = new Map<string, string[]>()
  const look = async (form: Form): Promise<void> => {
    const faults = await takePicture(studio, screen, form).catch((error: unknown) => [
      String(error),
    ])
    for (const fault of faults) seen.set(fault, [...(seen.get(fault) ?? []), formName(form)])
  }
  const inSize = (size: Form['size']): Promise<void> =>
    forms
      .filter((form) => form.size === size)
      .reduce((before, form) => before.then(() => look(form)), Promise.resolve())
  await Promise.all([inSize('desktop'), inSize('phone')])
  await layContactSheet(studio.browser, studio.folder, screen.name)
  return [...seen].map(([fault, names]) =>
    names.length === forms.length ? fault : `${fault} (${names.join(', ')})`,
  )
}

await mkdir(path.join(folder, 'papers'), { recursive: true })
/** A mail server that is away: messages wait for it, and the links in them can be read. */
const environment = {
  FORKSHOP_SMTP_URL: 'smtp://127.0.0.1:1',
  FORKSHOP_MAIL_FROM: 'wiki@example.org',
}
const shown = screens.filter(({ name }) => isWanted(name))
const [server, bare, browser] = await Promise.all([
  startServer({ environment }),
  shown.some(({ isBare }) => isBare) ? startServer({ demo: false }) : null,
  findBrowser(root).then((executablePath) =>
    chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] }),
  ),
])
const report: string[] = []
const say = (line: string): void => {
  console.log(line)
  report.push(line)
}
try {
  const seeded = await seed(server)
  const studio = openStudio({ browser, address: server.address, seeded, folder })
  const bareStudio =
    bare === null
      ? studio
      : openStudio({
          browser,
          address: bare.address,
          seeded: { ...seeded, ...(await seedBare(bare)) },
          folder,
        })
  for (const screen of shown) {
    const faults = await lookAt(screen.isBare ? bareStudio : studio, screen)
    say(`${screen.name}: ${faults.length === 0 ? 'nothing wrong' : ''}`)
    for (const fault of faults) say(`  ${fault}`)
  }
  if (isWanted('papers')) await printPapers(studio)
  if (isWanted('letters')) await takeLetters(studio)
  if (isWanted('pastes')) await takePastes(studio)
  await writeFile(path.join(folder, 'report.txt'), `${report.join('\n')}\n`)
  console.log(`The pictures are in ${folder}.`)
} finally {
  await browser.close()
  await Promise.all([server.remove(), bare?.remove()])
}
