import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'
import { useSubmit } from '../../ui/use-submit.ts'

/** Somebody with an account. */
export type Known = { readonly id: string; readonly name: string }

/** Letters from which people are looked for, and how many of them are shown. */
const FEWEST_LETTERS = 2
const MOST = 6

/** People with an account whose name begins as it is typed, but for those who are there already. */
export const useFindPeople = (
  there: () => readonly Known[],
): {
  readonly query: ShallowRef<string>
  readonly candidates: ComputedRef<readonly Known[]>
  readonly problem: Readonly<ShallowRef<string | null>>
} => {
  const client = useClient()
  const finding = useSubmit()
  const query = shallowRef('')
  const found = shallowRef<readonly Known[]>([])
  const find = async (q: string): Promise<readonly Known[]> =>
    q.trim().length < FEWEST_LETTERS
      ? []
      : (await client('findPeople', { query: { q: q.trim() } })).items
  /** Goes on until what was found is what is asked for now: people type while an answer is on its way. */
  const search = (): Promise<boolean> =>
    finding.run(async () => {
      let asked: string
      do {
        asked = query.value
        found.value = await find(asked)
      } while (asked !== query.value)
    })
  watch(query, search)
  const candidates = computed(() =>
    found.value.filter(({ id }) => there().every((one) => one.id !== id)).slice(0, MOST),
  )
  return { query, candidates, problem: finding.problem }
}
