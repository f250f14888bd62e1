import type { CallAnswer } from '@forkshop/api'
import type { Passage } from '../../passage/anchor.ts'
import type { PassageGroup } from '../../passage/page-passages.ts'

/** Passages of a format for a line of a report: the few that are likest, under which heading, and all of them. */
export type LineChoices = {
  /** The revision in whose text they stand. */
  readonly at: string
  /** The likest first; each once, and none where nothing is like it. */
  readonly likest: readonly { readonly heading: string; readonly passage: Passage }[]
  readonly groups: readonly PassageGroup[]
}

/** An idea quotes no more of a longer passage. */
const MAX_QUOTE = 1500

const passageOf = (quote: string): Passage => ({
  quote: quote.slice(0, MAX_QUOTE),
  prefix: '',
  suffix: '',
})

export const lineChoices = ({
  at,
  passages,
  likest,
}: CallAnswer<'findLikePassages'>): LineChoices => {
  const groups: { readonly heading: string; readonly passages: Passage[] }[] = []
  for (const { heading, quote } of passages) {
    const last = groups.at(-1)
    if (last?.heading === heading) last.passages.push(passageOf(quote))
    else groups.push({ heading, passages: [passageOf(quote)] })
  }
  const few = likest.flatMap((number) => passages[number] ?? [])
  const once = few.filter(({ quote }, at) => few.findIndex((one) => one.quote === quote) === at)
  return {
    at,
    likest: once.map(({ heading, quote }) => ({ heading, passage: passageOf(quote) })),
    groups,
  }
}
