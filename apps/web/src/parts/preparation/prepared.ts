import type { PreparationItem } from '@forkshop/api'

/** How much of a list is done, of all that is there to do: what the format says no more counts where it was done. */
export type Prepared = { readonly done: number; readonly total: number }

export const preparedOf = (items: readonly Pick<PreparationItem, 'done' | 'gone'>[]): Prepared => ({
  done: items.filter(({ done }) => done).length,
  total: items.filter(({ done, gone }) => done || !gone).length,
})
