import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/losses.ts'

export const messages: Like<typeof french> = {
  'picture-missing':
    'a picture that the source has not got | {n} pictures that the source has not got',
  picture: 'one picture | {n} pictures',
  macros: 'macros | macros',
  header: 'headers and footers | headers and footers',
  comments: 'a comment | {n} comments',
  changes: 'a passage deleted in tracked changes | {n} passages deleted in tracked changes',
  'deleted-words': 'a passage deleted in tracked changes | {n} passages deleted in tracked changes',
  equations: 'an equation | {n} equations',
  charts: 'a chart | {n} charts',
  looks: 'colours and underlines | colours and underlines',
  'merged-cells': 'the merging of cells | the merging of cells',
  'nested-tables': 'the shape of a table in a table | the shape of {n} tables in tables',
  scripts: 'scripts | scripts',
  embeds: 'embedded content | {n} pieces of embedded content',
}
