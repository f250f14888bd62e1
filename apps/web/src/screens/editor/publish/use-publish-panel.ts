import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Published, Publishing, PublishStep, PublishWords } from './use-publish.ts'

/** What the panel leads to, besides a published draft. */
export type PanelExits = {
  readonly published: (answer: Published) => void
  /** Everything that the draft changes. */
  readonly changes: () => void
  /** A fact with something wrong, by its path. */
  readonly field: (path: string) => void
  /** A passage of the text that is still to be decided. */
  readonly undecided: () => void
  /** The question that brings the page's newer text into the draft. */
  readonly bringIn: () => void
}

export type PublishPanel = {
  /** Passages are to be decided, which takes more room than the panel has. */
  readonly isConflict: ComputedRef<boolean>
  /** What the conflict in view was decided to; null while it was not. */
  readonly decided: Readonly<ShallowRef<string | null>>
  readonly decide: (text: string) => void
  readonly publish: (words: PublishWords) => Promise<void>
  readonly showChanges: () => void
  readonly goToField: (path: string) => void
  readonly goToPassage: () => void
  readonly decideInText: () => void
  /** Back to the passages where some were decided; else out. */
  readonly later: () => void
  /** While it is sent the panel stays: the answer is told there. */
  readonly beforeEscape: (event: Event) => void
  /** Where the focus goes is decided by what is shown next, not by the button the panel came from. */
  readonly beforeFocusBack: (event: Event) => void
}

/** What happens in the panel that publishes, and how it is left. `open` is whether it is shown. */
export const usePublishPanel = (
  publishing: Pick<Publishing, 'busy' | 'prepare' | 'publish'> & {
    readonly step: Readonly<Ref<Pick<PublishStep, 'kind'>>>
  },
  open: Ref<boolean>,
  exits: PanelExits,
): PublishPanel => {
  const { step } = publishing
  const decided = shallowRef<string | null>(null)
  let isLedOn = false
  watch(
    open,
    (isOpen) => {
      if (isOpen) void publishing.prepare()
    },
    { immediate: true },
  )
  // a decision holds for the texts it was made on
  watch(step, () => (decided.value = null))
  const close = (): void => {
    open.value = false
  }
  return {
    isConflict: computed(() => step.value.kind === 'conflict' && open.value),
    decided,
    decide: (text) => (decided.value = text),
    publish: async (words) => {
      const answer = await publishing.publish(words, decided.value ?? undefined)
      if (answer === null || answer.unchanged) return
      close()
      exits.published(answer)
    },
    showChanges: () => {
      close()
      exits.changes()
    },
    goToField: (path) => {
      isLedOn = true
      close()
      exits.field(path)
    },
    goToPassage: () => {
      isLedOn = true
      close()
      exits.undecided()
    },
    decideInText: () => {
      close()
      exits.bringIn()
    },
    later: () => {
      if (decided.value === null) close()
      decided.value = null
    },
    beforeEscape: (event) => {
      if (publishing.busy.value) event.preventDefault()
    },
    beforeFocusBack: (event) => {
      if (isLedOn) event.preventDefault()
      isLedOn = false
    },
  }
}
