import { compareTexts, findPassage, mergeTexts, traceBack } from '@forkshop/compare'
import {
  anyMergeFault,
  checkWords,
  compareFault,
  compareLaws,
  frontFault,
  mergeFault,
  sidesFault,
} from '@forkshop/compare/testing'
import {
  corpusMissing,
  hostileTexts,
  randomFrom,
  revisions,
  type Revised,
} from '@forkshop/document/testing'
import { hostileClock } from './hostile-clock.ts'
import type { Soak } from './soak.ts'

const LAW_CASES = 10_000
const EDITS = [1, 3, 8]
const CHANGES = 250
/** What a comparison or a merge of one page may take of the processor's time. */
const MAX_MS = 2_000

const laws: Soak = {
  name: 'compare-law',
  run({ seed, rounds, print }) {
    const numRuns = rounds ?? LAW_CASES
    let faults = 0
    const tell = (name: string, cases: number, fault: string | null) => {
      if (fault !== null) faults += 1
      print(`${name}: ${fault ?? `${cases} cases, none broken`}`)
    }
    for (const law of compareLaws) tell(law.name, numRuns, compareFault(law, { seed, numRuns }))
    tell('any texts are merged', numRuns, anyMergeFault({ seed, numRuns }))
    const share = Math.ceil(numRuns / EDITS.length)
    for (const edits of EDITS) {
      const fault = mergeFault(edits, { seed, numRuns: share })
      tell(`all laws of merging, up to ${edits} edits a side`, share, fault)
      const front = frontFault(edits, { seed, numRuns: share })
      tell(`all laws of front matter, up to ${edits} edits a side`, share, front)
    }
    return Promise.resolve(faults === 0)
  },
}

/** What is wrong with comparing and merging the revisions of one file, null when nothing is. */
const faultOf = ({ before, after, other }: Revised): string | null => {
  checkWords(compareTexts(before, after))
  const isSame = (merged: string, wanted: string) => merged === wanted
  if (!isSame(mergeTexts(before, after, before).text, after)) return 'an untouched side lost'
  if (!isSame(mergeTexts(before, before, after).text, after)) return 'an untouched side lost'
  const [there, back] = [mergeTexts(before, after, other), mergeTexts(before, other, after)]
  if (there.kind !== back.kind) return 'the sides are not alike'
  if (there.kind === 'merged' && there.text !== back.text) return 'the sides differ'
  return sidesFault({ base: before, ours: after, theirs: other })
}

const corpusPairs: Soak = {
  name: 'compare-corpus',
  run({ seed, rounds, print }) {
    const missing = corpusMissing()
    if (missing !== null) {
      print(`left out: ${missing}`)
      return Promise.resolve(true)
    }
    const samples = revisions(rounds ?? CHANGES, randomFrom(seed))
    const counts = { merged: 0, asked: 0, degraded: 0, faults: 0 }
    let most = 0
    for (const sample of samples) {
      const start = process.cpuUsage()
      const { degraded } = compareTexts(sample.before, sample.after)
      const { kind } = mergeTexts(sample.before, sample.after, sample.other)
      // the processor's time, so that a busy machine is no verdict
      const ms = process.cpuUsage(start).user / 1000
      most = Math.max(most, ms)
      counts.degraded += degraded ? 1 : 0
      counts[kind === 'merged' ? 'merged' : 'asked'] += 1
      const fault = ms > MAX_MS ? `${ms.toFixed(0)} ms` : faultOf(sample)
      if (fault === null) continue
      counts.faults += 1
      print(`${sample.name}: ${fault}`)
    }
    const { merged, asked, degraded, faults } = counts
    print(
      `${samples.length} changes compared (${degraded} in blocks only) and merged with another revision (${merged} merged, ${asked} asked), ${faults} faults; the slowest took ${most.toFixed(0)} ms`,
    )
    return Promise.resolve(faults === 0)
  },
}

/** What a person, or nobody, may do to a text: words put in at so many places, or its halves turned around. */
const withWords = (text: string, word: string, places: number): string => {
  const step = Math.max(1, Math.floor(text.length / (places + 1)))
  let changed = ''
  for (let at = 0; at < places; at += 1)
    changed += text.slice(at * step, (at + 1) * step) + ` ${word} `
  return changed + text.slice(places * step)
}

const turned = (text: string): string => {
  const middle = text.length >> 1
  return text.slice(middle) + text.slice(0, middle)
}

const PLACES = 200

const hostile: Soak = {
  name: 'compare-hostile',
  run({ print }) {
    const clock = hostileClock()
    let faults = 0
    const compare = (step: string, before: string, after: string) => {
      clock.time(step, () => compareTexts(before, after))
      checkWords(compareTexts(before, after))
    }
    const merge = (step: string, [base, ours, theirs]: readonly [string, string, string]) => {
      const outcomes = [mergeTexts(base, ours, base), mergeTexts(base, base, ours)]
      clock.time(step, () => outcomes.push(mergeTexts(base, ours, theirs)))
      const [left, right] = outcomes
      if (left?.text === ours && right?.text === ours) return
      faults += 1
      print(`${step}: an untouched side lost`)
    }
    // two answers, as a server gives them
    const follow = (step: string, newer: string, older: string) => {
      const start = newer.length >> 1
      const found = clock.time('find', () =>
        findPassage(newer, { kind: 'span', start, end: start + 1 }),
      )
      if (found !== null) clock.time(step, () => traceBack([newer, older], found.span))
    }
    for (const { name, text } of hostileTexts()) {
      const [one, another] = [withWords(text, 'ours', 1), withWords(text, 'theirs', 1)]
      const [many, others] = [
        withWords(text, 'ours', PLACES),
        withWords(text, 'theirs', PLACES - 1),
      ]
      compare('one word', text, one)
      compare('many words', text, many)
      compare('turned', text, turned(text))
      merge('merge', [text, one, another])
      merge('merge many', [text, many, others])
      merge('merge turned', [text, turned(text), one])
      follow('follow', many, text)
      follow('follow turned', text, turned(text))
      print(`${name}: ${clock.told()}`)
    }
    print(clock.summary())
    return Promise.resolve(faults === 0 && clock.slow() === 0)
  },
}

/** The whole measure of comparing and merging, of which the tests run a share. */
export const soaks: readonly Soak[] = [laws, corpusPairs, hostile]
