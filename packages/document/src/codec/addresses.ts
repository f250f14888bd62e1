import { textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'

const REFERENCE = /&(?=#?\w+;)/g

/** An address as the target of a link or picture. */
export function destination(href: string, cell: boolean): string {
  const isBare = href !== '' && !/[\s<>\p{Cc}]/u.test(href) && isBalanced(href)
  const safe = href.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\').replace(REFERENCE, '\\&')
  return withBars(isBare ? safe : `<${onOneLine(safe.replace(/[<>]/g, '\\$&'))}>`, cell)
}

/** The title part of a link or picture, with the blank before it; empty when there is none. */
export function titleSource(title: string, cell: boolean): string {
  if (title === '') return ''
  const safe = title.replace(/["\\]/g, '\\$&').replace(REFERENCE, '\\&')
  return withBars(` "${onOneLine(safe)}"`, cell)
}

/** Line ends as references: an address or a title stays on its line. */
function onOneLine(source: string): string {
  return source.replace(/[\n\r]/g, (end) => `&#${end.charCodeAt(0)};`)
}

export function imageSource(image: EditorNode, cell: boolean): string {
  const alt = withBars(textAttr(image, 'alt').replace(/[[\]\\`*_~<&!]/g, '\\$&'), cell)
  const src = destination(textAttr(image, 'src'), cell)
  return `![${alt}](${src}${titleSource(textAttr(image, 'title'), cell)})`
}

function withBars(source: string, cell: boolean): string {
  return cell ? source.replace(/\|/g, '\\|') : source
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    if (character === ')' && --depth < 0) return false
  }
  return depth === 0
}
