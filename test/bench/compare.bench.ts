import { performance } from 'node:perf_hooks'
import { compareTexts, mergeTexts, newTextCache, type TextCache } from '@forkshop/compare'
import { parseAtOnce, randomFrom } from '@forkshop/document/testing'
import { openGitFiles } from './git-files.ts'
import { longFormat, toText, withChanges, withMoves, type Random } from './long-format.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const LINES = 2_000
const rounds = 11
const SEED = 20

const ms = (work: () => unknown): Promise<number> => {
  const start = performance.now()
  work()
  return Promise.resolve(performance.now() - start)
}

const compare = (before: string, after: string, cache?: TextCache): void => {
  if (compareTexts(before, after, cache).degraded) throw new Error('only the blocks were compared')
}

/** What is measured against one git process on the same texts, which were read before. */
const againstGit = async (
  texts: readonly string[],
  { work, git }: { readonly work: () => unknown; readonly git: readonly string[] },
): Promise<Measured> => {
  const files = await openGitFiles()
  try {
    await files.write(texts)
    const floor = async () => {
      const run = await files.run(git)
      if (run.output === '') throw new Error(`git ${git[0]} printed nothing`)
      return run.ms
    }
    const pairs = await interleave(() => ms(work), floor, rounds)
    const note = `git ${git[0]} ${pairs.floor.toFixed(1)}ms`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await files.close()
  }
}

/** What is measured on new texts in every round, against the bare parse of some of them. */
const againstParse = async (
  newRound: () => { readonly work: () => unknown; readonly parsed: readonly string[] },
): Promise<Measured> => {
  let round = newRound()
  let taken = 0
  // candidate and floor of one round have the same texts, whichever comes first
  const next = () => {
    if (taken === 2) {
      round = newRound()
      taken = 0
    }
    taken += 1
    return round
  }
  const pairs = await interleave(
    () => ms(next().work),
    () => {
      const { parsed } = next()
      return ms(() => parsed.map((text) => parseAtOnce(text)))
    },
    rounds,
  )
  const note = `bare mdast parse ${pairs.floor.toFixed(0)}ms`
  return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
}

const neighboursCached = () => {
  const random = randomFrom(SEED)
  const page = longFormat(LINES, random)
  const [before, after] = [toText(page), toText(withChanges(page, 3, random))]
  const cache = newTextCache()
  return againstGit([before, after], {
    work: () => compare(before, after, cache),
    git: ['diff', '--no-index', '--word-diff', '0.md', '1.md'],
  })
}

const newerNeverSeen = () => {
  const random = randomFrom(SEED)
  let page = longFormat(LINES, random)
  const cache = newTextCache()
  return againstParse(() => {
    const before = toText(page)
    compare(before, before, cache)
    page = withChanges(page, 3, random)
    const after = toText(page)
    return { work: () => compare(before, after, cache), parsed: [after] }
  })
}

const movesCached = () => {
  const random = randomFrom(SEED)
  const page = longFormat(LINES, random)
  const changed = withMoves(withChanges(page, LINES / 50, random), 10, random)
  const [before, after] = [toText(page), toText(changed)]
  const cache = newTextCache()
  return againstGit([before, after], {
    work: () => compare(before, after, cache),
    git: ['diff', '--no-index', '0.md', '1.md'],
  })
}

const rewritten = () => {
  const random = randomFrom(SEED)
  return againstParse(() => {
    const [before, after] = [toText(longFormat(LINES, random)), toText(longFormat(LINES, random))]
    return { work: () => compare(before, after), parsed: [before, after] }
  })
}

const CHANGES = 40

const threeTexts = (random: Random) => {
  const page = longFormat(LINES, random)
  return {
    base: toText(page),
    ours: toText(withChanges(page, CHANGES, random)),
    theirs: toText(withChanges(page, CHANGES, random)),
  }
}

const mergeCached = () => {
  const { base, ours, theirs } = threeTexts(randomFrom(SEED))
  const cache = newTextCache()
  return againstGit([ours, base, theirs], {
    work: () => mergeTexts(base, ours, theirs, cache),
    git: ['merge-file', '-p', '-q', '0.md', '1.md', '2.md'],
  })
}

const mergeNeverSeen = () => {
  const random = randomFrom(SEED)
  return againstParse(() => {
    const { base, ours, theirs } = threeTexts(random)
    return { work: () => mergeTexts(base, ours, theirs), parsed: [base, ours, theirs] }
  })
}

/** Comparing and merging pages of two thousand lines, against git and against the bare parse of the texts. */
export const benches: readonly Bench[] = [
  { name: 'compare-cached', bar: { kind: 'at-most', ratio: 2 }, run: neighboursCached },
  { name: 'compare-newer', bar: { kind: 'at-most', ratio: 0.6 }, run: newerNeverSeen },
  { name: 'compare-moves', bar: { kind: 'at-most', ratio: 10 }, run: movesCached },
  { name: 'compare-rewritten', bar: { kind: 'at-most', ratio: 2 }, run: rewritten },
  { name: 'merge-cached', bar: { kind: 'at-most', ratio: 20 }, run: mergeCached },
  { name: 'merge-never-seen', bar: { kind: 'at-most', ratio: 1 }, run: mergeNeverSeen },
]
