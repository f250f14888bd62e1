import { parseFrontMatter, withFields, fieldSource } from '@forkshop/document'
import type { PageKind } from '@forkshop/domain'

export type NewPage = {
  readonly kind: PageKind
  readonly title: string
  readonly summary: string
  readonly lang: string
  readonly license: string
  /** A text somebody already has, with or without front matter; empty for a blank page. */
  readonly body: string
}

/** The first text of a page: what was filled in goes into the front matter, what is there already stays. */
export const newText = (page: NewPage): string => {
  const given = parseFrontMatter(page.body)
  const present = given.kind === 'present' ? given.fields : {}
  const filled: readonly (readonly [string, string])[] = [
    ['kind', page.kind],
    ['title', page.title.trim()],
    ['summary', page.summary.trim()],
    ['lang', page.lang],
    ['license', page.license],
  ]
  const changes = filled
    .filter(([key, value]) => value !== '' && present[key] !== value)
    .map(([key, value]) => [key, fieldSource(key, value)] as const)
  return withFields(page.body.replace(/\s*$/u, '\n'), new Map(changes))
}

/** A skeleton as it is said, where a bar with spaces would part two forms: with room in its tables. */
export const withRoom = (skeleton: string): string =>
  skeleton
    .split('\n')
    .map((line) => {
      if (!line.startsWith('|')) return line
      return `| ${line.slice(1, -1).split('|').join(' | ')} |`
    })
    .join('\n')

/** The title a text suggests: of its front matter, else its first heading; empty when there is none. */
export const titleIn = (text: string): string => {
  const given = parseFrontMatter(text)
  const title = given.kind === 'present' ? given.fields['title'] : undefined
  if (typeof title === 'string' && title.trim() !== '') return title.trim()
  return /^#{1,2}\s+(.+?)\s*#*$/mu.exec(text.slice(given.bodyStart))?.[1]?.trim() ?? ''
}
