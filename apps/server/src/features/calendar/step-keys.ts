import { createHash } from 'node:crypto'
import type { StepOrigins } from '@forkshop/compare'

type Days = readonly { readonly steps: readonly { readonly step: string }[] }[]

/** What each step of an agenda is known by, by day and step: no two are the same. */
export type StepKeys = readonly (readonly string[])[]

/** The key of a step: its words, and how many of the same stand above it. */
const keyOf = (words: string, occurrence: number): string =>
  createHash('sha256').update(`${occurrence} ${words}`).digest('base64url').slice(0, 22)

/**
 * The keys of the steps of an agenda that came of another: a step that stood there keeps the key that it had, whatever
 * it is called now and wherever it stands; a new one gets that of its words.
 */
export const stepKeys = (
  days: Days,
  { origins, keys }: { readonly origins: StepOrigins; readonly keys: StepKeys } = nothingBefore,
): StepKeys => {
  const kept = days.map(({ steps }, day) =>
    steps.map((_step, at) => {
      const origin = origins[day]?.[at]
      return (origin && keys[origin.day]?.[origin.step]) ?? null
    }),
  )
  const taken = new Set(kept.flat())
  return days.map(({ steps }, day) =>
    steps.map(({ step }, at) => {
      const known = kept[day]?.[at] ?? null
      if (known !== null) return known
      let occurrence = 0
      while (taken.has(keyOf(step, occurrence))) occurrence += 1
      const key = keyOf(step, occurrence)
      taken.add(key)
      return key
    }),
  )
}

const nothingBefore = { origins: [], keys: [] }
