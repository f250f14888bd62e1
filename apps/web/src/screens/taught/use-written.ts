import { computed, onMounted, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { useSubmit } from '../../ui/use-submit.ts'

/** The event whose text is written. */
export type WrittenEvent = {
  readonly slug: string
  readonly title: string
  readonly lang: string
  readonly license: string | null
}

export type Writing<Seen = unknown> = {
  /** What would be written; null until it is known. */
  readonly seen: Readonly<ShallowRef<Seen | null>>
  /** Nothing can be shown yet. */
  readonly isLooking: ComputedRef<boolean>
  readonly busy: ComputedRef<boolean>
  readonly problem: ComputedRef<string | null>
  readonly write: () => Promise<void>
}

/** Looks at what would be written, and writes what was seen; what changed meanwhile is looked at again instead. */
export const useWritten = <Seen>(acts: {
  readonly look: () => Promise<Seen>
  readonly write: (seen: Seen, idempotencyKey: string) => Promise<unknown>
  readonly written: () => void
}): Writing<Seen> => {
  const submit = useSubmit()
  const looking = useSubmit()
  const seen = shallowRef<Seen | null>(null)
  const look = (): Promise<boolean> =>
    looking.run(async () => {
      seen.value = await acts.look()
    })
  onMounted(look)
  return {
    seen,
    isLooking: computed(() => seen.value === null && looking.busy.value),
    busy: computed(() => submit.busy.value || looking.busy.value),
    problem: computed(() => submit.problem.value ?? looking.problem.value),
    write: async () => {
      const now = seen.value
      if (now === null) return
      const isWritten = await submit.run(async (key) => {
        await acts.write(now, key)
      })
      if (isWritten) return acts.written()
      if (submit.code.value === 'changed') await look()
    },
  }
}
