import { permanentPath } from '@forkshop/domain'
export type Citation = {
  /** Where exactly this text stays. */
  readonly address: string
  readonly text: string
  readonly bibtex: string
}

const escapeTex = (text: string): string => text.replace(/[{}\\%&#$_]/g, (char) => `\\${char}`)

/** How to name an exact version of a page in a text or a bibliography. */
export const citationOf = (page: {
  readonly title: string
  readonly slug: string
  /** A version, or a revision id where there is none. */
  readonly at: string
  readonly time: string
  readonly authors: readonly string[]
  readonly license: string | null
  readonly origin: string
}): Citation => {
  const year = page.time.slice(0, 4)
  const address = page.origin + permanentPath(page.slug, page.at)
  const who = page.authors.length > 3 ? `${page.authors[0]} et al.` : page.authors.join(', ')
  const license = page.license === null ? '' : ` ${page.license}.`
  return {
    address,
    text: `${who === '' ? '' : `${who} `}(${year}). ${page.title}, version ${page.at}.${license} ${address}`,
    bibtex: [
      `@misc{${page.slug}-${page.at.slice(0, 12)},`,
      ...(page.authors.length === 0
        ? []
        : [`  author = {${page.authors.map(escapeTex).join(' and ')}},`]),
      `  title = {${escapeTex(page.title)}},`,
      `  version = {${page.at}},`,
      `  year = {${year}},`,
      `  url = {${address}}`,
      '}',
    ].join('\n'),
  }
}
