import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer } from '../e2e/running-server.ts'
import { firefox } from './engines/firefox.ts'
import { liveTheDay } from './engines/day.ts'
import { openDay } from './engines/open-day.ts'
import type { Soak } from './soak.ts'
import { webkit } from './engines/webkit.ts'

/**
 * What people do on the day of an event, in the engines of phones that the other tests do not have. A browser that is not
 * on this machine is a failure, and what to install is said.
 */
const engines: Soak = {
  name: 'engines',
  run: async ({ print }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-engines-'))
    let allWell = true
    for (const engine of [firefox, webkit]) {
      const missing = engine.missing()
      if (missing !== null) {
        print(`${engine.name} is not here: apt-get install ${missing}`)
        allWell = false
        continue
      }
      const server = await startServer()
      try {
        const day = await openDay(server.address)
        await liveTheDay(engine, day, {
          picture: (name) => path.join(folder, `${engine.name}-${name}`),
          print: (line) => print(`${engine.name}: ${line}`),
        })
      } catch (error) {
        print(`${engine.name}: ${error instanceof Error ? error.message : String(error)}`)
        allWell = false
      } finally {
        await server.remove()
      }
    }
    print(`pictures: ${folder}`)
    return allWell
  },
}

export const soaks: readonly Soak[] = [engines]
