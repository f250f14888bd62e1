import type { Block } from '@forkshop/document'
import { columnsOf } from '../agenda/columns.ts'
import { belowMaterials } from '../agenda/materials.ts'
import { isBeforeHeading, leadOf, type Lead } from './lead.ts'

/** Something to do before an event, as the text of its format says it. */
export type BeforeItem = {
  /** What a reader sees of it, without markup. */
  readonly words: string
  /** How many with the same words stand above it: an item is known by its words and this. */
  readonly occurrence: number
  /** The heading below which it stands. */
  readonly section: string
  /** Null where the text does not say when. */
  readonly lead: Lead | null
}

/** What items are read from. */
export type ItemBlock = Pick<Block, 'kind' | 'plain' | 'pieces' | 'depth' | 'table'>

type Section = {
  readonly depth: number
  readonly title: string
  readonly lead: Lead | null
  /** The heading above, below which it stands. */
  readonly above: Section | null
  readonly listed: string[]
  readonly told: string[]
  /** Whether it holds an agenda: neither it nor what stands below it is to be prepared. */
  isProgramme: boolean
}

const MAX_ITEMS = 300
const MAX_WORDS = 500

/**
 * What a format says is to be done before: lists below headings that say when, or that only say before, which is as
 * long before as `leadTime` says. Where such a section has no list, its paragraphs are the items. A section with an
 * agenda is the programme, and nothing of it.
 */
export function beforeItems(
  blocks: readonly ItemBlock[],
  leadTime: Lead | null,
): readonly BeforeItem[] {
  const counts = new Map<string, number>()
  return sectionsIn(blocks, leadTime)
    .filter((section) => !isOfProgramme(section))
    .flatMap(({ title, lead, listed, told }) =>
      (listed.length > 0 ? listed : told).map((words) => ({ words, section: title, lead })),
    )
    .slice(0, MAX_ITEMS)
    .map(({ words, ...rest }) => {
      const occurrence = counts.get(words) ?? 0
      counts.set(words, occurrence + 1)
      return { words, occurrence, ...rest }
    })
}

/** What a text says is needed: the items below its headings for that, or the paragraphs where there are none. */
export function materialItems(blocks: readonly ItemBlock[]): readonly string[] {
  return belowMaterials(blocks, ({ kind, depth = 1, plain }) =>
    kind === 'heading' ? { level: depth, text: plain } : null,
  )
    .filter(({ kind }) => kind !== 'heading')
    .flatMap(wordsOf)
    .slice(0, MAX_ITEMS)
}

function sectionsIn(blocks: readonly ItemBlock[], leadTime: Lead | null): readonly Section[] {
  const all: Section[] = []
  let open: Section[] = []
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const depth = block.depth ?? 1
      open = open.filter((section) => section.depth < depth)
      const above = open.at(-1) ?? null
      const lead = leadOf(block.plain)
      if (lead === null && above === null && !isBeforeHeading(block.plain)) continue
      const section: Section = {
        depth,
        title: block.plain,
        lead: lead ?? above?.lead ?? leadTime,
        above,
        listed: [],
        told: [],
        isProgramme: false,
      }
      open.push(section)
      all.push(section)
      continue
    }
    const section = open.at(-1)
    if (section === undefined) continue
    if (block.table !== undefined && columnsOf(block.table.header) !== null) {
      for (const one of open) one.isProgramme ||= one === section || isThatDay(one)
    } else if (block.kind === 'list') section.listed.push(...wordsOf(block))
    else if (block.kind === 'paragraph') section.told.push(...wordsOf(block))
  }
  return all
}

function isOfProgramme({ isProgramme, above }: Section): boolean {
  return isProgramme || (above !== null && isOfProgramme(above))
}

function isThatDay({ lead }: Section): boolean {
  return lead !== null && lead.months === 0 && lead.days === 0
}

function wordsOf({ kind, plain, pieces }: ItemBlock): readonly string[] {
  if (kind !== 'list' && kind !== 'paragraph') return []
  return (pieces ?? [plain])
    .map((piece) => piece.normalize('NFC').slice(0, MAX_WORDS).trim())
    .filter((piece) => piece !== '')
}
