import type { Checkpoint, RenderedComparison } from '@forkshop/api'
import { dateFormat } from '../../../base/i18n/formatters.ts'

/** The checkpoints of a day of the reader's zone (`2026-11-30`), the newest first. */
export type CheckpointDay = { readonly day: string; readonly items: readonly Checkpoint[] }

/**
 * Checkpoints by the day on which they were made in a zone (IANA). Their order stays: a clock that was set back
 * gives a day a second time, and brings none out of order.
 */
export const toDays = (items: readonly Checkpoint[], zone: string): readonly CheckpointDay[] => {
  const dayOf = ({ made }: Checkpoint): string =>
    dateFormat('sv', { timeZone: zone }).format(new Date(made))
  return items.reduce<readonly CheckpointDay[]>((days, item) => {
    const last = days.at(-1)
    const day = dayOf(item)
    return last?.day === day
      ? [...days.slice(0, -1), { day, items: [...last.items, item] }]
      : [...days, { day, items: [item] }]
  }, [])
}

/** How far a checkpoint is from the text as it is now. */
export type Distance =
  | { readonly kind: 'same' }
  /** Words that stand in one of both alone. */
  | { readonly kind: 'words'; readonly count: number }
  /** No word differs: what does is looks, order or facts. */
  | { readonly kind: 'other' }

/** How far apart two compared texts are. */
export const toDistance = ({
  changes,
  fields,
}: Pick<RenderedComparison, 'changes' | 'fields'>): Distance => {
  const count = changes.reduce((sum, { words }) => sum + words.added + words.removed, 0)
  if (count > 0) return { kind: 'words', count }
  const isSame = fields.length === 0 && changes.every(({ kind }) => kind === 'same')
  return { kind: isSame ? 'same' : 'other' }
}

/** The number of a checkpoint that an address names; null for none. */
export const parseState = (value: unknown): number | null => {
  const id = typeof value === 'string' && /^\d{1,15}$/u.test(value) ? Number(value) : 0
  return id > 0 ? id : null
}
