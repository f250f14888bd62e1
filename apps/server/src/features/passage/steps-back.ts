import { stoodStill, type PassageStep } from '@forkshop/compare'
import { refuseHeavy, runHeavy } from '../../texts/text-work.ts'
import type { Services } from '../../records/services/services.ts'
import type { Link, Links, Standing } from './read-ahead.ts'

export type Steps = {
  /** What became of a passage on the way to the next older text, that of the first of the links. */
  readonly next: (at: Standing, parent: NonNullable<Link['parent']>) => Promise<PassageStep>
  /** How often texts were parsed. */
  readonly jobs: () => number
}

/** Texts that are parsed together: one alone takes as long as most of the others together. */
const JOB_TEXTS = 12
const JOB_CHARACTERS = 300_000

/**
 * Steps told at once where they can be; else some of them together, off the server's own thread if they are long.
 * Throws `busy` when all threads are taken, `too-large` for texts that take too long.
 */
export function stepsBack(services: Services, links: Links): Steps {
  let told: PassageStep[] = []
  let jobs = 0
  return {
    async next({ span, text }, parent) {
      const known = told.shift()
      if (known !== undefined) return known
      const still = text === parent.text ? span : stoodStill(text, parent.text, span)
      if (still !== null) return { kind: 'same', span: still }
      jobs += 1
      const older = await links.ahead(JOB_TEXTS)
      const texts = withinJob([text, ...older.flatMap((link) => link.parent?.text ?? [])])
      const trace = (some: readonly string[]) =>
        runHeavy(services, { kind: 'trace-passage', texts: some, span })
      let outcome = await trace(texts)
      // what is too much together may be done one by one
      if (outcome.kind === 'given-up' && outcome.reason === 'too-heavy' && texts.length > 2) {
        outcome = await trace(texts.slice(0, 2))
      }
      if (outcome.kind === 'given-up') return refuseHeavy(outcome)
      told = [...outcome.value]
      return told.shift() ?? { kind: 'new' }
    },
    jobs: () => jobs,
  }
}

/** As many texts as one job can take, two at least. */
function withinJob(texts: readonly string[]): readonly string[] {
  let characters = 0
  const end = texts.findIndex((text, at) => {
    characters += text.length
    return at > 1 && characters > JOB_CHARACTERS
  })
  return end < 0 ? texts : texts.slice(0, end)
}
