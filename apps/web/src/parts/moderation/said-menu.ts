import type { InjectionKey } from 'vue'
import type { Said } from './moderation.ts'

export type SaidQuestion = 'report' | 'turnOut'

/** What the menu of something said is about, and how it asks a question. */
export const saidMenuKey: InjectionKey<{
  readonly said: Said
  readonly ask: (question: SaidQuestion) => void
}> = Symbol('menu of something said')
