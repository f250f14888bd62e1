import { parseRevisionId } from '@forkshop/domain'
import type { RevisionId } from '@forkshop/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCommitGraph } from './graph.ts'
import type { CommitGraph } from './graph.ts'

const id = (number: number): RevisionId => {
  const parsed = parseRevisionId(number.toString(16).padStart(40, '0'))
  if (parsed === null) throw new TypeError('not an id')
  return parsed
}

/** Each commit's parents as distances back to earlier commits; the first one is a root. */
type Shape = readonly (readonly number[])[]

const shapes: fc.Arbitrary<Shape> = fc.array(
  fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 0, maxLength: 3 }),
  { minLength: 1, maxLength: 60 },
)

const parentsOf = (shape: Shape, index: number): readonly number[] =>
  (shape[index] ?? []).map((back) => index - back).filter((parent) => parent >= 0)

const graphOf = (shape: Shape): CommitGraph => {
  const graph = createCommitGraph()
  for (const index of shape.keys()) graph.add(id(index), parentsOf(shape, index).map(id))
  return graph
}

/** All ancestors by the plain definition. */
const ancestorsOf = (shape: Shape, index: number): ReadonlySet<number> => {
  const all = new Set([index])
  for (const at of all) for (const parent of parentsOf(shape, at)) all.add(parent)
  return all
}

const line = (length: number): CommitGraph => graphOf(Array.from({ length }, () => [1]))

describe('a commit graph', () => {
  test('knows ancestors as the definition says', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), (shape, a, b) => {
        const [left, right] = [a % shape.length, b % shape.length]
        expect(graphOf(shape).isAncestor(id(left), id(right))).toBe(
          ancestorsOf(shape, right).has(left),
        )
      }),
    )
  })

  test('finds a base that no other common ancestor descends from', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), (shape, a, b) => {
        const [left, right] = [a % shape.length, b % shape.length]
        const reachable = ancestorsOf(shape, right)
        const common = [...ancestorsOf(shape, left)].filter((at) => reachable.has(at))
        const best = common.filter(
          (at) => !common.some((other) => other !== at && ancestorsOf(shape, other).has(at)),
        )
        const base = graphOf(shape).mergeBase(id(left), id(right))
        expect(best.length === 0 ? [null] : best.map(id)).toContain(base)
      }),
    )
  })

  test('finds the same base whichever side is asked first', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), (shape, a, b) => {
        const graph = graphOf(shape)
        const [left, right] = [id(a % shape.length), id(b % shape.length)]
        expect(graph.mergeBase(left, right)).toBe(graph.mergeBase(right, left))
      }),
    )
  })

  test('counts what each side has alone', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), (shape, a, b) => {
        const left = ancestorsOf(shape, a % shape.length)
        const right = ancestorsOf(shape, b % shape.length)
        expect(graphOf(shape).countApart(id(a % shape.length), id(b % shape.length))).toEqual({
          onlyA: [...left].filter((at) => !right.has(at)).length,
          onlyB: [...right].filter((at) => !left.has(at)).length,
        })
      }),
    )
  })

  test('counts all that a commit reaches', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, a) => {
        const index = a % shape.length
        expect(graphOf(shape).countAll(id(index))).toBe(ancestorsOf(shape, index).size)
      }),
    )
  })

  test('follows first parents as far as asked', () => {
    const graph = graphOf([[], [1], [2], [1, 2]])
    expect(graph.firstParents(id(3), 10)).toEqual([id(3), id(2), id(0)])
    expect(graph.firstParents(id(3), 2)).toEqual([id(3), id(2)])
    expect(graph.firstParents(id(9), 2)).toEqual([])
  })

  test('holds a long line and answers without walking it', () => {
    const graph = line(50_000)
    const start = performance.now()
    for (let index = 0; index < 1_000; index += 1) graph.mergeBase(id(index), id(49_999))
    // A walk of the line takes about 5 ms: a thousand of them would take seconds.
    expect(performance.now() - start).toBeLessThan(1_000)
    expect(graph.mergeBase(id(7), id(49_999))).toBe(id(7))
  })

  test('takes commits of crossing merges once', () => {
    // Walked by paths instead of commits, 40 crossings would be 2^40 of them.
    const shape = Array.from({ length: 82 }, (_, index) =>
      index < 2 ? [1] : index % 2 === 0 ? [1, 2] : [2, 3],
    )
    const graph = graphOf(shape)
    expect(graph.isAncestor(id(0), id(81))).toBe(true)
    expect(graph.countAll(id(81))).toBe(ancestorsOf(shape, 81).size)
  })

  test('refuses a commit before its parents', () => {
    expect(() => createCommitGraph().add(id(1), [id(0)])).toThrow(RangeError)
  })
})
