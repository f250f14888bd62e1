import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { FaultyCopy } from './mutate/faulty-copy.ts'
import { listFiles, openFaultyCopy, readSource } from './mutate/faulty-copy.ts'
import { findFaults } from './mutate/find-faults.ts'
import type { Planted } from './mutate/plan.ts'
import { nearest, parseReach, parseResults, sample, told } from './mutate/plan.ts'
import type { Soak } from './soak.ts'

const FAULTS = 60
/** The nearest test files notice most faults: they come first, then so many at a time of all others that reach it. */
const FIRST_TESTS = 2
const MORE_TESTS = 8

type Target = { readonly name: string; readonly sources: RegExp; readonly tests: RegExp }

const inPackage = (name: string): Target => {
  const folder = new RegExp(`^packages/${name}/src/`)
  return { name, sources: folder, tests: folder }
}

const features = /^apps\/server\/src\/(?:.*\/)?(?:accounts\/|rights|drafts\/|proposals\/|imports\/)/

const targets: readonly Target[] = [
  ...['domain', 'document', 'compare'].map(inPackage),
  { ...inPackage('repository'), tests: /^(?:packages\/repository\/src|test\/contract)\// },
  { name: 'server', sources: features, tests: features },
]

const isTest = (file: string) => file.endsWith('.test.ts')
const isSource = (file: string) =>
  /(?<!\.test|\.d|index)\.ts$/.test(file) && !file.includes('/testing/')

const faultsOf = ({ sources }: Target, files: readonly string[]) =>
  new Map(
    files
      .filter((file) => sources.test(file) && isSource(file))
      .map((file) => [file, findFaults(readSource(file))]),
  )

/** A file of the user's, named by what it is about: a run that was stopped goes on where it was. */
const recordOf = (plan: string, kind: string): string => {
  const folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'forkshop-mutate')
  mkdirSync(folder, { recursive: true })
  return join(folder, `${createHash('sha256').update(plan).digest('hex').slice(0, 16)}-${kind}`)
}

const readRecord = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

const reachOf = async (copy: FaultyCopy, tests: readonly string[], record: string) => {
  if (!existsSync(record)) writeFileSync(record, await copy.reach(tests))
  return parseReach(readRecord(record))
}

const isNoticed = async (copy: FaultyCopy, fault: Planted, tests: readonly string[]) => {
  const left = [...tests]
  for (let count = FIRST_TESTS; left.length > 0; count = MORE_TESTS)
    if (await copy.isCaught(fault, left.splice(0, count))) return true
  return false
}

/**
 * Plants faults in a package, one at a time, and holds each against the tests that reach it. Which of those that
 * survive nobody could notice is for a person to say.
 */
const mutate = (target: Target): Soak => ({
  name: `mutate-${target.name}`,
  async run({ seed, rounds, print }) {
    const files = listFiles()
    const faults = sample(faultsOf(target, files), rounds ?? FAULTS, seed)
    const tests = files.filter((file) => target.tests.test(file) && isTest(file))
    const read = new Set([...faults.map(({ file }) => file), ...tests])
    const plan = JSON.stringify([faults, [...read].map(readSource)])
    const [reached, results] = [recordOf(plan, 'reached'), recordOf(plan, 'results')]
    const copy = openFaultyCopy(files, faults)
    try {
      const reach = await reachOf(copy, tests, reached)
      for (const fault of faults) {
        const known = parseResults(readRecord(results)).get(fault.number)
        const reaching = nearest(fault.file, reach.get(fault.number) ?? [])
        const isCaught = known ?? (await isNoticed(copy, fault, reaching))
        if (known === undefined) appendFileSync(results, `${fault.number} ${isCaught}\n`)
        if (!isCaught)
          print(`survived ${reaching.length} test files: ${told(fault, readSource(fault.file))}`)
      }
    } finally {
      copy.close()
    }
    const caught = [...parseResults(readRecord(results)).values()].filter(Boolean).length
    print(
      `${caught} of ${faults.length} faults caught (${((100 * caught) / faults.length).toFixed(0)} %)`,
    )
    return true
  },
})

/** Faults planted in the parts that hold what people write. */
export const soaks: readonly Soak[] = targets.map(mutate)
