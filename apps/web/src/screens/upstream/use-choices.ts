import type { Upstream } from '@forkshop/api'
import { computed, onMounted, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import {
  allTaken,
  carried,
  namedChanges,
  parseChoices,
  planOf,
  writeChoices,
  type Choice,
  type Choices,
  type NamedChange,
  type Plan,
} from './choices.ts'

export type Chosen = {
  readonly changes: ComputedRef<readonly NamedChange[]>
  readonly choices: Readonly<ShallowRef<Choices>>
  readonly plan: ComputedRef<Plan>
  /** How many choices the other page made void by changing their passages again. */
  readonly lost: Readonly<ShallowRef<number>>
  readonly choose: (name: string, choice: Choice) => void
  /** Takes all that is open and not kept. */
  readonly takeAll: () => void
  /** What is done with is no choice any more. */
  readonly forget: (done: readonly NamedChange[]) => void
}

/** What somebody chooses of the changes in view; the tab keeps it while the page is loaded again or signed in to. */
export const useChoices = (upstream: () => Upstream): Chosen => {
  const choices = shallowRef<Choices>(new Map())
  const lost = shallowRef(0)
  const changes = computed(() => namedChanges(upstream().changes))
  const place = computed(() => `upstream ${upstream().page.slug} ${upstream().origin.slug}`)
  const write = (next: Choices): void => {
    choices.value = next
    sessionStorage.setItem(place.value, writeChoices(next))
  }
  const settle = (from: Choices): void => {
    const next = carried(from, changes.value)
    lost.value = next.lost
    write(next.choices)
  }
  onMounted(() => {
    settle(parseChoices(sessionStorage.getItem(place.value)))
    watch([place, changes], ([now], [before]) =>
      settle(now === before ? choices.value : parseChoices(sessionStorage.getItem(now))),
    )
  })
  return {
    changes,
    choices,
    plan: computed(() => planOf(changes.value, choices.value)),
    lost,
    choose: (name, choice) => write(new Map(choices.value).set(name, choice)),
    takeAll: () => write(allTaken(changes.value, choices.value)),
    forget: (done) => {
      const names = new Set(done.map(({ name }) => name))
      write(new Map([...choices.value].filter(([name]) => !names.has(name))))
    },
  }
}
