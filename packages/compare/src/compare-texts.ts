import { parseBlocks } from '@forkshop/document'
import { compareAgendas } from './compare-agenda.ts'
import { compareBlocks } from './compare-blocks.ts'
import { compareFields } from './compare-fields.ts'
import type { Comparison } from './comparison.ts'
import { newBudget } from './diff-tokens.ts'

/**
 * Compares two page texts: front matter by key, the body in blocks and then in words, the agenda in steps and
 * days. Work is bounded; `degraded` says when the bound was met. Never throws, whatever the texts hold.
 */
export function compareTexts(before: string, after: string): Comparison {
  const budget = newBudget()
  const from = parseBlocks(before)
  const to = parseBlocks(after)
  return {
    blocks: compareBlocks(from, to, budget),
    fields: compareFields(before, after),
    agenda: compareAgendas(from, to),
    degraded: budget.degraded,
  }
}
