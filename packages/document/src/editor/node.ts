import { isRecord } from '../plain/is-record.ts'

/** A mark of the editor (bold, link, ...) as ProseMirror writes it. */
export interface EditorMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}

/** A node of the editor as ProseMirror writes it in JSON. */
export interface EditorNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly EditorNode[]
  readonly text?: string
  readonly marks?: readonly EditorMark[]
}

/** Takes JSON from outside (a Y.Doc, the network) as an editor node; anything misshapen is left out. */
export function parseEditorNode(json: unknown): EditorNode | null {
  if (!isRecord(json) || typeof json['type'] !== 'string') return null
  const { type, attrs, content, text, marks } = json
  return {
    type,
    ...(isRecord(attrs) ? { attrs } : {}),
    ...(Array.isArray(content) ? { content: content.flatMap(parsed(parseEditorNode)) } : {}),
    ...(typeof text === 'string' ? { text } : {}),
    ...(Array.isArray(marks) ? { marks: marks.flatMap(parsed(parseMark)) } : {}),
  }
}

export function attrOf(node: EditorNode | EditorMark, name: string): unknown {
  return node.attrs?.[name]
}

export function textAttr(node: EditorNode | EditorMark, name: string): string {
  const value = attrOf(node, name)
  return typeof value === 'string' ? value : ''
}

/** The level of a heading, 1 to 6; null for everything else. */
export function levelOf(node: EditorNode | undefined): number | null {
  const level = node?.type === 'heading' ? attrOf(node, 'level') : null
  return typeof level === 'number' ? level : null
}

/** The words of a node without anything between its parts. */
export function wordsIn(node: EditorNode): string {
  return node.text ?? (node.content ?? []).map(wordsIn).join('')
}

function parseMark(json: unknown): EditorMark | null {
  if (!isRecord(json) || typeof json['type'] !== 'string') return null
  const { type, attrs } = json
  return isRecord(attrs) ? { type, attrs } : { type }
}

function parsed<T>(parse: (value: unknown) => T | null): (value: unknown) => readonly T[] {
  return (value) => {
    const one = parse(value)
    return one === null ? [] : [one]
  }
}
