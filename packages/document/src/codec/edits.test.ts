import { expect, test } from 'vitest'
import { editorSchema } from '../editor/schema.ts'
import { casesOr } from '../testing/cases.ts'
import { corpus, corpusMissing, fixtures, variants } from '../testing/corpus.ts'
import { EDIT_NAMES, randomEdit } from '../testing/edits.ts'
import { FIELD_EDITS, fieldFault } from '../testing/field-edits.ts'
import { pick, randomFrom } from '../testing/random.ts'
import { judge } from '../testing/verdict.ts'
import { openText } from './open.ts'
import type { Trial } from '../testing/verdict.ts'

/** What went wrong with one edit, in words for a person, or null. */
function fault(name: string, trial: Trial): string | null {
  const wrong = judge(trial)?.wrong ?? null
  return wrong === null ? null : `${trial.name} in ${name} (seed ${trial.seed}): ${wrong}`
}

/** What went wrong with each kind of edit in each hand case, or in one of so many of them. */
function faults(every: number, trialOf: (text: string, at: number) => Omit<Trial, 'name'>) {
  return EDIT_NAMES.flatMap((name, kind) =>
    fixtures().flatMap(({ name: file, text }, at) => {
      if ((kind + at) % every !== 0) return []
      return fault(file, { name, ...trialOf(text, kind + at) }) ?? []
    }),
  )
}

test('an edit of each kind changes no byte but its own, and reads back', () => {
  expect(faults(2, (text) => ({ text, seed: 1 }))).toEqual([])
}, 300_000)

test('an edit of any kind makes a body that the editor can hold', () => {
  const texts = ['*   - text\n', '- - a\n  - b\n', '- a\n  - b\n    - c\n- d\n', '1. - [ ] a\n']
  for (const text of texts) {
    for (const name of EDIT_NAMES) {
      for (let seed = 0; seed < 5; seed++) {
        const edit = randomEdit(name, openText(text).body, randomFrom(seed))
        if (edit !== null) editorSchema.nodeFromJSON(edit.body).check()
      }
    }
  }
})

test('so it does with other line endings, a byte order mark, or no last line ending', () => {
  const [, ...dresses] = variants
  const dressed = (text: string, at: number) => dresses[at % dresses.length]?.of(text) ?? text
  expect(faults(3, (text, at) => ({ text: dressed(text, at), seed: 2 }))).toEqual([])
}, 300_000)

test('so it does through a shared draft', () => {
  expect(faults(6, (text) => ({ text, seed: 3, isShared: true }))).toEqual([])
}, 300_000)

test('an edit of each kind of a field changes no byte but its own, and reads back', () => {
  const found = FIELD_EDITS.flatMap((name) =>
    variants.flatMap(({ of }, seed) =>
      fixtures().flatMap(({ name: file, text }) => {
        const wrong = fieldFault(name, of(text), seed)
        return typeof wrong === 'string' ? [`${name} in ${file} (seed ${seed}): ${wrong}`] : []
      }),
    ),
  )
  expect(found).toEqual([])
})

test('edits drawn from the whole corpus change no byte but their own, and read back', ({
  skip,
}) => {
  const missing = corpusMissing()
  if (missing !== null) skip(missing)
  const samples = corpus()
  const random = randomFrom(7)
  const faults = Array.from({ length: casesOr(30) }, (_, seed) => {
    const sample = pick(samples, random)
    const name = pick(EDIT_NAMES, random)
    const variant = pick(variants, random)
    if (sample === undefined || name === undefined || variant === undefined) return null
    const text = variant.of(sample.text)
    return fault(sample.name, { name, text, seed, isShared: random(4) === 0 })
  })
  expect(faults.filter((found) => found !== null)).toEqual([])
}, 600_000)
