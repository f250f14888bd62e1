import type { EditorNode } from '@forkshop/document'
import { markInline } from './mark-node.ts'

/** A leaf without what its words do not show: where a link leads, what is said in place of a picture. */
export function seenPart(leaf: EditorNode): EditorNode {
  if (leaf.type === 'image') {
    const { src, alt } = leaf.attrs ?? {}
    // of a picture of another host the words are shown, of one of the page the picture
    return { ...leaf, attrs: isFar(leaf) ? { alt } : { src } }
  }
  if (!leaf.marks?.some(isLink)) return leaf
  return { ...leaf, marks: leaf.marks.filter((mark) => !isLink(mark)) }
}

/** The leaves of two sides, and a run of them that look alike: where it begins on each side, and its length. */
type Alike = {
  readonly before: readonly EditorNode[]
  readonly after: readonly EditorNode[]
  readonly from: number
  readonly to: number
  readonly length: number
}

/** Leaves that look alike, as they are now; behind a link or a picture of which the unseen part turned, both values. */
export function withUnseenTurns({ before, after, from, to, length }: Alike): readonly EditorNode[] {
  let open: { readonly old: string; readonly now: string } | null = null
  return after.slice(to, to + length).flatMap((leaf, at) => {
    const [i, j] = [from + at, to + at]
    const [old, now] = [unseenOf(before[i]), unseenOf(leaf)]
    if (!open && old !== now) open = { old, now }
    if (!open) return [leaf]
    const turned = open
    const [rest, next] =
      turned.now === '' ? [turned.old, before[i + 1]] : [turned.now, after[j + 1]]
    const goesOn = leaf.type === 'text' && unseenOf(next) === rest
    if (goesOn) return [leaf]
    open = null
    const words = { old: wordsUpTo(before, i, turned.old), now: wordsUpTo(after, j, turned.now) }
    const isToldByWords =
      words.old !== words.now &&
      words.old !== '' &&
      turned.old.endsWith(words.old) &&
      turned.now.endsWith(words.now)
    return isToldByWords ? [leaf] : [leaf, { type: 'text', text: ' ' }, noted(leaf, turned)]
  })
}

/** Both values of what is not seen of a leaf, for `renderNodes`, which says which part of it they are. */
function noted(
  leaf: EditorNode,
  { old, now }: { readonly old: string; readonly now: string },
): EditorNode {
  const how = old === '' ? 'added' : now === '' ? 'removed' : 'turned'
  const value = (text: string, mark: 'removed' | 'added') =>
    text === '' ? [] : [markInline({ type: 'text', text }, mark)]
  const blank = how === 'turned' ? [{ type: 'text', text: ' ' }] : []
  const content = [...value(old, 'removed'), ...blank, ...value(now, 'added')]
  return { type: 'unseenTurn', attrs: { what: unseenPart(leaf), how }, content }
}

function unseenPart(leaf: EditorNode): 'link' | 'caption' | 'picture' {
  if (leaf.type !== 'image') return 'link'
  return isFar(leaf) ? 'picture' : 'caption'
}

/** The address of a link or of a picture elsewhere, or the words in place of a picture; empty where there is none. */
function unseenOf(leaf: EditorNode | undefined): string {
  if (leaf?.type === 'image') return asText(leaf.attrs?.[isFar(leaf) ? 'src' : 'alt'])
  // most words have no marks
  if (leaf?.marks === undefined) return ''
  const { href, title } = leaf.marks.find(isLink)?.attrs ?? {}
  return asText(href) + (asText(title) && ` “${asText(title)}”`)
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isFar({ attrs }: EditorNode): boolean {
  return /^https?:/i.test(asText(attrs?.['src']))
}

/** The words of the link that ends with this leaf. Where they are its address, they tell that it turned. */
function wordsUpTo(leaves: readonly EditorNode[], last: number, address: string): string {
  let words = ''
  for (let at = last; at >= 0 && unseenOf(leaves[at]) === address; at--)
    words = (leaves[at]?.text ?? '') + words
  return words.trim()
}

function isLink({ type }: { readonly type: string }): boolean {
  return type === 'link'
}
