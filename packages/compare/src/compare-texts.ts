import { agendaPairs, stepOrigins } from './agenda/agenda-pairs.ts'
import { comparePaired } from './agenda/compare-agenda.ts'
import { compareBlocks } from './blocks/compare-blocks.ts'
import { compareFields } from './fields/compare-fields.ts'
import type { Comparison } from './comparison.ts'
import { newBudget, spentBudget } from './words/diff-tokens.ts'
import { pageReader } from './reading/page-reader.ts'
import type { TextCache } from './reading/text-cache.ts'
import { newTextCache } from './reading/text-cache.ts'

/**
 * Compares two page texts: front matter by key, the body in blocks and then in words, the agenda in steps and
 * days. Work is bounded: texts that are too long are compared in blocks only, and `degraded` says so. What is
 * read of the texts is kept in `cache`. Never throws, whatever the texts hold.
 */
export function compareTexts(
  before: string,
  after: string,
  cache: TextCache = newTextCache(),
): Comparison {
  const read = pageReader([before, after], cache)
  const [from, to] = [read(before), read(after)]
  const steps = agendaPairs(from.agenda.days, to.agenda.days)
  const budget = from.isCoarse ? spentBudget() : newBudget()
  return {
    blocks: compareBlocks(from.blocks, to.blocks, budget),
    fields: compareFields(from, to),
    agenda: comparePaired(steps),
    agendas: { before: from.agenda, after: to.agenda, origins: stepOrigins(steps) },
    degraded: budget.degraded,
  }
}
