import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readDemoText } from '@forkshop/server/src/demo/demo-library.ts'
import { openServices } from '@forkshop/server/src/open-services.ts'
import { makePage } from '@forkshop/server/src/pages/make-page.ts'
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
      text: text.replace(/^title: .*$/m, `title: Crowd ${at}`),
    })
  }
  await close()
  return dataDirectory
}

/**
 * Ten pages of each format. Comparisons are left out: what they cost is the comparing of two texts,
 * which benches of its own tell.
 */
export const distinctPages = (formats: number): readonly string[] =>
  Array.from({ length: formats }, (_, at) => `/formats/crowd-${at}`).flatMap((format) => [
    format,
    `${format}/history`,
    `${format}/lineage`,
    `${format}/proposals`,
    `${format}/proposals?state=open`,
    `${format}/proposals?state=declined`,
    `${format}/ideas`,
    `${format}/ideas?state=open`,
    `${format}/ideas?state=declined`,
    `${format}/ideas?state=accepted`,
  ])
