import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue'
import { peopleIn, type Awareness, type Presence } from './presence.ts'

/** Everybody in the draft, as they come, move and go. */
export const usePeople = (
  awareness: Awareness | null,
): Readonly<ShallowRef<readonly Presence[]>> => {
  const people = shallowRef<readonly Presence[]>([])
  if (awareness === null) return people
  const look = (): void => {
    people.value = peopleIn(awareness.getStates(), awareness.clientID)
  }
  look()
  awareness.on('change', look)
  onBeforeUnmount(() => awareness.off('change', look))
  return people
}
