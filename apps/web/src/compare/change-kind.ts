import { ArrowRight, Clock, Minus, MoveVertical, PencilLine, Plus } from '@lucide/vue'
import type { Component } from 'vue'
import type { Walkable } from './entries.ts'

export type ShownKind =
  | 'field'
  | 'day'
  | 'added'
  | 'removed'
  | 'changed'
  | 'moved'
  | 'moved-changed'

const icons: Readonly<Record<ShownKind, Component>> = {
  field: ArrowRight,
  day: Clock,
  added: Plus,
  removed: Minus,
  changed: PencilLine,
  moved: MoveVertical,
  'moved-changed': MoveVertical,
}

/** The kind of change that a reader is told. */
export const changeKind = (entry: Walkable): ShownKind =>
  entry.kind === 'block' ? entry.how : entry.kind

export const changeIcon = (entry: Walkable): Component => icons[changeKind(entry)]
