import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/paste.ts'

export const messages: Like<typeof french> = {
  lost: 'Pasted, without all that came with it',
  markdown: 'Pasted as Markdown',
  table: 'Pasted as a table',
  plain: 'Paste as plain text',
  pictures:
    '{n} picture did not come along: paste or add it by itself | {n} pictures did not come along: paste or add them by themselves',
  joined: 'the table has fewer columns: what had none is joined in the last one',
  below: 'what had no column stands below its step',
  made: '{n} column added to the table | {n} columns added to the table',
  rows: 'Pasted as rows of the table',
  changed: 'What was pasted has changed since',
  changedText:
    'Nothing was replaced. Undo it, then paste with Ctrl\u00a0+\u00a0Shift\u00a0+\u00a0V.',
  looks: 'colours and underlines left out',
  mergedCells: '{n} merged cell is split | {n} merged cells are split',
  nestedTables: '{n} table within a cell is flattened | {n} tables within cells are flattened',
  scripts: 'scripts left out',
  embeds:
    '{n} embedded object (video, drawing) is left out | {n} embedded objects (video, drawing) are left out',
  comments: 'comments left out',
  deletedWords: 'words struck in tracked changes left out',
  refused: 'That is more than a page holds',
  refusedText: 'Nothing was pasted. Copy a part at a time, or import the file.',
}
