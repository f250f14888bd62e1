/** Blocks in a row, in both texts, that are the same and are not drawn. */
export type UnchangedRun = {
  /** The number of the first of them in `comparison.blocks`, and in each text. */
  readonly blockIndex: number
  readonly beforeIndex: number
  readonly afterIndex: number
  readonly count: number
}

/** What is known of a block before it is drawn. */
export type Undrawn = {
  readonly isSame: boolean
  /** Its level where it is a heading, 1 to 6; `null` for everything else. */
  readonly level: number | null
  readonly label: string
  /** The first words of what it stood after; `null` when it did not move. */
  readonly movedFrom: string | null
  /** Whether it is the table of a day. */
  readonly isDay: boolean
  readonly beforeIndex: number | null
  readonly afterIndex: number | null
}

/**
 * The runs that need not be drawn, in reading order: what is the same, but for headings that lead to a change, what
 * something moved away from, and a block alone. The table of a day is, with its heading, a run of its own, since it
 * may be told by its length.
 */
export function unchangedRuns(blocks: readonly Undrawn[]): readonly UnchangedRun[] {
  const kept = new Set([...leading(blocks), ...leftBehind(blocks)])
  const runs: UnchangedRun[] = []
  let at = 0
  while (at < blocks.length) {
    const count = runLength(blocks, at, kept)
    const run = count === 1 && blocks[at]?.isDay !== true ? null : toRun(blocks, at, count)
    if (run) runs.push(run)
    at += Math.max(1, count)
  }
  return runs
}

function toRun(blocks: readonly Undrawn[], blockIndex: number, count: number): UnchangedRun | null {
  const { beforeIndex = null, afterIndex = null } = blocks[blockIndex] ?? {}
  return count === 0 || beforeIndex === null || afterIndex === null
    ? null
    : { blockIndex, beforeIndex, afterIndex, count }
}

/** How many blocks from here on are one run: none that is kept, and each next to the one before in both texts. */
function runLength(blocks: readonly Undrawn[], from: number, kept: ReadonlySet<number>): number {
  const isFree = (at: number) => blocks[at]?.isSame === true && !kept.has(at)
  const day = (at: number) => isFree(at) && dayLength(blocks, at, isFree) > 0
  if (!isFree(from)) return 0
  const own = dayLength(blocks, from, isFree)
  if (own > 0) return own
  let end = from + 1
  while (isFree(end) && isNext(blocks[end - 1], blocks[end]) && !day(end)) end++
  return end - from
}

/** Two for a heading with the table of a day below it, one for such a table alone, else none. */
function dayLength(
  blocks: readonly Undrawn[],
  at: number,
  isFree: (at: number) => boolean,
): number {
  const [block, below] = [blocks[at], blocks[at + 1]]
  if (block?.isDay === true) return 1
  const isHeading = (block?.level ?? null) !== null
  return isHeading && below?.isDay === true && isFree(at + 1) && isNext(block, below) ? 2 : 0
}

function isNext(above: Undrawn | undefined, block: Undrawn | undefined): boolean {
  return (
    block?.beforeIndex === (above?.beforeIndex ?? -2) + 1 &&
    block.afterIndex === (above?.afterIndex ?? -2) + 1
  )
}

/** Of each run above a change the last heading of every level. */
function leading(blocks: readonly Undrawn[]): readonly number[] {
  const found: number[] = []
  let run = new Map<number, number>()
  blocks.forEach(({ isSame, level }, at) => {
    if (isSame && level !== null) run.set(level, at)
    if (isSame) return
    found.push(...run.values())
    run = new Map()
  })
  return found
}

/** What moved blocks stood behind, and the heading that ends the section which a moved heading stood behind. */
function leftBehind(blocks: readonly Undrawn[]): readonly number[] {
  const first = new Map<string, number[]>()
  blocks.forEach(({ label }, at) => first.set(label, [...(first.get(label) ?? []), at].slice(0, 2)))
  return blocks.flatMap(({ movedFrom, level }, self) => {
    const at = first.get(movedFrom ?? '')?.find((one) => one !== self)
    if (movedFrom === null || movedFrom === '' || at === undefined) return []
    const end = blocks.findIndex(
      (block, index) =>
        index > at && level !== null && block.level !== null && block.level <= level,
    )
    return end < 0 ? [at] : [at, end]
  })
}
