import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { modelWords, threePages } from '../testing/arbitrary-page.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { findPassage } from './find-passage.ts'
import { tracePassage } from './trace-passage.ts'

// every passage of a page is followed, some forty in each case
const cases = lawRuns(process.env, 0.15)
const stretches = (text: string): readonly string[] => text.trim().split('\n\n')

/** Every block of a text, and every part of one, as spans. */
const passagesOf = (text: string) =>
  stretches(text).flatMap((_, block) =>
    [null, 0, 1, 2].flatMap((part) => findPassage(text, { kind: 'block', block, part }) ?? []),
  )

const edits = threePages(4)

describe('the laws of following a passage', () => {
  test('what stands in both texts is the same passage, wherever it moved', () => {
    fc.assert(
      fc.property(edits, ({ ours, theirs }) => {
        const common = new Set(stretches(theirs))
        for (const { span } of passagesOf(ours)) {
          const said = ours.slice(span.start, span.end)
          if (!common.has(said)) continue
          const step = tracePassage(ours, theirs, span)
          expect(step.kind).toBe('same')
          if (step.kind === 'new') continue
          expect(theirs.slice(step.span.start, step.span.end)).toBe(said)
        }
      }),
      cases,
    )
  })

  test('what is found stands in the older text and has words of the passage', () => {
    fc.assert(
      fc.property(edits, ({ base, ours }) => {
        for (const { span } of passagesOf(ours)) {
          const step = tracePassage(ours, base, span)
          const own = new Set(modelWords(ours.slice(span.start, span.end)))
          if (step.kind === 'new' || own.size === 0) continue
          const { start, end } = step.span
          expect(0 <= start && start < end && end <= base.length).toBe(true)
          expect(modelWords(base.slice(start, end)).some((word) => own.has(word))).toBe(true)
        }
      }),
      cases,
    )
  })

  test('a passage that keeps most of its words is not new', () => {
    fc.assert(
      fc.property(edits, ({ base, ours }) => {
        const known = new Set(modelWords(base))
        for (const { span } of passagesOf(ours)) {
          const own = modelWords(ours.slice(span.start, span.end))
          const kept = own.filter((word) => known.has(word)).length
          if (own.length < 5 || kept < 0.8 * own.length) continue
          expect(tracePassage(ours, base, span).kind).not.toBe('new')
        }
      }),
      cases,
    )
  })

  test('in the same text it is where it is', () => {
    fc.assert(
      fc.property(edits, ({ ours }) => {
        for (const { span } of passagesOf(ours))
          expect(tracePassage(ours, ours, span)).toEqual({ kind: 'same', span })
      }),
      cases,
    )
  })

  test('whatever the texts hold, nothing breaks', () => {
    const text = fc.string({
      unit: fc.constantFrom('a ', '\n', '- ', '|', '---', '. ', '# ', 'b: 1'),
    })
    fc.assert(
      fc.property(text, text, fc.nat(30), fc.nat(30), (newer, older, start, length) => {
        const found = findPassage(newer, { kind: 'span', start, end: start + length + 1 })
        if (found === null) return
        const step = tracePassage(newer, older, found.span)
        if (step.kind === 'new') return
        expect(0 <= step.span.start && step.span.end <= older.length).toBe(true)
      }),
      lawRuns(process.env, 4),
    )
  })
})
