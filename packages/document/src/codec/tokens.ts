import { textAttr } from '../editor/node.ts'
import type { EditorMark, EditorNode } from '../editor/node.ts'
import type { Unit } from '../editor/units.ts'
import { SEPARATOR } from '../markdown/separators.ts'
import { destination, imageSource, titleSource } from './addresses.ts'
import { extent, isBreakRun, isEdge, runsOf } from './line-runs.ts'
import type { Run } from './line-runs.ts'
import type { LineStyle, Token } from './line-style.ts'
import { textTokens } from './text-tokens.ts'

/** What opens and closes nothing by itself: neither blank nor punctuation nor a sign. */
const WORD = /[^\s\p{P}\p{S}]|[\u{10000}-\u{10FFFF}]/u

/** A line as tokens: the delimiters of its marks, its atoms and its characters. */
export function tokensOf(units: readonly Unit[], style: LineStyle): readonly Token[] {
  const runs = runsOf(units)
  const tokens: Token[] = []
  const open: { mark: EditorMark; close: string }[] = []
  let encodeNext = false
  const plain = (raw: string) => tokens.push({ raw, escaped: raw })
  const delimit = (raw: string, delimiter: 'open' | 'close') =>
    tokens.push({ raw, escaped: raw, delimiter })
  const closeTo = (depth: number) => {
    while (open.length > depth) {
      const last = open.pop()
      if (last === undefined) return
      encodeNext =
        style.encode === 'outside' && last.mark.type !== 'link' && !WORD.test(lastCharacter(tokens))
      delimit(last.close, 'close')
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
    for (const [place, mark] of byExtent.entries()) {
      const delimiters = delimitersOf(mark, style, {
        before: lastCharacter(tokens),
        after: firstCharacter(runs[index + extent(runs, index, mark)]?.text ?? ''),
      })
      const isInner = place < byExtent.length - 1 || run.marks.some(({ type }) => type === 'code')
      const next = isInner ? '`' : firstCharacter(run.text)
      if (style.encode === 'outside' && mark.type !== 'link' && !WORD.test(next)) encodeLast(tokens)
      delimit(delimiters.open, 'open')
      open.push({ mark, close: delimiters.close })
    }
    if (run.atom !== null) {
      const isStart = index === 0 || isBreakRun(runs[index - 1])
      const guard = style.guard && isStart && run.atom.type === 'inlineIsland' ? '&#32;' : ''
      const raw = guard + atomSource(run.atom, style, isEdge(runs, index))
      tokens.push({ raw, escaped: raw, atom: true })
    } else if (run.marks.some((mark) => mark.type === 'code')) plain(codeSource(run.text, style))
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
  if (style.guard) separateReferences(tokens)
  return style.encode === 'all' ? tokens.map(withEdgeEncoded) : tokens
}

function separateReferences(tokens: Token[]): void {
  for (let at = tokens.length - 1; at > 0; at--) {
    const isReference = tokens[at - 1]?.atom === true && tokens[at - 1]?.raw.endsWith(']') === true
    if (isReference && /^[[(]/.test(tokens[at]?.raw ?? ''))
      tokens.splice(at, 0, { raw: SEPARATOR, escaped: SEPARATOR })
  }
}

/** A letter beside a delimiter, or a blank inside one, as a reference. */
function withEdgeEncoded(token: Token, at: number, tokens: readonly Token[]): Token {
  const before = tokens[at - 1]?.delimiter
  const after = tokens[at + 1]?.delimiter
  if (token.delimiter !== undefined || token.raw.length > 2) return token
  const isInside = before === 'open' || after === 'close'
  if (/^[^\S\n]$/.test(token.raw)) return isInside ? encoded(token.raw) : token
  const isBeside = before !== undefined || after !== undefined
  return isBeside && WORD.test(token.raw) && /^.$/su.test(token.raw) ? encoded(token.raw) : token
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
    default: {
      const source = textAttr(atom, 'source')
      return style.cell ? source.replace(/\|/g, '\\|') : source
    }
  }
}

function codeSource(text: string, style: LineStyle): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const isPadded = /^`|`$/.test(text) || (/^ [\s\S]* $/.test(text) && /[^ ]/.test(text))
  const padding = isPadded ? ' ' : ''
  const inside = style.cell ? text.replace(/\|/g, '\\|') : text
  return fence + padding + inside + padding + fence
}

function lastCharacter(tokens: readonly Token[]): string {
  return /.$/su.exec(tokens.at(-1)?.raw ?? '')?.[0] ?? ''
}

function firstCharacter(text: string): string {
  return /^./su.exec(text)?.[0] ?? ''
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
