import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/imports.ts'

export const messages: Like<typeof french> = {
  title: 'Import pages',
  lede: 'Each Markdown file becomes a page, with its history and its authors.',
  address: 'Git address',
  addressHint: 'Begins with https://. Only public repositories can be read.',
  file: 'Or a file',
  fileChosen: 'File',
  choose: 'Choose a bundle or zip',
  otherSource: 'Another source',
  fileHint:
    'A git bundle keeps the history; a zip brings the texts as they are today. 200 MB at most.',
  keepAddresses: 'Keep the authors’ e-mail addresses',
  keepAddressesHint: 'Everybody who clones a page sees them. Names are always kept.',
  consent:
    'Only import what you may publish. Each text keeps its licence; one without a licence is shown as “not stated”.',
  do: 'Import',
  sending: 'Sending…',
  from: 'From {source}',
  step: {
    waiting: 'Another import is under way; this one waits.',
    fetching: 'The source is being fetched.',
    reading: 'Its history is being read.',
    making: 'The pages are being made.',
    storing: 'The pages are being stored.',
  },
  mayLeave:
    'You may leave this screen: the import goes on, and this address shows what came of it.',
  stop: 'Stop',
  cancelled: 'The import was stopped. Nothing of it was kept.',
  failed: 'Nothing was imported.',
  another: 'Import something else',
  made: 'No new page. | {n} new page. | {n} new pages.',
  known: 'None was there already. | {n} was there already. | {n} were there already.',
  leftSum: 'Nothing was left out. | {n} file was left out. | {n} files were left out.',
  related: 'Shares its history with {source}: {ahead} changes more, {behind} fewer.',
  pages: 'Pages',
  fate: {
    made: 'new, {n} revision | new, {n} revisions',
    grown: '{n} new revision | {n} new revisions',
    proposed:
      'changed here too: what is new is proposal {proposal} | changed here too: what is new is proposal {proposal}',
    same: 'nothing new | nothing new',
  },
  fork: 'fork of {slug}: {ahead} revisions ahead, {behind} behind',
  warnings: 'To look at',
  warning: '{field}: {message}',
  leftTitle: 'Left out',
  left: {
    'changed-here': '{n} text changed here too | {n} texts changed here too',
    'not-allowed': '{n} page that you may not change | {n} pages that you may not change',
    rewritten:
      '{n} text with another history than before | {n} texts with another history than before',
    'deleted-here': '{n} page that was deleted here | {n} pages that were deleted here',
    'too-large': '{n} file that is too large | {n} files that are too large',
    'not-text': '{n} file that is not UTF-8 text | {n} files that are not UTF-8 text',
    'picture-kind': '{n} picture of another kind | {n} pictures of another kind',
    'not-shown': '{n} picture that no text shows | {n} pictures that no text shows',
    deleted: '{n} text that the source has no more | {n} texts that the source has no more',
    link: '{n} link | {n} links',
    submodule: '{n} submodule | {n} submodules',
    branch: '{n} other branch | {n} other branches',
    tag: '{n} tag | {n} tags',
    'not-markdown': '{n} file that is not Markdown | {n} files that are not Markdown',
  },
}
