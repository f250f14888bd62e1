import {
  corpus,
  corpusMissing,
  EDIT_NAMES,
  FIELD_EDITS,
  fieldFault,
  fixtures,
  history,
  hostileTexts,
  judge,
  lawFault,
  randomFrom,
  readHostile,
  untouchedBroken,
  variants,
  type Trial,
} from '@forkshop/document/testing'
import { hostileClock } from './hostile-clock.ts'
import type { Soak } from './soak.ts'

const LAW_CASES = 10_000
const OLD_FILES = 100
/** The most faults that are told one by one. */
const MAX_TOLD = 40

type Counts = { tried: number; clean: number; equal: number; saved: number }

/** Whether the corpus is there; says so when it is not. */
const isThere = (print: (line: string) => void): boolean => {
  const missing = corpusMissing()
  if (missing !== null) print(`left out: ${missing}`)
  return missing === null
}

const untouched: Soak = {
  name: 'codec-untouched',
  async run({ seed, rounds, print }) {
    if (!isThere(print)) return true
    const old = history(rounds ?? OLD_FILES, randomFrom(seed))
    const samples = [...corpus(), ...old]
    let broken = 0
    for (const { name, text } of samples) {
      for (const { name: dress, of } of variants) {
        const wrong = untouchedBroken(of(text))
        if (wrong === null) continue
        broken += 1
        print(`${name}, ${dress}: ${wrong}`)
      }
    }
    print(`${samples.length} files (${old.length} of them old), ${broken} changed`)
    return broken === 0
  },
}

const edits: Soak = {
  name: 'codec-edits',
  async run({ seed, rounds, print }) {
    if (!isThere(print)) return true
    const samples = [...fixtures(), ...corpus()]
    let told = 0
    const tryAll = (name: string, trials: readonly (Trial & { readonly file: string })[]) => {
      const counts: Counts = { tried: 0, clean: 0, equal: 0, saved: 0 }
      for (const trial of trials) {
        const verdict = judge(trial)
        if (verdict === null) continue
        counts.tried += 1
        counts.clean += verdict.clean ? 1 : 0
        counts.equal += verdict.equal ? 1 : 0
        counts.saved += verdict.saved ? 1 : 0
        if (verdict.wrong !== null && (told += 1) <= MAX_TOLD)
          print(`  ${trial.file} (seed ${trial.seed}): ${verdict.wrong}`)
      }
      const { tried, clean, equal, saved } = counts
      print(`${name}: tried ${tried}, clean ${clean}, equal ${equal}, sure ${saved}`)
      return clean === tried && equal === tried && saved === tried
    }
    let ok = true
    for (let round = 0; round < (rounds ?? 1); round += 1) {
      for (const name of EDIT_NAMES) {
        const trialsOf = (isShared: boolean) =>
          samples.map(({ name: file, text }, at) => {
            const dressed = variants[(at + round) % variants.length]?.of(text) ?? text
            return { name, file, text: dressed, seed: seed + round * 1000 + at, isShared }
          })
        ok = tryAll(name, trialsOf(false)) && ok
        ok = tryAll(`${name}, as a shared draft`, trialsOf(true)) && ok
      }
    }
    return ok
  },
}

const fields: Soak = {
  name: 'codec-fields',
  async run({ seed, rounds, print }) {
    if (!isThere(print)) return true
    const samples = [...fixtures(), ...corpus()]
    let faults = 0
    for (const name of FIELD_EDITS) {
      const counts = { tried: 0, right: 0 }
      for (let round = 0; round < (rounds ?? 3); round += 1) {
        for (const [at, { name: file, text }] of samples.entries()) {
          const dressed = variants[(at + round) % variants.length]?.of(text) ?? text
          const fault = fieldFault(name, dressed, seed + round * 1000 + at)
          if (fault === undefined) continue
          counts.tried += 1
          if (fault === null) counts.right += 1
          else if ((faults += 1) <= MAX_TOLD) print(`  ${file}: ${fault}`)
        }
      }
      print(`${name}: tried ${counts.tried}, right ${counts.right}`)
    }
    return faults === 0
  },
}

const law: Soak = {
  name: 'codec-law',
  async run({ seed, rounds, print }) {
    const cases = rounds ?? LAW_CASES
    const fault = lawFault({ cases, seed })
    print(fault ?? `${cases} bodies, none broken`)
    return fault === null
  },
}

const hostile: Soak = {
  name: 'codec-hostile',
  async run({ print }) {
    const clock = hostileClock()
    for (const { name, text } of hostileTexts()) {
      readHostile(text, clock.time)
      print(`${name}: ${clock.told()}`)
    }
    print(clock.summary())
    return clock.slow() === 0
  },
}

/** The whole measure of the codec, of which the tests run a share. */
export const soaks: readonly Soak[] = [untouched, edits, fields, law, hostile]
