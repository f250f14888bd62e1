import type { Root } from 'mdast'
import { bodyStartOf } from '../front-matter/fence.ts'
import { endOf, parsePieces, startOf } from '../markdown/parse.ts'
import { lineEndOf } from '../text/lines.ts'
import type { EditorNode } from '../editor/node.ts'
import { readBlocks } from './read-blocks.ts'
import type { Slice } from './slice.ts'

/** A text as it was opened, with the side tree that saving needs. Opaque to callers. */
export interface CodecBase {
  /** Byte order mark and front matter. */
  readonly head: string
  readonly body: string
  readonly lineEnd: string
  readonly kids: readonly Slice[]
  /** Stand-ins for every definition of the body, so that a part of it reads as the whole does. */
  readonly definitions: Definitions
}

export interface Definitions {
  readonly source: string
  readonly count: number
}

/**
 * Reads a text into the editor's JSON and the side tree of its source. Every text opens; what the
 * editor cannot show comes as islands.
 */
export function openText(text: string): { readonly body: EditorNode; readonly base: CodecBase } {
  const start = bodyStartOf(text)
  const body = text.slice(start)
  const tree = parsePieces(body)
  const kids = readBlocks(tree.children, { body, prefix: '', depth: 0 })
  const base = {
    head: text.slice(0, start),
    body,
    lineEnd: lineEndOf(text),
    kids,
    definitions: definitionsOf(tree, body),
  }
  return { body: bodyOf(kids), base }
}

/** The body that a side tree was read from. */
export function bodyOf(kids: readonly Slice[]): EditorNode {
  const content = kids.map((kid) => kid.json)
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content }
}

function definitionsOf(tree: Root, body: string): Definitions {
  const labels = new Set<string>()
  const open: Root['children'][number][] = [...tree.children]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const label = /^\s*\[(?:\\[\s\S]|[^\]\\])*\]:/.exec(
        body.slice(startOf(node), endOf(node)),
      )?.[0]
      if (label !== undefined) labels.add(`${label.replace(/[\r\n]\s*/g, ' ')} x`)
    }
    if ('children' in node)
      open.push(
        ...node.children.filter((child) => 'children' in child || child.type === 'definition'),
      )
  }
  const lines = [...labels]
  // the rule keeps what follows out of the last footnote
  return lines.length === 0
    ? { source: '', count: 0 }
    : { source: `${lines.join('\n\n')}\n\n***\n\n`, count: lines.length + 1 }
}
