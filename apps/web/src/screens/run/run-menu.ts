import type { InjectionKey, Ref } from 'vue'

/** What the menu of a day that goes needs; provided by its screen, since the menu is fetched apart. */
export type RunMenuContext = {
  /** Address of the event's page. */
  readonly path: string
  readonly isOrdering: Ref<boolean>
  readonly wantsSignal: Readonly<Ref<boolean>>
  readonly setSignal: (wants: boolean) => void
  /** Whether the day has begun and is open. */
  readonly isGoing: Readonly<Ref<boolean>>
  readonly close: () => void
}

export const runMenuKey: InjectionKey<RunMenuContext> = Symbol('run menu')
