import type { EditorNode } from '../editor/node.ts'
import { toInline } from '../editor/units.ts'
import type { Unit } from '../editor/units.ts'
import { cellNode, withContent } from '../editor/cells.ts'
import type { Definitions } from './definitions.ts'
import { readsAs } from './read-part.ts'
import { tokensOf } from './tokens.ts'
import type { LineStyle, Token } from './line-style.ts'

/** Where a line stands: it decides what has to be escaped. */
export type LineKind =
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'cell' }

/** The habits of a text, and how careful to be: at 0 bare text is tried before escaped text. */
export interface Manner {
  readonly definitions: Definitions
  readonly emphasis: '_' | '*'
  readonly lineBreak: '\\\n' | '  \n'
  readonly bullet: string
  readonly level: number
}

/** So many escapes are tried one by one for whether they are needed; more go by character. */
const MAX_SINGLE = 16

/** Whether a line written like this reads back as these units. */
export function lineCheck(
  kind: LineKind,
  units: readonly Unit[],
  definitions: Definitions,
): (source: string) => boolean {
  const content = toInline(units)
  switch (kind.kind) {
    case 'paragraph': {
      const want: EditorNode = { type: 'paragraph', content }
      return (source) => readsAs(source, want, definitions)
    }
    case 'heading': {
      const want = withContent({ type: 'heading', attrs: { level: kind.level } }, content)
      const sign = '#'.repeat(kind.level)
      return (source) =>
        source.includes('\n')
          ? readsAs(`${source}\n${kind.level === 1 ? '===' : '---'}`, want, definitions)
          : readsAs(`${sign} ${source}`, want, definitions)
    }
    case 'cell': {
      const head = cellNode({ head: true, align: null, content: [{ type: 'text', text: 'x' }] })
      const row = (cell: EditorNode): EditorNode => ({ type: 'tableRow', content: [cell] })
      const cell = cellNode({ head: false, align: null, content })
      const want: EditorNode = { type: 'table', content: [row(head), row(cell)] }
      return (source) =>
        !source.includes('\n') && readsAs(`| x |\n| --- |\n| ${source} |`, want, definitions)
    }
  }
}

/** The styles to try for a line, from the habit of the text to the surest. */
export function stylesFor(kind: LineKind, manner: Manner): readonly LineStyle[] {
  const habit: LineStyle = {
    emphasis: manner.emphasis,
    links: 'bare',
    lineBreak: kind.kind === 'paragraph' ? manner.lineBreak : '<br>',
    cell: kind.kind === 'cell',
    encode: 'none',
    guard: false,
  }
  const star: LineStyle = { ...habit, emphasis: '*' }
  const full: LineStyle = { ...star, links: 'full', encode: 'outside' }
  return [
    habit,
    { ...habit, links: 'angle' },
    { ...habit, links: 'full' },
    star,
    { ...star, links: 'full' },
    full,
    { ...habit, guard: true },
    { ...full, guard: true },
    { ...full, encode: 'all', guard: true },
  ]
}

/** How to write a line; `wrapped` are its units with line ends where it should be wrapped. */
export interface LineTask {
  readonly kind: LineKind
  readonly manner: Manner
  readonly wrapped?: readonly Unit[]
}

/** A line written anew, with LF for breaks: the first form that reads back, else the surest one. */
export function printLine(
  units: readonly Unit[],
  { kind, manner, wrapped = units }: LineTask,
): string {
  if (units.length === 0) return ''
  const check = lineCheck(kind, units, manner.definitions)
  let last = ''
  for (const form of wrapped === units ? [units] : [wrapped, units]) {
    for (const style of stylesFor(kind, manner)) {
      const tokens = tokensOf(form, style)
      const found = settle(tokens, check, manner.level)
      if (found !== null) return found
      last = join(tokens, () => true)
    }
  }
  return last
}

/** The tokens with as few escapes as pass the check, or null when none pass. */
export function settle(
  tokens: readonly Token[],
  check: (source: string) => boolean,
  level: number,
): string | null {
  const raw = join(tokens, () => false)
  if (level === 0 && check(raw)) return raw
  const escapable = tokens.flatMap((token, index) => (token.raw === token.escaped ? [] : [index]))
  if (level === 0 && escapable.length === 0) return null
  const needed = new Set(escapable)
  const escaped = () => join(tokens, (index) => needed.has(index))
  if (!check(escaped())) return null
  if (level > 0) return escaped()
  // from the end: where one of a pair is enough, the first one stays
  for (const group of groupsOf(tokens, escapable).toReversed()) {
    for (const index of group) needed.delete(index)
    if (!check(escaped())) for (const index of group) needed.add(index)
  }
  return escaped()
}

function groupsOf(
  tokens: readonly Token[],
  escapable: readonly number[],
): readonly (readonly number[])[] {
  if (escapable.length <= MAX_SINGLE) return escapable.map((index) => [index])
  return [...Map.groupBy(escapable, (index) => tokens[index]?.raw ?? '').values()]
}

function join(tokens: readonly Token[], isEscaped: (index: number) => boolean): string {
  return tokens.map((token, index) => (isEscaped(index) ? token.escaped : token.raw)).join('')
}
