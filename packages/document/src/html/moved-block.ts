import type { ArticleBlock } from './article-blocks.ts'

/** A block whose HTML changed before or within it: `moved` tells where a place of the part's HTML is now. */
export function movedBlock(block: ArticleBlock, moved: (place: number) => number): ArticleBlock {
  const at = moved(block.at)
  const within = (place: number): number => moved(block.at + place) - at
  const { heading } = block
  return {
    ...block,
    at,
    heading: heading && { ...heading, inside: within(heading.inside) },
    runs: block.runs.map((run) => {
      const until = run.until === undefined ? {} : { until: within(run.until) }
      return { ...run, at: within(run.at), ...until }
    }),
  }
}
