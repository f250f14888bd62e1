import type { CallInput, Card } from '@forkshop/api'
import type { ShownGroup } from './board-view.ts'

/** What somebody opened over a board: writing a card or changing the own one, the set-up, the report, a group's name. */
export type BoardDialog =
  | { readonly kind: 'card'; readonly card: Card | null }
  | { readonly kind: 'settings' }
  | { readonly kind: 'retrospective' }
  | { readonly kind: 'group'; readonly group: ShownGroup }

/** What who leads changes of a board as a whole. */
export type BoardWish = NonNullable<CallInput<'changeBoard'>['body']>
