import { newId } from '../../base/new-id.ts'
import type { PageFacts } from '../../texts/jobs/page-facts.ts'
import type { Services } from '../services/services.ts'
import { hasLostParts } from '../words/word-stage.ts'
import { toParts } from '../../texts/jobs/page-words.ts'

/**
 * Puts the words of a long text into the index ahead of the change that they belong to, a part at a
 * time, so that they hold up nobody; found they are once `indexPage` was given what this answers.
 * Short ones are left to it.
 */
export async function stageWords(
  { wordStage, clock }: Services,
  page: string,
  facts: PageFacts,
): Promise<PageFacts> {
  const { words } = facts
  if (words.body.kind === 'staged' || words.body.parts.length === 1) return facts
  const parts = toParts(words, words.body.parts)
  const set = newId()
  const made = clock().toISOString()
  for (const part of parts) await wordStage.put({ page, set, made, words: part })
  return { ...facts, words: { ...words, body: { kind: 'staged', set, parts: parts.length } } }
}

/** Between staging and the change stand a commit in git and the rows: moments, even on a busy machine. */
const STAGED_MS = 60 * 60 * 1000

/** Takes out of the index what nobody finds there: words of earlier texts, and of changes that failed. */
export async function sweepWords({ database, wordStage, clock }: Services): Promise<void> {
  const before = new Date(clock().getTime() - STAGED_MS).toISOString()
  if (!(await hasLostParts(database, before))) return
  while (await wordStage.sweepOne(before));
}
