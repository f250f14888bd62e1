import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/check.ts'

export const messages: Like<typeof french> = {
  fsck: 'git fsck, lineage {detail}',
  'missing-object': 'git lacks the object of {detail}',
  'missing-meta': 'git lacks {detail}',
  'missing-text': 'no text in {detail}',
  'broken-meta': '{detail} cannot be read',
  unreadable: 'cannot be read: {detail}',
  'index-differs': 'the index of commits differs from git: {detail}',
  'records-missing':
    '{detail} is not there; forkshop check --rebuild makes the records again from git',
  'records-damaged': 'the records are damaged: {detail}',
  'row-missing': 'git has this page, the records have not ({detail})',
  'page-missing': 'the records have this page, git has not ({detail})',
  'row-differs': 'the records differ from git in {detail}',
  'slugs-differ': 'the addresses differ from those in git: {detail}',
  'maintainers-differ': 'the maintainers differ from those in git: {detail}',
  'maintainer-unknown': 'there is no account of the maintainer {detail}',
  'origin-missing': 'it was forked from a revision that is not there: {detail}',
  'version-differs': 'version {detail} differs between the records and git',
  'proposal-missing': 'git has proposal {detail}, the records have not',
  'proposal-lost': 'the records have proposal {detail}, git has not',
  'proposal-differs': 'proposal {detail} differs between the records and git',
  'import-missing': 'the records do not know that it was imported from {detail}',
  'search-differs': 'what search knows of it is out of date',
  'words-unread':
    'its text takes long to read: search has its title and fields, a running server reads the rest later',
  'media-missing': 'a picture is missing: {detail}',
  'photograph-missing': 'a photograph is missing: {detail}',
  'draft-base-missing': 'a draft starts from a revision that is not there: {detail}',
  'anchor-missing': 'an idea is tied to a revision that is not there: {detail}',
  'idea-differs': 'idea {detail} leads to a proposal or an idea that is not there',
  'intent-left': 'work that was cut short and not finished: {detail}',
  place: '{page}: {problem}',
  well: 'All is well. Pages: {pages}.',
  problems: 'Problems: {problems}. Pages: {pages}.',
}
