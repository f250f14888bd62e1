import { isRecord } from '@forkshop/domain'
import { getCurrentInstance, onBeforeUnmount, toValue, watchEffect, type Plugin } from 'vue'

/**
 * What the browser needs of `@unhead/vue`: once the server has written a page's head, the title, the
 * language, descriptions and links only have to follow the reader. The build puts this in its place
 * (see vite.config.ts), 4 kB lighter on every first page; the server uses the library itself.
 */
type Head = {
  readonly title?: string
  readonly titleTemplate?: (title?: string) => string
  readonly lang?: string
  readonly meta: readonly Readonly<Record<string, string>>[]
  readonly link: readonly Readonly<Record<string, string>>[]
}

const texts = (value: unknown): readonly Readonly<Record<string, string>>[] => {
  const list: unknown = toValue(value)
  if (!Array.isArray(list)) return []
  return list.filter(isRecord).map((one) =>
    Object.fromEntries(
      Object.entries(one).flatMap(([key, given]) => {
        const text: unknown = toValue(given)
        return typeof text === 'string' ? [[key, text]] : []
      }),
    ),
  )
}

const isTemplate = (value: unknown): value is (title?: string) => string =>
  typeof value === 'function'

const readHead = (input: unknown): Head => {
  const given: unknown = toValue(input)
  if (!isRecord(given)) return { meta: [], link: [] }
  const title: unknown = toValue(given['title'])
  const attributes: unknown = toValue(given['htmlAttrs'])
  const lang: unknown = isRecord(attributes) ? toValue(attributes['lang']) : undefined
  const template = given['titleTemplate']
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof lang === 'string' ? { lang } : {}),
    ...(isTemplate(template) ? { titleTemplate: template } : {}),
    meta: texts(given['meta']),
    link: texts(given['link']),
  }
}

const heads: Head[] = []

const replaceAll = (
  selector: string,
  tag: 'meta' | 'link',
  wanted: readonly Readonly<Record<string, string>>[],
): void => {
  document.head.querySelectorAll(selector).forEach((element) => element.remove())
  for (const attributes of wanted) {
    const element = document.createElement(tag)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    document.head.append(element)
  }
}

const apply = (): void => {
  const template = heads.findLast((head) => head.titleTemplate !== undefined)?.titleTemplate
  const title = heads.findLast((head) => head.title !== undefined)?.title
  const lang = heads.findLast((head) => head.lang !== undefined)?.lang
  document.title = template === undefined ? (title ?? '') : template(title)
  if (lang !== undefined) document.documentElement.lang = lang
  replaceAll(
    'meta[name="description"], meta[name="robots"], meta[property^="og:"]',
    'meta',
    heads.findLast((head) => head.meta.length > 0)?.meta ?? [],
  )
  replaceAll(
    'link[rel="canonical"], link[rel="alternate"]',
    'link',
    heads.findLast((head) => head.link.length > 0)?.link ?? [],
  )
}

/** Keeps the head of the page as a component wants it while that is there; the latest one wins. */
export const useHead = (input: unknown): void => {
  let mine: Head | null = null
  watchEffect(() => {
    const next = readHead(input)
    const at = mine === null ? -1 : heads.indexOf(mine)
    if (at < 0) heads.push(next)
    else heads[at] = next
    mine = next
    apply()
  })
  if (getCurrentInstance() === null) return
  onBeforeUnmount(() => {
    const at = mine === null ? -1 : heads.indexOf(mine)
    if (at >= 0) heads.splice(at, 1)
  })
}

export const createHead = (): Plugin => ({ install: () => {} })
