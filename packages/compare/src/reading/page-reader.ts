import type { FrontMatter } from '@forkshop/document'
import { agendaOf } from '@forkshop/domain'
import type { ReadAgenda } from '../comparison.ts'
import { cutBody } from '@forkshop/document'
import type { BlockElement } from './block-element.ts'
import { toBlockElement } from './block-element.ts'
import { lazy } from './lazy.ts'
import type { ReadBlock } from './read-block.ts'
import { toReadBlock } from './read-block.ts'
import type { Allowance, ReadBody } from './read-body.ts'
import { readBody } from './read-body.ts'
import { readFront } from './read-front.ts'
import { MAX_COST } from './reading-cost.ts'
import type { BodyText, PageText } from './page-text.ts'
import type { TextCache } from './text-cache.ts'

// Far longer than any page may be: not even cut into passages.
const MAX_CHARACTERS = 1_500_000
// The words that a passage of a long text is found again by.
const MAX_SAMPLE = 400

/** A reader of texts that are compared or merged with each other; when they are too long, all are read coarsely. */
export function pageReader(texts: readonly string[], cache: TextCache): (text: string) => PageText {
  const allowance = { left: MAX_COST }
  const pages = new Map(texts.map((text) => [text, readPage(text, cache, allowance)]))
  const isTooMuch = [...pages.values()].includes(null)
  return (text) => (isTooMuch ? null : pages.get(text)) ?? coarsePage(text, cache)
}

/** As `pageReader`, for texts that are bodies by themselves: what looks like front matter in them is none. */
export function bodyReader(texts: readonly string[], cache: TextCache): (text: string) => BodyText {
  // front matter begins on the first line, so an empty line comes before it
  const read = pageReader(
    texts.map((text) => `\n${text}`),
    cache,
  )
  return (text) => {
    const { head, blocks, tail, isCoarse } = read(`\n${text}`)
    return { head: head.slice(1), blocks, tail, isCoarse }
  }
}

function readPage(text: string, cache: TextCache, allowance: Allowance): PageText | null {
  const known = cache.pages.get(text)
  if (known) return known
  const frontMatter = readFront(text, cache.fronts)
  const body = readBody(text.slice(frontMatter.bodyStart), cache.pieces, allowance)
  if (!body) return null
  const page = pageOf(text, frontMatter, body)
  cache.pages.set(text, page)
  return page
}

/** A text whose front matter and body were read. */
export function pageOf(text: string, frontMatter: FrontMatter, body: ReadBody): PageText {
  const agenda = lazy(() => agendaIn(body))
  return {
    ...toParts(text, frontMatter, body),
    get agenda() {
      return agenda()
    },
    isCoarse: false,
  }
}

function agendaIn({ blocks, starts }: ReadBody): ReadAgenda {
  const places = new Map(starts.map((start, index) => [start, index]))
  const agenda = agendaOf(
    '',
    blocks.map(({ kind, plain, table }, index) => ({
      kind,
      plain,
      start: starts[index] ?? 0,
      ...(table && { table }),
    })),
  )
  return { ...agenda, tables: agenda.days.map(({ tableStart }) => places.get(tableStart) ?? 0) }
}

const noAgenda: ReadAgenda = { days: [], problems: [], tables: [] }

function coarsePage(text: string, cache: TextCache): PageText {
  const frontMatter = readFront(text, cache.fronts)
  const blocks: ReadBlock[] = []
  const starts: number[] = []
  let at = 0
  const body = text.slice(frontMatter.bodyStart)
  for (const piece of body.length > MAX_CHARACTERS ? [body] : cutBody(body)) {
    const block = piece.trim()
    if (block !== '') {
      blocks.push(toCoarseBlock(block))
      starts.push(at + piece.indexOf(block))
    }
    at += piece.length
  }
  return { ...toParts(text, frontMatter, { blocks, starts }), agenda: noAgenda, isCoarse: true }
}

function toCoarseBlock(text: string): ReadBlock {
  const depth = /^#{1,6}(?=[ \t])/.exec(text)?.[0].length
  const kind = depth === undefined ? 'island' : 'heading'
  const plain = text.slice(0, MAX_SAMPLE)
  return toReadBlock({ kind, text, plain, ...(depth !== undefined && { depth }) })
}

function toParts(text: string, frontMatter: FrontMatter, { blocks, starts }: ReadBody) {
  const { bodyStart } = frontMatter
  const elements: BlockElement[] = []
  let end = bodyStart
  blocks.forEach((block, at) => {
    const start = bodyStart + (starts[at] ?? 0)
    elements.push(toBlockElement(block, at === 0 ? '' : text.slice(end, start)))
    end = start + block.text.length
  })
  const first = starts[0]
  return {
    frontMatter,
    front: text.slice(0, bodyStart),
    head: text.slice(bodyStart, first === undefined ? text.length : bodyStart + first),
    blocks: elements,
    tail: first === undefined ? '' : text.slice(end),
  }
}
