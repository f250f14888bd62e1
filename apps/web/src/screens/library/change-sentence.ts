import type { Say } from '../../base/i18n/create-i18n.ts'
import type { ChangeEntry } from '@forkshop/api'

/** What happened, behind the page's title: `version 1.2`, `proposal 4`, `new fork`. */
export const changeWord = (change: ChangeEntry, say: Say): string => {
  switch (change.kind) {
    case 'released':
      return say('library.change.released', { version: change.version ?? '' })
    case 'proposed':
      return change.proposal === null
        ? say('library.change.proposedSome')
        : say('library.change.proposed', { n: change.proposal })
    case 'accepted':
      return change.proposal === null
        ? say('library.change.acceptedSome')
        : say('library.change.accepted', { n: change.proposal })
    case 'imported':
      return change.pages > 1
        ? say('library.change.importedPages', { n: change.pages }, change.pages)
        : say('library.change.imported')
    case 'published':
      return change.pages > 1
        ? say('library.change.publishedPages', { n: change.pages }, change.pages)
        : say('library.change.published')
    case 'created':
    case 'forked':
    case 'idea':
    case 'renamed':
    case 'deleted':
    case 'undeleted':
      return say(`library.change.${change.kind}`)
  }
}

/** What a change is called in a list, and what was said about it: its first line, then the rest. */
export const changeWords = (
  change: Pick<ChangeEntry, 'kind' | 'page' | 'pages' | 'reason'>,
): { readonly title: string; readonly said: string; readonly more: string } => {
  // What happened to many pages at once is called as its source (an import), or as what was said of them.
  if (change.pages > 1) {
    return { title: change.reason, said: '', more: '' }
  }
  const [said = '', ...rest] = change.reason.split('\n')
  return { title: change.page.title, said, more: rest.join('\n').trim() }
}
