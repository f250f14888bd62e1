import type { Watch } from '@forkshop/api'
import type { Translations } from '../../base/i18n/create-i18n.ts'

/** What somebody follows, in words: the title of a page, `lignée de …`, a kind, a tag. */
export const watchTitle = (
  { kind, of, page }: Watch,
  t: Translations['t'],
  find: Translations['find'],
): string => {
  const title = page?.title ?? of
  switch (kind) {
    case 'page':
    case 'event':
      return title
    case 'lineage':
      return t('notices.inbox.follow.lineage', { title })
    case 'kind':
      return find(`notices.inbox.follow.kind.${of}`) ?? of
    case 'tag':
      return t('notices.inbox.follow.tag', { tag: of })
  }
}
