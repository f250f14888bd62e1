import type { Element } from 'hast'

const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const MEDIA = /^(?:\.\/)?media\/([\w][\w.-]*)$/

/** What stands for an address in a tree: itself, or the number of one that is set once the HTML is written. */
export interface Addresses {
  readonly mediaUrl: (name: string) => string | number
  readonly pageUrl: (href: string) => string | number
}

/** A second gate behind the allow list: a known scheme, or no scheme at all. */
export const ALLOWED_LINK = /^(?:https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])/i

/** Whether an address leads to another host. */
export function isForeign(href: string): boolean {
  return /^(?:https?:)?[\\/]{2}/i.test(href)
}

export function resolveLink(element: Element, options: Addresses): void {
  const href = element.properties['href']
  if (typeof href !== 'string' || href === '' || href.startsWith('#')) return
  if (isForeign(href) || SCHEME.test(href)) return
  const media = mediaName(href)
  element.properties['href'] = media === null ? options.pageUrl(href) : options.mediaUrl(media)
}

/**
 * A picture of the page gets its address. One of another host becomes a link, since a page fetches
 * nothing from elsewhere; one that cannot be found shows its text, or else its name.
 */
export function resolvePicture(element: Element, options: Addresses): void {
  const { src, alt, title, width, height } = element.properties
  const address = typeof src === 'string' ? src.trim() : ''
  const words = typeof alt === 'string' ? alt : ''
  const media = mediaName(address)
  if (media !== null) {
    const properties = { src: options.mediaUrl(media), alt: words, title, width, height }
    element.properties = { ...properties, loading: 'lazy', decoding: 'async' }
    return
  }
  const shown = words === '' ? address : words
  element.children = [{ type: 'text', value: shown }]
  if (/^https?:/i.test(address)) {
    element.tagName = 'a'
    element.properties = { href: address, className: ['far-picture'] }
    return
  }
  element.tagName = 'span'
  element.properties = { className: ['missing-picture'] }
  element.children = [{ type: 'text', value: words === '' ? fileName(address) : words }]
}

function fileName(address: string): string {
  return /[^/]*$/.exec(address)?.[0] ?? ''
}

/** The file name of a picture of the page itself, from its address in a text; null for every other. */
export function pictureOfPage(address: string): string | null {
  return mediaName(address.trim())
}

function mediaName(address: string): string | null {
  return MEDIA.exec(address)?.[1] ?? null
}
