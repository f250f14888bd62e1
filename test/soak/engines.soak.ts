import { mkdtemp } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import path from 'node:path'
import { startServer } from '../e2e/running-server.ts'
import { liveTheDay } from './engines/day.ts'
import { firefox } from './engines/firefox.ts'
import { openDay } from './engines/open-day.ts'
import { webkit } from './engines/webkit.ts'
import type { Soak } from './soak.ts'

/** The address of this machine in its network, of which a browser gives less than of `localhost`; null without one. */
const addressInNetwork = (): string | null =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null

/**
 * What people do on the day of an event, in the engines of phones that the other tests do not have: as over https, and
 * over plain http in a network. A browser or a network that this machine does not have is a failure, and is said.
 */
const engines: Soak = {
  name: 'engines',
  run: async ({ print }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-engines-'))
    const network = addressInNetwork()
    if (network === null) print('this machine has no network: plain http is not tried')
    const hosts = ['localhost', ...(network === null ? [] : [network])]
    let allWell = network !== null
    for (const engine of [firefox, webkit]) {
      const missing = engine.missing()
      if (missing !== null) {
        print(`${engine.name} is not here: apt-get install ${missing}`)
        allWell = false
        continue
      }
      for (const host of hosts) {
        const name = `${engine.name} at ${host}`
        const server = await startServer({ environment: { FORKSHOP_HOST: '0.0.0.0' } })
        try {
          const day = await openDay(server.address.replace('localhost', host))
          await liveTheDay(engine, day, {
            picture: (what) => path.join(folder, `${engine.name}-${host}-${what}`),
            print: (line) => print(`${name}: ${line}`),
          })
        } catch (error) {
          print(`${name}: ${error instanceof Error ? error.message : String(error)}`)
          allWell = false
        } finally {
          await server.remove()
        }
      }
    }
    print(`pictures: ${folder}`)
    return allWell
  },
}

export const soaks: readonly Soak[] = [engines]
