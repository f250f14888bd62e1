import { mergeTexts } from '@forkshop/compare'
import { applyTextToDraft, draftText } from '@forkshop/document'
import { computed, onScopeDispose, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type * as Y from 'yjs'
import { planSource, type SourcePlan } from './apply-source.ts'

export type SourceBuffer = {
  /** What stands in the field. */
  readonly text: Readonly<ShallowRef<string>>
  readonly isChanged: ComputedRef<boolean>
  /** The draft was changed by others while something was typed here. */
  readonly othersWrote: Readonly<ShallowRef<boolean>>
  /** What was typed here stands in the draft. */
  readonly isTaken: Readonly<ShallowRef<boolean>>
  /** What became of bringing it in, as long as that asks for something; else null or done. */
  readonly plan: Readonly<ShallowRef<SourcePlan | null>>
  readonly type: (text: string) => void
  /** Brings what was typed into the draft, and tells what becomes of it. */
  readonly apply: () => SourcePlan
  /** Brings in what a conflict was decided to. */
  readonly decide: (text: string) => void
  /** Leaves a conflict undecided: what was typed stays. */
  readonly putOff: () => void
  /** Drops what was typed, for the draft as it is. */
  readonly reset: () => void
}

type Parts = {
  readonly ydoc: Y.Doc
  /** The text that the draft is made from. */
  readonly baseText: () => string
  readonly onDirty: (isDirty: boolean) => void
}

/** How long nobody writes before an untouched buffer follows the draft. */
const QUIET_MS = 400

/** One person's text over a snapshot of the draft; untouched, it follows what others write. */
export const useSourceBuffer = ({ ydoc, baseText, onDirty }: Parts): SourceBuffer => {
  const read = (): string => draftText(ydoc, baseText(), 'theirs').text
  const snapshot = shallowRef(read())
  const text = shallowRef(snapshot.value)
  const plan = shallowRef<SourcePlan | null>(null)
  const isChanged = computed(() => text.value !== snapshot.value)
  const othersWrote = shallowRef(false)
  const isTaken = shallowRef(false)
  const follow = (): void => {
    snapshot.value = read()
    text.value = snapshot.value
  }
  const look = (): void => {
    if (isChanged.value) othersWrote.value = true
    else follow()
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const onUpdate = (): void => {
    clearTimeout(timer)
    timer = setTimeout(look, QUIET_MS)
  }
  ydoc.on('update', onUpdate)
  onScopeDispose(() => {
    clearTimeout(timer)
    ydoc.off('update', onUpdate)
  })
  const reset = (): void => {
    follow()
    plan.value = null
    othersWrote.value = false
    onDirty(false)
  }
  const decide = (decided: string): void => {
    applyTextToDraft(ydoc, decided)
    clearTimeout(timer)
    reset()
    isTaken.value = true
  }
  return {
    text,
    isChanged,
    othersWrote,
    isTaken,
    plan,
    type: (typed) => {
      text.value = typed
      isTaken.value = false
      onDirty(isChanged.value)
    },
    apply: () => {
      const texts = { snapshot: snapshot.value, current: read(), buffer: text.value }
      const next = planSource(mergeTexts, texts)
      plan.value = next
      if (next.kind === 'apply') decide(next.text)
      return next
    },
    decide,
    putOff: () => (plan.value = null),
    reset,
  }
}
