import type { CallInput, TextPlace } from '@forkshop/api'
import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { isRun, type Run, type Unchanged } from './entry.ts'

/** What is the same in both texts, and the text that has what of it was only counted. */
type Folded = {
  readonly changes: readonly Unchanged[]
  readonly source?: TextPlace | undefined
}

/** The words of what is the same; what was only counted is fetched once somebody wants to read it. */
export const useUnchanged = (
  folded: () => Folded,
  isWanted: () => boolean,
): {
  /** All of it; null while some of it was not fetched. */
  readonly html: ComputedRef<string | null>
  readonly problem: Readonly<ShallowRef<string | null>>
  /** Fetches what could not be fetched. */
  readonly again: () => void
} => {
  const client = useClient()
  const submit = useSubmit()
  // by what names them: a text of a revision never changes, so a comparison that is loaded again has the same
  const drawn = shallowRef<ReadonlyMap<string, string>>(new Map())
  const calls = computed(() => {
    const { changes, source } = folded()
    return new Map(changes.filter(isRun).map((run) => [run, callOf(run, source)]))
  })
  const nameOf = (run: Run): string => JSON.stringify(calls.value.get(run))
  const html = computed(() => {
    const all = folded().changes.map((one) =>
      isRun(one) ? drawn.value.get(nameOf(one)) : one.html,
    )
    return all.includes(undefined) ? null : all.join('')
  })
  const missing = computed(() => {
    const names = new Map([...calls.value.values()].map((call) => [JSON.stringify(call), call]))
    return [...names].filter(([name]) => !drawn.value.has(name))
  })
  const fetchMissing = async (): Promise<void> => {
    const isFetched = await submit.run(async () => {
      const fetched = await Promise.all(
        missing.value.map(
          async ([name, call]) => [name, (await client('viewBlocks', call)).html] as const,
        ),
      )
      drawn.value = new Map([...drawn.value, ...fetched])
    })
    // the comparison went on meanwhile
    if (isFetched && isWanted() && missing.value.length > 0) await fetchMissing()
  }
  const again = (): void => void fetchMissing()
  watch(
    () => (isWanted() ? missing.value.map(([name]) => name).join() : ''),
    (names) => names !== '' && again(),
  )
  return { html, problem: submit.problem, again }
}

type BlocksCall = CallInput<'viewBlocks'>

const callOf = (
  { beforeIndex: first, count }: Run,
  { slug, ...place }: TextPlace = { slug: '', at: '' },
): BlocksCall => ({ params: { slug }, query: { ...place, first, count } })
