import { parseBlocks, parseFrontMatter } from '@forkshop/document'
import {
  beforeItems,
  factsOf,
  leadOfDuration,
  materialItems,
  type BeforeItem,
} from '@forkshop/domain'

/** What a text says is to be prepared. */
export type ToPrepare = {
  readonly items: readonly BeforeItem[]
  readonly materials: readonly string[]
}

/** Reads what is to be done before and what is needed, of a format or a method. */
export function readToPrepare(text: string): ToPrepare {
  const blocks = parseBlocks(text)
  const front = parseFrontMatter(text)
  const { leadTime } = factsOf('format', front.kind === 'present' ? front.fields : {})
  return {
    items: beforeItems(blocks, leadTime === null ? null : leadOfDuration(leadTime)),
    materials: materialItems(blocks),
  }
}
