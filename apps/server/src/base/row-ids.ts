import {
  ForkshopError,
  parseLineageId,
  parsePageId,
  parseRevisionId,
  type LineageId,
  type PageId,
  type RevisionId,
} from '@forkshop/domain'

/** The page id kept in a row; throws `bad-row` when the database holds something else. */
export const pageIdOf = (text: string): PageId => known('page', text, parsePageId(text))

/** The lineage id kept in a row; throws `bad-row` when the database holds something else. */
export const lineageIdOf = (text: string): LineageId => known('lineage', text, parseLineageId(text))

/** The revision id kept in a row; throws `bad-row` when the database holds something else. */
export const revisionIdOf = (text: string): RevisionId =>
  known('revision', text, parseRevisionId(text))

function known<Id>(what: string, text: string, id: Id | null): Id {
  if (id === null) throw new ForkshopError('bad-row', { what, text })
  return id
}
