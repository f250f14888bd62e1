import type { Notice } from '@forkshop/api'
import { firstLine } from '@forkshop/domain'
import type { ShownRow } from '../notices/list-notices.ts'
import type { ToldLine } from './notice-letter.ts'

/** How much of an idea a line names it by, in characters. */
const NAME_LENGTH = 80

/** A line with what it is about, where neither its sentence nor the words that it quotes say so. */
export function withAbout(line: Notice, row: Pick<ShownRow, 'idea_text'>): ToldLine {
  const about = line.count === 1 ? aboutOf(line, row) : ''
  return about === '' ? line : { ...line, about }
}

function aboutOf(
  { kind, other }: Notice,
  { idea_text: idea }: Pick<ShownRow, 'idea_text'>,
): string {
  switch (kind) {
    case 'forked':
    case 'event-planned':
      return other?.title ?? ''
    // what is quoted is the answer
    case 'idea-declined':
    case 'idea-answered':
      return firstLine(idea ?? '', NAME_LENGTH)
    default:
      return ''
  }
}
