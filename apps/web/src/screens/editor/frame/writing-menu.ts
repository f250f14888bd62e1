import type { Component } from 'vue'

/** What a menu for the text offers. */
export type WritingMenuItem = {
  /** What choosing it tells. */
  readonly key: string
  readonly name: string
  readonly class?: string
  readonly icon?: Component
  /** The keys that do the same. */
  readonly hint?: string
  readonly disabled?: boolean
  /** A line parts it from what stands above. */
  readonly startsGroup?: boolean
}
