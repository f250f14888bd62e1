import type { PageKind } from '@forkshop/domain'
import type { ComputedRef, InjectionKey } from 'vue'
import type { ComingAct } from './coming/coming-now.ts'
import type { PageDialog } from './page-dialog.ts'

/** What the menu of a page needs to know; provided by the page, for menus that load later. */
export type PageMenuContext = {
  readonly slug: ComputedRef<string>
  readonly path: ComputedRef<string>
  readonly kind: ComputedRef<PageKind | null>
  /** Whether it was made for the day of one event, and is nothing that others run or take up. */
  readonly isForOneDay: ComputedRef<boolean>
  /** Whether it was made of a page that the reader may know of, whose changes it may take over. */
  readonly isFork: ComputedRef<boolean>
  /** Whether it is an event to come, which one notes in one's calendar. */
  readonly isToCome: ComputedRef<boolean>
  /** Whether it is an event that goes on, which who leads it runs. */
  readonly isRunning: ComputedRef<boolean>
  /** How often it was run to its end: what it taught is told. */
  readonly ran: ComputedRef<number>
  /** How many discussions of it are open. */
  readonly threads: ComputedRef<number>
  /** What the reader can do about coming to the event; null where there is nothing, and for those who lead. */
  readonly coming: ComputedRef<ComingAct | null>
  /** Whether the reader came in with an event's code: they propose, and have no account to fork with. */
  readonly isGuest: ComputedRef<boolean>
  /** Whether proposing comes before editing, also for who may edit: what others run changes by proposals. */
  readonly proposesFirst: ComputedRef<boolean>
  readonly may: (action: string) => boolean
  readonly ask: (dialog: PageDialog) => void
}

export const pageMenuKey: InjectionKey<PageMenuContext> = Symbol('page menu')
