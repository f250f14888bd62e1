import type { Nodes } from 'mdast'

/** The words of a node as a reader sees them: no markup, image texts included, breaks as spaces. */
export function plainOf(node: Nodes): string {
  return words(node)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
}

/** The same in the pieces that stand apart on the page: cells, items, paragraphs; none that is empty. */
export function plainPieces(node: Nodes): readonly string[] {
  const pieces =
    isInlineParent(node) || !('children' in node)
      ? [plainOf(node)]
      : node.children.flatMap((child) => plainPieces(child))
  return pieces.filter((piece) => piece !== '')
}

function words(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    case 'break':
      return ' '
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? ' ' : withoutTags(node.value)
    case 'definition':
    case 'thematicBreak':
    case 'footnoteReference':
    case 'yaml':
      return ''
    default:
      return node.children.map(words).join(isInlineParent(node) ? '' : ' ')
  }
}

function isInlineParent(node: Nodes): boolean {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link':
    case 'linkReference':
      return true
    default:
      return false
  }
}

/** The text between tags and comments; linear, since anybody may write the source. */
function withoutTags(html: string): string {
  let text = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) return text + html.slice(at)
    text += html.slice(at, open)
    const end = html.startsWith('<!--', open) ? '-->' : '>'
    const close = html.indexOf(end, open + 1)
    if (close === -1) return text
    at = close + end.length
  }
  return text
}
