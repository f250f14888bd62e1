import { onBeforeUnmount, onMounted } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'

type Parts = {
  /** Something would be lost with the window. */
  readonly hasUnsaved: () => boolean
  /** Asks whether to leave within the site; true when there is nothing to ask. */
  readonly mayLeave: () => boolean
}

/** Nobody leaves what is not saved without being asked. */
export const useLeaving = ({ hasUnsaved, mayLeave }: Parts): void => {
  const beforeUnload = (event: BeforeUnloadEvent): void => {
    if (hasUnsaved()) event.preventDefault()
  }
  onMounted(() => addEventListener('beforeunload', beforeUnload))
  onBeforeUnmount(() => removeEventListener('beforeunload', beforeUnload))
  onBeforeRouteLeave(() => mayLeave())
}
