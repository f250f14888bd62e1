import { fromHtml } from './from-html.ts'
import { visitElements } from '../serialise.ts'

const INERT = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'form',
  'button',
  'textarea',
  'select',
  'base',
  'meta',
  'link',
  'template',
  'video',
  'audio',
  'noscript',
])

/** What a browser could run or be led astray by in a piece of HTML, in words; empty when it is safe. */
export function dangers(html: string): readonly string[] {
  const found: string[] = []
  visitElements(fromHtml(html), ({ tagName, properties }) => {
    if (INERT.has(tagName)) found.push(`<${tagName}>`)
    for (const [name, value] of Object.entries(properties)) {
      const text = Array.isArray(value) ? value.join(' ') : String(value)
      if (
        /^on/i.test(name) ||
        ['style', 'srcDoc', 'target', 'ping', 'formAction', 'name', 'background'].includes(name)
      )
        found.push(name)
      if (['href', 'src'].includes(name) && isActive(text)) found.push(`${name}=${text}`)
      if (name === 'id' && !/^(?:user-content-fn|footnote-label)/.test(text))
        found.push(`id=${text}`)
    }
  })
  return found
}

/** Browsers leave out blanks and control characters before and inside a scheme. */
function isActive(address: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\p{Cc}\s]/gu, ''))?.[1]
  return scheme !== undefined && !['http', 'https', 'mailto', 'tel'].includes(scheme.toLowerCase())
}
