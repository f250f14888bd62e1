import { expect, test } from 'vitest'
import { casesOr } from '../testing/cases.ts'
import { corpus, corpusMissing, fixtures, variants } from '../testing/corpus.ts'
import { EDIT_NAMES } from '../testing/edits.ts'
import { pick, randomFrom } from '../testing/random.ts'
import { judge } from '../testing/verdict.ts'
import type { Trial } from '../testing/verdict.ts'

/** What went wrong with one edit, in words for a person, or null. */
function fault(name: string, trial: Trial): string | null {
  const wrong = judge(trial)?.wrong ?? null
  return wrong === null ? null : `${trial.name} in ${name} (seed ${trial.seed}): ${wrong}`
}

/** Each kind of edit in each hand case, in one of the forms that a file may have. */
function faults(
  formOf: (at: number) => Omit<Trial, 'name' | 'text'> & { readonly of: (text: string) => string },
) {
  return EDIT_NAMES.flatMap((name, kind) =>
    fixtures().flatMap(({ name: file, text }, at) => {
      const { of, ...form } = formOf(kind + at)
      return fault(file, { name, text: of(text), ...form }) ?? []
    }),
  )
}

test('an edit of each kind changes no byte but its own, and reads back', () => {
  expect(faults(() => ({ of: (text) => text, seed: 1 }))).toEqual([])
}, 300_000)

test('so it does with other line endings, a byte order mark, or no last line ending', () => {
  const [, ...dresses] = variants
  const dressAt = (at: number) => dresses[at % dresses.length]?.of ?? ((text: string) => text)
  expect(faults((at) => ({ of: dressAt(at), seed: 2 }))).toEqual([])
}, 300_000)

test('so it does through a shared draft', () => {
  expect(faults(() => ({ of: (text) => text, seed: 3, isShared: true }))).toEqual([])
}, 300_000)

test('edits drawn from the whole corpus change no byte but their own, and read back', ({
  skip,
}) => {
  const missing = corpusMissing()
  if (missing !== null) skip(missing)
  const samples = corpus()
  const random = randomFrom(7)
  const faults = Array.from({ length: casesOr(120) }, (_, seed) => {
    const sample = pick(samples, random)
    const name = pick(EDIT_NAMES, random)
    const variant = pick(variants, random)
    if (sample === undefined || name === undefined || variant === undefined) return null
    const text = variant.of(sample.text)
    return fault(sample.name, { name, text, seed, isShared: random(4) === 0 })
  })
  expect(faults.filter((found) => found !== null)).toEqual([])
}, 600_000)
