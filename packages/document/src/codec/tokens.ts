import { marksOf } from '../editor/marks.ts'
import { textAttr } from '../editor/node.ts'
import type { EditorMark, EditorNode } from '../editor/node.ts'
import type { Unit } from '../editor/units.ts'
import { destination, imageSource, titleSource } from './addresses.ts'

/** A piece of a line as it would be written bare, and as it would be written to be safe. */
export interface Token {
  readonly raw: string
  readonly escaped: string
}

/** How a line is written; each rung of a ladder tries another style. */
export interface LineStyle {
  readonly emphasis: '_' | '*'
  readonly links: 'bare' | 'angle' | 'full'
  readonly lineBreak: '\\\n' | '  \n' | '<br>'
  /** Bars are escaped. */
  readonly cell: boolean
  /** Letters beside a delimiter that would not open or close are written as references. */
  readonly encode: boolean
}

interface Run {
  readonly marks: readonly EditorMark[]
  readonly text: string
  readonly atom: EditorNode | null
}

const WORD = /[\p{L}\p{N}_]/u
const SPECIAL = /[\\`*_[\]<>&~|!#@]/

/** A line as tokens: the delimiters of its marks, its atoms and its characters. */
export function tokensOf(units: readonly Unit[], style: LineStyle): readonly Token[] {
  const runs = runsOf(units)
  const tokens: Token[] = []
  const open: { mark: EditorMark; close: string }[] = []
  let encodeNext = false
  const plain = (raw: string) => tokens.push({ raw, escaped: raw })
  const closeTo = (depth: number) => {
    while (open.length > depth) {
      const last = open.pop()
      if (last === undefined) return
      encodeNext = style.encode && last.mark.type !== 'link' && !WORD.test(lastCharacter(tokens))
      plain(last.close)
    }
  }
  runs.forEach((run, index) => {
    const keys = new Set(run.marks.map((mark) => JSON.stringify(mark)))
    let depth = 0
    while (depth < open.length && keys.has(JSON.stringify(open[depth]?.mark))) depth++
    closeTo(depth)
    const isOpen = new Set(open.map(({ mark }) => JSON.stringify(mark)))
    const opening = run.marks.filter(
      (mark) => !isOpen.has(JSON.stringify(mark)) && mark.type !== 'code',
    )
    const shortcut = bareLink(run, runs[index + 1], style, opening)
    if (shortcut !== null) {
      plain(shortcut)
      return
    }
    const byExtent = opening.toSorted((a, b) => extent(runs, index, b) - extent(runs, index, a))
    for (const mark of byExtent) {
      const delimiters = delimitersOf(mark, style, {
        before: lastCharacter(tokens),
        after: runs[index + extent(runs, index, mark)]?.text[0] ?? '',
      })
      if (style.encode && mark.type !== 'link' && !WORD.test(run.text[0] ?? '')) encodeLast(tokens)
      plain(delimiters.open)
      open.push({ mark, close: delimiters.close })
    }
    if (run.atom !== null) plain(atomSource(run.atom, style, isEdge(runs, index)))
    else if (run.marks.some((mark) => mark.type === 'code')) plain(codeSource(run.text, style))
    else {
      const characters = textTokens(run.text, style, index === 0 || isBreakRun(runs[index - 1]))
      const first = characters[0]
      if (encodeNext && first !== undefined && WORD.test(first.raw)) {
        tokens.push(encoded(first.raw), ...characters.slice(1))
      } else tokens.push(...characters)
    }
    encodeNext = false
  })
  closeTo(0)
  return tokens
}

function runsOf(units: readonly Unit[]): readonly Run[] {
  const runs: {
    key: string
    marks: readonly EditorMark[]
    text: string
    atom: EditorNode | null
  }[] = []
  for (const unit of units) {
    const last = runs.at(-1)
    if (unit.atom === null && last !== undefined && last.atom === null && last.key === unit.marks)
      last.text += unit.key
    else {
      const text = unit.atom === null ? unit.key : ''
      runs.push({ key: unit.marks, marks: marksOf(unit.marks), text, atom: unit.atom })
    }
  }
  return runs
}

function isBreakRun(run: Run | undefined): boolean {
  return run?.atom?.type === 'hardBreak'
}

/** How many runs from here on carry the mark. */
function extent(runs: readonly Run[], index: number, mark: EditorMark): number {
  const key = JSON.stringify(mark)
  let count = 0
  while (runs[index + count]?.marks.some((other) => JSON.stringify(other) === key) === true) count++
  return count
}

function delimitersOf(
  mark: EditorMark,
  style: LineStyle,
  around: { before: string; after: string },
): { open: string; close: string } {
  switch (mark.type) {
    case 'bold':
      return { open: '**', close: '**' }
    case 'strike':
      return { open: '~~', close: '~~' }
    case 'link': {
      const href = destination(textAttr(mark, 'href'), style.cell)
      return { open: '[', close: `](${href}${titleSource(textAttr(mark, 'title'), style.cell)})` }
    }
    default: {
      // inside a word an underscore opens nothing
      const inWord = WORD.test(around.before) || WORD.test(around.after)
      const sign = inWord ? '*' : style.emphasis
      return { open: sign, close: sign }
    }
  }
}

/** A link that shows its own address needs no brackets. */
function bareLink(
  run: Run,
  next: Run | undefined,
  style: LineStyle,
  opening: readonly EditorMark[],
): string | null {
  const link = opening[0]
  if (style.links === 'full' || link?.type !== 'link' || opening.length !== 1) return null
  const key = JSON.stringify(link)
  if (next?.marks.some((mark) => JSON.stringify(mark) === key) === true) return null
  if (run.marks.some((mark) => mark.type === 'code') || textAttr(link, 'title') !== '') return null
  const href = textAttr(link, 'href')
  if (style.links === 'angle') {
    return href === run.text || href === `mailto:${run.text}` ? `<${run.text}>` : null
  }
  return [run.text, `http://${run.text}`, `mailto:${run.text}`].includes(href) ? run.text : null
}

function atomSource(atom: EditorNode, style: LineStyle, isEdge: boolean): string {
  switch (atom.type) {
    case 'hardBreak':
      return isEdge || style.cell ? '<br>' : style.lineBreak
    case 'image':
      return imageSource(atom, style.cell)
    default:
      return textAttr(atom, 'source')
  }
}

/** A break that nothing follows or comes before on its line has no form but the tag. */
function isEdge(runs: readonly Run[], index: number): boolean {
  const before = runs[index - 1]
  const after = runs[index + 1]
  return before === undefined || after === undefined || isBreakRun(before) || isBreakRun(after)
}

function codeSource(text: string, style: LineStyle): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const isPadded = /^`|`$/.test(text) || (/^ [\s\S]* $/.test(text) && text.trim() !== '')
  const padding = isPadded ? ' ' : ''
  const inside = style.cell ? text.replace(/\|/g, '\\|') : text
  return fence + padding + inside + padding + fence
}

function textTokens(text: string, style: LineStyle, atLineStart: boolean): readonly Token[] {
  const opener = atLineStart ? /^(?:[-+=:]|\d{1,9}(?=[.)]))/.exec(text)?.[0] : undefined
  let at = 0
  return [...text].map((raw) => {
    const here = at
    at += raw.length
    if (raw === '|' && style.cell) return { raw: '\\|', escaped: '\\|' }
    const opens = opener !== undefined && (/\d/.test(opener) ? here === opener.length : here === 0)
    const links =
      (raw === '.' && /www$/i.test(text.slice(0, here))) ||
      (raw === ':' && /https?$/i.test(text.slice(0, here)))
    return opens || links || SPECIAL.test(raw)
      ? { raw, escaped: `\\${raw}` }
      : { raw, escaped: raw }
  })
}

function lastCharacter(tokens: readonly Token[]): string {
  return tokens.at(-1)?.raw.at(-1) ?? ''
}

function encodeLast(tokens: Token[]): void {
  const last = tokens.at(-1)
  if (last !== undefined && [...last.raw].length === 1 && WORD.test(last.raw))
    tokens[tokens.length - 1] = encoded(last.raw)
}

function encoded(character: string): Token {
  const source = `&#x${(character.codePointAt(0) ?? 0).toString(16)};`
  return { raw: source, escaped: source }
}
