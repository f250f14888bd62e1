import type { RevisionId } from '@forkshop/domain'
import type { Services } from '../../../records/services/services.ts'
import type { TextPair } from '../../../texts/jobs/count-passages.ts'
import { pageIdOf } from '../../../base/row-ids.ts'
import { refuseHeavy, runHeavy } from '../../../texts/text-work.ts'

/** A revision and a page that has it. */
export type RevisionOf = { readonly page: string; readonly revision: RevisionId }
/** Two revisions of which one came from the other. */
export type Step = { readonly before: RevisionOf; readonly after: RevisionOf }

/** What is compared in one go, off the server's thread: half a second of short texts, or one long pair. */
const BATCH_CHARACTERS = 200_000
/** Of texts that take too long to compare, the whole is the passage that changed. */
const WHOLE = 1

/**
 * In how many passages the texts of each step differ, in order; each step is compared once. Those
 * who ask with the same key wait for each other. Throws `busy` when all threads are taken for now.
 */
export async function measureSteps(
  services: Services,
  key: string,
  steps: readonly Step[],
): Promise<readonly number[]> {
  const { distances: known, queues } = services.held
  return queues.distances(key, async () => {
    const found = new Map<string, number>()
    const fresh = new Map<string, Step>()
    for (const step of steps) {
      const count = known.get(nameOf(step))
      if (count === undefined) fresh.set(nameOf(step), step)
      else found.set(nameOf(step), count.passages)
    }
    for await (const batch of batchesOf(services, [...fresh.values()])) {
      for (const { step, count } of await countBatch(services, batch)) {
        found.set(nameOf(step), count)
        known.set(nameOf(step), { passages: count }, 1)
      }
    }
    return steps.map((step) => found.get(nameOf(step)) ?? 0)
  })
}

const nameOf = ({ before, after }: Step): string => `${before.revision} ${after.revision}`

type Read = { readonly step: Step; readonly texts: TextPair }

/** Steps with their texts, in portions; a text that the next step needs too is read once. */
async function* batchesOf(services: Services, steps: readonly Step[]): AsyncGenerator<Read[]> {
  let batch: Read[] = []
  let characters = 0
  let texts = new Map<string, string>()
  const read = async ({ page, revision }: RevisionOf): Promise<string> => {
    const known = texts.get(revision)
    if (known !== undefined) return known
    const text = (await services.library.readText(pageIdOf(page), revision)) ?? ''
    texts.set(revision, text)
    return text
  }
  for (const step of steps) {
    const pair = { before: await read(step.before), after: await read(step.after) }
    batch.push({ step, texts: pair })
    characters += pair.before.length + pair.after.length
    if (characters < BATCH_CHARACTERS) continue
    yield batch
    batch = []
    characters = 0
    // Mostly the common beginning of all forks.
    texts = new Map([[step.before.revision, pair.before]])
  }
  if (batch.length > 0) yield batch
}

async function countBatch(
  services: Services,
  batch: readonly Read[],
): Promise<readonly { readonly step: Step; readonly count: number }[]> {
  const pairs = batch.map(({ texts }) => texts)
  const outcome = await runHeavy(services, { kind: 'count', pairs })
  if (outcome.kind === 'count') {
    return batch.map(({ step }, index) => ({ step, count: outcome.value[index] ?? WHOLE }))
  }
  if (outcome.reason === 'busy') return refuseHeavy(outcome)
  const [first, ...rest] = batch
  if (first === undefined) return []
  if (rest.length === 0) return [{ step: first.step, count: WHOLE }]
  const alone: { readonly step: Step; readonly count: number }[] = []
  for (const one of batch) alone.push(...(await countBatch(services, [one])))
  return alone
}
