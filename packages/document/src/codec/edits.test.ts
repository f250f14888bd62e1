import { describe, expect, test } from 'vitest'
import { normalise } from '../editor/normalise.ts'
import { blocksLost } from '../testing/blocks-kept.ts'
import { corpus, corpusMissing, fixtures, variants } from '../testing/corpus.ts'
import type { Sample } from '../testing/corpus.ts'
import { editNames, randomEdit, randomFrom } from '../testing/edits.ts'
import type { EditName } from '../testing/edits.ts'
import { openText } from './open.ts'
import { saveText } from './save.ts'

/** Makes one edit and says what went wrong: words for a person, or null. */
function fault(name: EditName, text: string, seed: number): string | null {
  const { body, base } = openText(text)
  const edit = randomEdit(name, body, randomFrom(seed))
  if (edit === null) return null
  const saved = saveText(base, edit.body)
  // where a block is taken away or moved, another may have to be written anew: then it says so
  if (saved.kind === 'unsure' && name.startsWith('block ')) return null
  const lost = blocksLost(text, saved.text, edit)
  if (lost.length > 0) return `changed ${JSON.stringify(lost)}`
  if (/\r\n/.test(text) && /[^\r]\n/.test(saved.text)) return 'mixed line endings'
  if (saved.kind === 'unsure') return saved.reason
  const read = openText(saved.text).body
  // references whose definition was deleted read as text
  if (name === 'block removed' && /^\[.*\]:/m.test(text)) return null
  return JSON.stringify(read) === JSON.stringify(normalise(edit.body)) ? null : 'reads differently'
}

function faults(
  name: EditName,
  samples: readonly Sample[],
  seeds: readonly number[],
): readonly string[] {
  return samples.flatMap((sample) =>
    seeds.flatMap((seed) => {
      const found = fault(name, sample.text, seed)
      return found === null ? [] : [`${sample.name} (seed ${seed}): ${found}`]
    }),
  )
}

describe.each(editNames().map((name) => ({ name })))('$name', ({ name }) => {
  test.each(variants)(
    'changes nothing but its block in the hand cases $name',
    ({ name: variant, of }) => {
      const samples = fixtures().map((sample) => ({ ...sample, text: of(sample.text) }))
      expect(faults(name, samples, variant === 'as it is' ? [1, 2] : [3])).toEqual([])
    },
    60_000,
  )
})

test('is sure of nearly every block taken away or moved', () => {
  const edits = (['block removed', 'block moved'] as const).flatMap((name) =>
    fixtures().flatMap(({ text }) =>
      [1, 2, 3, 4].flatMap((seed) => {
        const { body, base } = openText(text)
        const edit = randomEdit(name, body, randomFrom(seed))
        return edit === null ? [] : [saveText(base, edit.body).kind]
      }),
    ),
  )
  expect(edits.filter((kind) => kind === 'saved').length / edits.length).toBeGreaterThan(0.9)
})

test('changes nothing but the edited block in a sample of the corpus', ({ skip }) => {
  const missing = corpusMissing()
  if (missing !== null) skip(missing)
  const samples = corpus().filter(
    (sample, index) => index % 16 === 0 || sample.name.startsWith('48h'),
  )
  for (const name of editNames()) expect(faults(name, samples, [7])).toEqual([])
}, 120_000)
