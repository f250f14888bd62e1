import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { demoPassword, startServer } from '../e2e/running-server.ts'
import { findBrowser } from '../e2e/find-browser.ts'
import type { Soak } from './soak.ts'
import { recordedHand, sumOf, type Step } from './two-days/hand.ts'
import { journeys, type Journey } from './two-days/journeys.ts'
import { faultsOf } from './two-days/faults-of-format.ts'

/** A format of two days is written by a person in at most this, in seconds. */
const MOST_SECONDS = 300

const said = ({ what, keys, presses, person, waited }: Step): string =>
  `${person.toFixed(1).padStart(6)} s ${String(keys).padStart(4)} keys ${String(presses).padStart(3)} presses ${waited.toFixed(1).padStart(5)} s waited  ${what}`

/** One journey in a browser of its own; answers what is wrong with it. */
const live = async (
  page: Page,
  address: string,
  { name, walk }: Journey,
  folder: string,
): Promise<{ readonly faults: readonly string[]; readonly lines: readonly string[] }> => {
  await mkdir(folder, { recursive: true })
  const hand = recordedHand(page, folder)
  let stopped: string | null = null
  try {
    await walk({ page, hand })
  } catch (error) {
    stopped = error instanceof Error ? error.message : String(error)
    await page.screenshot({ path: path.join(folder, 'stopped.png') })
  }
  const sum = sumOf(hand.steps)
  const lines = [
    ...hand.steps.map(said),
    `${name}: ${sum.seconds.toFixed(0)} s, ${sum.keys} keys, ${sum.presses} presses in ${hand.steps.length} steps`,
  ]
  await writeFile(path.join(folder, 'steps.txt'), `${lines.join('\n')}\n`)
  if (stopped !== null) return { faults: [`stopped: ${stopped}`], lines }
  const { pathname } = new URL(page.url())
  const answer = await fetch(`${address}/api/v1/pages/${pathname.split('/').at(-1)}/raw`)
  const text = answer.ok ? await answer.text() : ''
  await writeFile(path.join(folder, 'page.md'), text)
  return {
    faults: [
      ...faultsOf(text),
      ...(sum.seconds > MOST_SECONDS ? [`takes more than ${MOST_SECONDS} s`] : []),
    ],
    lines,
  }
}

/**
 * A format of two days from nothing by keyboard and by mouse, and from the clipboards of Word and Google Docs: each step
 * with what a person does in it and a picture, and the page that comes of it.
 */
const twoDaysWritten: Soak = {
  name: 'two-days',
  run: async ({ print }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-two-days-'))
    const root = fileURLToPath(new URL('../..', import.meta.url))
    const server = await startServer({})
    const browser = await chromium.launch({
      executablePath: await findBrowser(root),
      args: ['--no-sandbox', '--disable-gpu'],
    })
    let allWell = true
    try {
      for (const journey of journeys) {
        const context = await browser.newContext({
          baseURL: server.address,
          viewport: { width: 1440, height: 900 },
          locale: 'fr-FR',
          permissions: ['clipboard-read', 'clipboard-write'],
        })
        await context.request.post(`${server.address}/api/auth/sign-in/email`, {
          data: { email: 'facilitator@demo.example', password: demoPassword },
          headers: { origin: server.address },
          failOnStatusCode: true,
        })
        const page = await context.newPage()
        const place = path.join(folder, journey.name.replaceAll(' ', '-'))
        const { faults, lines } = await live(page, server.address, journey, place)
        for (const line of lines) print(line)
        for (const fault of faults) print(`${journey.name}: ${fault}`)
        if (faults.length > 0) allWell = false
        await context.close()
      }
    } finally {
      await browser.close()
      await server.remove()
    }
    print(`pictures and steps: ${folder}`)
    return allWell
  },
}

export const soaks: readonly Soak[] = [twoDaysWritten]
