import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/board.ts'

export const messages: Like<typeof french> = {
  title: 'Closing circle',
  worked: 'What worked',
  change: 'To change',
  dots: '{n} dot | {n} dots',
  reason: 'The closing circle',
}
