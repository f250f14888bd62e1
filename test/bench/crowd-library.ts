import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readDemoText } from '@forkshop/server/src/app/demo/demo-library.ts'
import { openServices } from '@forkshop/server/src/app/open/open-services.ts'
import { makePage } from '@forkshop/server/src/features/pages/writing/make-page.ts'
import { benchSettings } from './settings.ts'

const author = { name: 'Somebody', email: 'somebody@example.org' }

/** A data folder with so many formats of the demo's size, `crowd-0` and on. */
export const crowdLibrary = async (pages: number): Promise<string> => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'forkshop-bench-'))
  const { services, close } = await openServices(benchSettings(dataDirectory))
  const text = await readDemoText({ file: '48h-chrono.fr.md' })
  for (let at = 0; at < pages; at += 1) {
    await makePage(services, {
      slug: `crowd-${at}`,
      reason: 'Start',
      author,
      maintainer: 'nobody',
      text: textOf(text, at),
    })
  }
  await close()
  return dataDirectory
}

/** The text of one of the formats: a word of every ninth line is its own. */
const textOf = (text: string, at: number): string =>
  text
    .replace(/^title: .*$/m, `title: Crowd ${at}`)
    .split('\n')
    .map((line, nth) => (nth % 9 === 5 ? line.replace(/\p{L}{4,}/u, `crowd${at}`) : line))
    .join('\n')

/** Ten pages of each format, its comparison with the next one and the history of a passage too. */
export const distinctPages = (formats: number): readonly string[] =>
  Array.from({ length: formats }, (_, at) => at).flatMap((at) => {
    const format = `/formats/crowd-${at}`
    return [
      format,
      `/compare?from=crowd-${at}&to=crowd-${(at + 1) % formats}`,
      `${format}/history/passage?block=2`,
      `${format}/history`,
      `${format}/lineage`,
      `${format}/proposals`,
      `${format}/proposals?state=declined`,
      `${format}/ideas`,
      `${format}/ideas?state=declined`,
      `${format}/ideas?state=accepted`,
    ]
  })
