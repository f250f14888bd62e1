import { toHtml } from 'hast-util-to-html'
import { movedBlock } from './moved-block.ts'
import type { RenderOptions } from './options.ts'
import type { ArticlePart, OpenAddress, OpenPart, UnplacedAddress } from './article-part.ts'
import type { Onlooker } from './write-html.ts'

/** Notes where the addresses are written that a tree has as numbers, the places in `open`. */
export function findHoles(open: readonly UnplacedAddress[]): {
  readonly addresses: readonly OpenAddress[]
  readonly onlooker: Onlooker
} {
  const addresses: OpenAddress[] = []
  return {
    addresses,
    onlooker: {
      enter: ({ element: { properties }, at, tag }) => {
        for (const name of ['href', 'src']) {
          const value = properties[name]
          const address = typeof value === 'number' ? open[value] : undefined
          if (address === undefined) continue
          // a quote within a value is written as a reference
          const start = ` ${name}="`
          const place = tag.indexOf(start) + start.length
          addresses.push({ ...address, at: at + place, length: tag.indexOf('"', place) - place })
        }
      },
    },
  }
}

/** A part with its addresses set, and all places in its HTML with them. */
export function withAddresses(
  { addresses, ...part }: OpenPart,
  { mediaUrl, pageUrl }: RenderOptions,
): ArticlePart {
  if (addresses.length === 0) return part
  let html = ''
  let end = 0
  const set = addresses.map(({ of, value, at, length }) => {
    html +=
      part.html.slice(end, at) + asAttribute(of === 'media' ? mediaUrl(value) : pageUrl(value))
    end = at + length
    return { end, grown: html.length - end }
  })
  // what stands behind an address moves with it
  const moved = (place: number): number => {
    let [low, high] = [0, set.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((set[middle]?.end ?? 0) <= place) low = middle + 1
      else high = middle
    }
    return place + (set[low - 1]?.grown ?? 0)
  }
  return {
    ...part,
    html: html + part.html.slice(end),
    blocks: part.blocks.map((block) => movedBlock(block, moved)),
  }
}

const LINK = ['<a href="', '"></a>'] as const

function asAttribute(address: string): string {
  const link = {
    type: 'element',
    tagName: 'a',
    properties: { href: address },
    children: [],
  } as const
  return toHtml({ ...link, children: [] }).slice(LINK[0].length, -LINK[1].length)
}
