// `npm run bench [part of a name]`: prints `name value ratio-to-floor bar ok|short`, exits 1 when one falls short.
import { readdirSync } from 'node:fs'
import { meets, type Bench, type Measured } from './measure.ts'

const folder = new URL('.', import.meta.url)

const isBenchModule = (loaded: unknown): loaded is { benches: readonly Bench[] } =>
  typeof loaded === 'object' &&
  loaded !== null &&
  'benches' in loaded &&
  Array.isArray(loaded.benches)

const load = async (): Promise<readonly Bench[]> => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))
  const modules: readonly unknown[] = await Promise.all(
    files.toSorted().map((name) => import(new URL(name, folder).href)),
  )
  return modules.filter(isBenchModule).flatMap((loaded) => loaded.benches)
}

const line = ({ name, bar }: Bench, measured: Measured, ok: boolean): string => {
  const sign = bar.kind === 'at-most' ? '<=' : '>='
  const note = measured.note === undefined ? '' : `  (${measured.note})`
  return `${name} ${measured.value.toFixed(2)}${measured.unit} ${measured.ratio.toFixed(3)} ${sign}${bar.ratio} ${ok ? 'ok' : 'short'}${note}`
}

/** Short only when two runs agree: one noisy run is no verdict. */
const judge = async (bench: Bench): Promise<boolean> => {
  const first = await bench.run()
  if (meets(bench.bar, first.ratio)) {
    console.log(line(bench, first, true))
    return true
  }
  const second = await bench.run()
  const ok = meets(bench.bar, second.ratio)
  console.log(line(bench, second, ok))
  return ok
}

const wanted = process.argv[2] ?? ''
const chosen = (await load()).filter(({ name }) => name.includes(wanted))
if (chosen.length === 0) {
  console.error(`No benchmark is named like "${wanted}".`)
  process.exit(2)
}
let short = 0
for (const bench of chosen) if (!(await judge(bench))) short += 1
process.exit(short === 0 ? 0 : 1)
