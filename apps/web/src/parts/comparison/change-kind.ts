import {
  ArrowRight,
  Clock,
  Merge,
  Minus,
  MoveVertical,
  PencilLine,
  Plus,
  Split,
  type LucideIcon,
} from '@lucide/vue'
import type { Walkable } from './entry.ts'

export type ShownKind =
  | 'field'
  | 'day'
  | 'added'
  | 'removed'
  | 'changed'
  | 'split'
  | 'joined'
  | 'moved'
  | 'moved-changed'

const icons: Readonly<Record<ShownKind, LucideIcon>> = {
  field: ArrowRight,
  day: Clock,
  added: Plus,
  removed: Minus,
  changed: PencilLine,
  split: Split,
  joined: Merge,
  moved: MoveVertical,
  'moved-changed': MoveVertical,
}

/** The kind of change that a reader is told. */
export const changeKind = (entry: Walkable): ShownKind => {
  if (entry.kind !== 'block') return entry.kind
  const regrouped = entry.how === 'changed' ? entry.parts[0]?.regrouped : null
  return regrouped ?? entry.how
}

export const changeIcon = (entry: Walkable): LucideIcon => icons[changeKind(entry)]
