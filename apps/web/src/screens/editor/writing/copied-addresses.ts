import { permanentPath } from '@forkshop/domain'
import { Fragment, Slice, type Mark, type Node as PmNode } from '@tiptap/pm/model'
import { attributeText } from './attribute.ts'
import type { PasteHost } from './paste-host.ts'
import { mediaFolder, pictureAddress } from './picture-address.ts'

type Draft = Pick<PasteHost['draft'], 'id' | 'page'>

/** What is copied, with addresses that lead to the same place from anywhere: those of links and of pictures. */
export const withFullAddresses = (slice: Slice, draft: Draft): Slice => {
  const full = (address: string): string => {
    const path = pictureAddress(draft, address) ?? pathOf(address, draft)
    return path === null ? address : `${location.origin}${path}`
  }
  return mapped(slice, full)
}

/** What is pasted or moved here, with the addresses that this draft uses: those of pages without a kind, `media/name`. */
export const withOwnAddresses = (slice: Slice, draft: Draft): Slice => {
  const media = mediaFolder(draft)
  const page = `${permanentPath(draft.page ?? '')}#`
  return mapped(slice, (address) => {
    const isHere = address.startsWith(`${location.origin}/`)
    const path = isHere ? address.slice(location.origin.length) : ''
    if (path.startsWith(media)) return `media/${path.slice(media.length)}`
    if (draft.page !== null && path.startsWith(page)) return path.slice(page.length - 1)
    return path.startsWith(permanentPath('')) ? path : address
  })
}

/** Where an address leads to within this site; a place within the page is one of that page. Null elsewhere. */
const pathOf = (address: string, { page }: Draft): string | null => {
  if (address.startsWith('#')) return page === null ? null : `${permanentPath(page)}${address}`
  return address.startsWith('/') && !address.startsWith('//') ? address : null
}

type Change = (address: string) => string

const mapped = (slice: Slice, change: Change): Slice => {
  const content = mapFragment(slice.content, change)
  return content === slice.content ? slice : new Slice(content, slice.openStart, slice.openEnd)
}

const mapFragment = (fragment: Fragment, change: Change): Fragment => {
  const nodes = fragment.content.map((node) => mapNode(node, change))
  return nodes.every((node, at) => node === fragment.content[at]) ? fragment : Fragment.from(nodes)
}

const mapNode = (node: PmNode, change: Change): PmNode => {
  const marks = node.marks.map((mark) => mapMark(mark, change))
  const marked = marks.every((mark, at) => mark === node.marks[at]) ? node : node.mark(marks)
  if (node.isText) return marked
  const content = mapFragment(node.content, change)
  if (node.type.name !== 'image') return content === node.content ? marked : marked.copy(content)
  const was = attributeText(node.attrs, 'src')
  const src = change(was)
  return src === was ? marked : node.type.create({ ...node.attrs, src }, null, marks)
}

const mapMark = (mark: Mark, change: Change): Mark => {
  if (mark.type.name !== 'link') return mark
  const was = attributeText(mark.attrs, 'href')
  const href = change(was)
  return href === was ? mark : mark.type.create({ ...mark.attrs, href })
}
