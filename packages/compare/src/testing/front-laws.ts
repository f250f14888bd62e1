import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parse } from 'yaml'
import { compareTexts } from '../compare-texts.ts'
import { fieldParts } from '../fields/field-parts.ts'
import type { MergeOutcome } from '../merge/merge-texts.ts'
import { mergeTexts } from '../merge/merge-texts.ts'
import { resolveConflicts } from '../merge/resolve.ts'
import type { ThreeFronts } from './arbitrary-front.ts'
import { frontWords, threeFronts } from './arbitrary-front.ts'
import type { Cases } from './law-fault.ts'
import { lawFault } from './law-fault.ts'

type Merged = ThreeFronts & { readonly there: MergeOutcome; readonly back: MergeOutcome }

/** What every merge of front matters whose values are unique must hold. */
export type FrontLaw = {
  readonly name: string
  /** Throws where it does not hold. */
  readonly check: (merged: Merged) => void
}

/** Merges three front matters both ways. */
export function mergedFronts(fronts: ThreeFronts): Merged {
  const { base, ours, theirs } = fronts
  return {
    ...fronts,
    there: mergeTexts(base, ours, theirs),
    back: mergeTexts(base, theirs, ours),
  }
}

const sides = ['ours', 'theirs'] as const

export const frontLaws: readonly FrontLaw[] = [
  {
    name: 'swapping the sides mirrors the outcome',
    check({ there, back }) {
      assert.equal(back.kind, there.kind)
      if (there.kind === 'merged') assert.equal(back.text, there.text)
      assert.deepEqual(faces(back, true), faces(there, false))
    },
  },
  {
    name: 'an untouched side takes the other',
    check({ base, ours, theirs }) {
      assert.equal(mergeTexts(base, ours, base).text, ours)
      assert.equal(mergeTexts(base, base, theirs).text, theirs)
      assert.equal(mergeTexts(base, ours, ours).text, ours)
    },
  },
  {
    name: 'a merge holds exactly what both kept and either put in, each once, and can be read',
    check({ there, ...fronts }) {
      if (there.kind === 'conflict') return
      assert.deepEqual(frontWords(there.text).toSorted(), wanted(fronts).toSorted())
      if (read(fronts.base) !== null) assert.notEqual(read(there.text), null)
    },
  },
  {
    name: 'no side of a question, and no partial merge, lacks words that this side has',
    check({ there, ...fronts }) {
      if (there.kind === 'merged') return
      for (const side of sides) {
        const text = resolveConflicts(
          there,
          there.conflicts.map((conflict) => conflict[side]),
        )
        const found = new Set(frontWords(text))
        const own = new Set(frontWords(fronts[side]))
        const lost = wanted(fronts).filter((word) => own.has(word) && !found.has(word))
        assert.deepEqual(lost, [], `lost by ${side}`)
        if (read(fronts.base) !== null) assert.notEqual(read(text), null, `${side} is unreadable`)
      }
      const shown = there.conflicts.flatMap((one) => frontWords(`${one.ours} ${one.theirs}`))
      const all = new Set([...shown, ...frontWords(there.text)])
      assert.deepEqual(
        wanted(fronts).filter((word) => !all.has(word)),
        [],
      )
    },
  },
  {
    name: 'what stands in one record, or in two, on every side that has it does so in the merge',
    check({ there, ...fronts }) {
      if (there.kind === 'conflict' || read(fronts.base) === null) return
      const homes = [fronts.ours, fronts.theirs, fronts.base].map(homesIn)
      const found = homesIn(there.text)
      for (const [a, home] of found) {
        for (const [b, other] of found) {
          const told = homes.flatMap((known) =>
            known.has(a) && known.has(b) ? [known.get(a) === known.get(b)] : [],
          )
          if (new Set(told).size === 1) assert.equal(home === other, told[0], `${a} and ${b}`)
        }
      }
    },
  },
  {
    name: 'lines that nobody touched stay as they are, and so does the kind of line end',
    check({ there, ...fronts }) {
      const isWindows = fronts.base.includes('\r\n')
      assert.equal(/\r\n/.test(there.text), isWindows)
      assert.equal(/(?<!\r)\n/.test(there.text), !isWindows)
      if (there.kind === 'conflict') return
      // the first key of a record stands behind its dash, whichever key that is
      const linesOf = (text: string) =>
        text.split('\n').map((line) => line.replace(/^ +(?:- )?/, ''))
      const lines = new Set(linesOf(there.text))
      const [ours, theirs] = sides.map((side) => new Set(linesOf(fronts[side])))
      const kept = linesOf(fronts.base).filter(
        (line) => frontWords(line).length > 0 && ours?.has(line) && theirs?.has(line),
      )
      assert.deepEqual(
        kept.filter((line) => !lines.has(line)),
        [],
      )
    },
  },
  {
    name: 'a comparison tells every value that came or went, and none that stayed in its record',
    check({ base, ours }) {
      const parts = compareTexts(base, ours).fields.flatMap((field) => fieldParts(field))
      const told = (side: 'from' | 'to') =>
        new Set(frontWords(JSON.stringify(parts.map((p) => p[side]))))
      const [before, after] = [base, ours].map((text) => new Set(frontWords(withoutRemarks(text))))
      const [gone, come] = [told('from'), told('to')]
      assert.deepEqual(
        [...(before ?? [])].filter((word) => !after?.has(word) && !gone.has(word)),
        [],
      )
      assert.deepEqual(
        [...(after ?? [])].filter((word) => !before?.has(word) && !come.has(word)),
        [],
      )
    },
  },
]

/** Tries so many front matters with up to `edits` edits a side; what breaks a law first, for a person, or null. */
export function frontFault(edits: number, cases: Cases): string | null {
  return lawFault(
    fc.property(threeFronts(edits), (fronts) => {
      const merged = mergedFronts(fronts)
      for (const { name, check } of frontLaws) {
        try {
          check(merged)
        } catch (cause) {
          throw new Error(`${name}: ${String(cause)}`, { cause })
        }
      }
    }),
    cases,
  )
}

/** What a merge must hold: kept by both, or put in by one. */
function wanted({ base, ours, theirs }: ThreeFronts): readonly string[] {
  const [b, o, t] = [base, ours, theirs].map((text) => new Set(frontWords(text)))
  const all = new Set([...(o ?? []), ...(t ?? [])])
  return [...all].filter((word) => (b?.has(word) ? o?.has(word) && t?.has(word) : true))
}

function faces(outcome: MergeOutcome, isSwapped: boolean): readonly string[] {
  const conflicts = outcome.kind === 'conflict' ? outcome.conflicts : []
  return conflicts
    .map(({ base, ours, theirs }) =>
      JSON.stringify([base, isSwapped ? [theirs, ours] : [ours, theirs]]),
    )
    .toSorted()
}

function withoutRemarks(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '')
}

/** The fields of a page, read by nothing of ours; `null` where they cannot be read. */
function read(text: string): unknown {
  try {
    return parse(text.split(/^---\r?$/m)[1] ?? '') ?? {}
  } catch {
    return null
  }
}

/** For each word the field it stands in, and in a list of records the record. */
function homesIn(text: string): ReadonlyMap<string, object> {
  const homes = new Map<string, object>()
  const visit = (value: unknown, home: object) => {
    if (typeof value === 'string') for (const word of frontWords(value)) homes.set(word, home)
    if (typeof value !== 'object' || value === null) return
    for (const inner of Object.values(value)) visit(inner, Array.isArray(value) ? value : home)
  }
  const fields = read(text)
  if (typeof fields !== 'object' || fields === null) return homes
  for (const value of Object.values(fields)) {
    if (!Array.isArray(value)) visit(value, {})
    else for (const item of value) visit(item, typeof item === 'object' ? {} : value)
  }
  return homes
}
