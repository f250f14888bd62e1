// `npm run soak [part of a name] [seed] [rounds]`: long runs that are too slow for `npm test`. Some take their rounds first.
import { readdirSync } from 'node:fs'
import { numbersOf, type Soak } from './soak.ts'

const folder = new URL('.', import.meta.url)

const isSoakModule = (loaded: unknown): loaded is { soaks: readonly Soak[] } =>
  typeof loaded === 'object' && loaded !== null && 'soaks' in loaded && Array.isArray(loaded.soaks)

const [wanted = '', ...given] = process.argv.slice(2)

const modules: readonly unknown[] = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.soak.ts'))
    .toSorted()
    .map((name) => import(new URL(name, folder).href)),
)
const chosen = modules
  .filter(isSoakModule)
  .flatMap(({ soaks }) => soaks)
  .filter(({ name }) => name.includes(wanted))
if (chosen.length === 0) {
  console.error(`No soak is named like "${wanted}".`)
  process.exit(2)
}
let failed = 0
for (const soak of chosen) {
  const { name } = soak
  const { seed: asked, rounds } = numbersOf(soak, given)
  const seed = asked ?? Date.now() % 1_000_000
  console.log(`${name}: seed ${seed}`)
  const ok = await soak.run({ seed, rounds, print: (line) => console.log(`  ${line}`) })
  console.log(`${name}: ${ok ? 'ok' : 'FAILED'} (seed ${seed})`)
  if (!ok) failed += 1
}
process.exit(failed === 0 ? 0 : 1)
