import { levelOf, wordsIn, type EditorNode } from '../editor/node.ts'
import { openText } from './open.ts'
import { saveText } from './save.ts'
import { keyOf } from './slice.ts'

/** A section of a text: what it may be called where it stands already, and what it is to say, its heading first. */
export type Section = {
  readonly titles: readonly string[]
  /** Blocks of the editor; the first one is the heading. */
  readonly content: readonly EditorNode[]
}

/** A section of a text that is told from what others wrote by its words: where they changed them it is not theirs to lose. */
export type OwnSection = {
  /** What it is to say, as Markdown; its heading first. */
  readonly words: string
  /** As what it may stand there already, word for word; the first one that does. */
  readonly stoodAs: readonly string[]
}

/** The text with a section, and whether it stood there already. */
export type WrittenSection = { readonly text: string; readonly replaces: boolean }

/**
 * A text with a section in place of the one that has one of its titles, up to the next heading as high, or that stands
 * there as it was written; or else at the end. Every other byte stays. Null where it cannot be written surely.
 */
export function withSection(text: string, section: Section | OwnSection): WrittenSection | null {
  const { body, base } = openText(text)
  const nodes = body.content ?? []
  const content = 'words' in section ? nodesOf(section.words) : section.content
  const place =
    'words' in section
      ? placeOfWords(nodes, section.stoodAs.map(nodesOf))
      : placeOfTitle(nodes, new Set(section.titles.map(plain)))
  const rest = place.end === nodes.length && isEmpty(nodes) ? [] : nodes
  const saved = saveText(base, {
    ...body,
    content: [...rest.slice(0, place.start), ...content, ...rest.slice(place.end)],
  })
  return saved.kind === 'saved' ? { text: saved.text, replaces: place.start < place.end } : null
}

/** A run of blocks; empty and behind the last one where there is none. */
type Place = { readonly start: number; readonly end: number }

/** The first of these runs that stands among the blocks as it is. */
function placeOfWords(
  nodes: readonly EditorNode[],
  runs: readonly (readonly EditorNode[])[],
): Place {
  const keys = nodes.map(keyOf)
  for (const run of runs) {
    const wanted = run.map(keyOf)
    const start = keys.findIndex((_key, at) => wanted.every((key, n) => keys[at + n] === key))
    if (run.length > 0 && start >= 0) return { start, end: start + run.length }
  }
  return { start: nodes.length, end: nodes.length }
}

function placeOfTitle(nodes: readonly EditorNode[], titles: ReadonlySet<string>): Place {
  const start = nodes.findIndex(
    (node) => levelOf(node) !== null && titles.has(plain(wordsIn(node))),
  )
  const level = levelOf(nodes[start])
  if (level === null) return { start: nodes.length, end: nodes.length }
  const length = nodes.slice(start + 1).findIndex((node) => (levelOf(node) ?? Infinity) <= level)
  return { start, end: length < 0 ? nodes.length : start + 1 + length }
}

function nodesOf(words: string): readonly EditorNode[] {
  return openText(words).body.content ?? []
}

function isEmpty(nodes: readonly EditorNode[]): boolean {
  return nodes.length === 1 && nodes[0]?.type === 'paragraph' && !nodes[0].content?.length
}

function plain(title: string): string {
  return title.replace(/\s+/g, ' ').trim().toLowerCase()
}
