import type { EditorNode } from '../editor/node.ts'
import type { Slice } from './slice.ts'
import { wrapsOf } from './wraps.ts'
import type { Definitions } from './definitions.ts'
import type { CodecBase } from './open.ts'
import { bareLine } from './prefix.ts'
import type { LineKind, Manner } from './print-line.ts'

/** What writing blocks needs to know of the text that was opened. */
export interface Context {
  readonly body: string
  readonly lineEnd: string
  readonly manner: Manner
  /** How the lines of the base are written, found when it is first asked for. */
  readonly writing: () => Writing
  /** Blocks as somebody wrote them in an island, by their key. */
  readonly spellings: ReadonlyMap<string, string>
}

export interface Writing {
  /** Lines by kind and content: equal words keep their spelling. */
  readonly lines: ReadonlyMap<string, string>
  /** Where lines are wrapped, by the four words around. */
  readonly wraps: ReadonlySet<string>
}

const NO_WRITING: Writing = { lines: new Map(), wraps: new Set() }

export function contextOf(base: CodecBase, definitions: Definitions): Context {
  return {
    body: base.body,
    lineEnd: base.lineEnd,
    manner: { definitions, ...habitsOf(base.body), level: 0 },
    writing: writingOf(base),
    spellings: new Map(),
  }
}

/** As the context, at another level of care: 0 bare, 1 escaped, 2 written anew, 3 both. */
export function atLevel(context: Context, level: number): Context {
  const careful = level === 1 || level >= 3 ? 1 : 0
  return {
    ...context,
    manner: { ...context.manner, level: careful },
    writing: level >= 3 ? () => NO_WRITING : context.writing,
    spellings: level >= 1 ? new Map() : context.spellings,
  }
}

export function lineKey(kind: LineKind['kind'], content: unknown): string {
  return `${kind === 'cell' ? 'cell' : 'line'}:${JSON.stringify(content ?? [])}`
}

function habitsOf(body: string): Pick<Manner, 'emphasis' | 'lineBreak' | 'bullet'> {
  const stars = body.match(/(?:^|[\s(])\*[^\s*]/g)?.length ?? 0
  const lows = body.match(/(?:^|[\s(])_[^\s_]/g)?.length ?? 0
  const spaced = /\S {2,}(?:\r\n|\n|\r)[ \t>]*\S/.test(body) && !/\\(?:\r\n|\n|\r)/.test(body)
  return {
    emphasis: stars > lows ? '*' : '_',
    lineBreak: spaced ? '  \n' : '\\\n',
    bullet: /^[ \t]*([-*+])[ \t]+\S/m.exec(body)?.[1] ?? '-',
  }
}

function writingOf(base: CodecBase): () => Writing {
  let found: Writing | null = null
  return () => (found ??= readWriting(base))
}

function readWriting(base: CodecBase): Writing {
  const lines = new Map<string, string>()
  const wraps = new Set<string>()
  const visit = (slice: Slice) => {
    const { line, json } = slice
    if (line !== null && line.units.length > 0) {
      const isCell = json.type === 'tableCell' || json.type === 'tableHeader'
      const content = isCell ? json.content?.[0]?.content : json.content
      const key = lineKey(isCell ? 'cell' : 'paragraph', content)
      if (!lines.has(key))
        lines.set(key, bareLine(base.body.slice(line.start, line.end), slice.prefix))
      if (json.type === 'paragraph')
        for (const place of wrapsOf(line, base.body).far) wraps.add(place)
    }
    slice.kids.forEach(visit)
  }
  base.kids.forEach(visit)
  return { lines, wraps }
}

/** Writes the blocks of a container: handed down, since what writes one block writes its blocks. */
export type WriteKids = (
  base: readonly Slice[],
  want: readonly EditorNode[],
  place: KidsPlace,
) => string

export interface KidsPlace {
  readonly context: Context
  /** What each line of the container starts with. */
  readonly prefix: string
  /** The marker of the item whose blocks these are. */
  readonly opensItem?: string | undefined
}

/** What a changed block is written with; `marker` is what its list must take, null what it has. */
export interface Patch {
  readonly context: Context
  readonly marker: string | null
  readonly writeKids: WriteKids
}
