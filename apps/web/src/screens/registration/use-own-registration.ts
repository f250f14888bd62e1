import { ApiError, type OwnRegistration, type PageView } from '@forkshop/api'
import { onMounted, shallowRef, type ShallowRef } from 'vue'
import { useLive } from '../../base/live/use-live.ts'
import { useClient } from '../../base/session/use-client.ts'
import { useSubmit } from '../../ui/use-submit.ts'

/** A registration by its key, as it is now. */
export type OwnStore = {
  /** Null until it is known, and where the key opens none. */
  readonly own: ShallowRef<OwnRegistration | null>
  /** The page of its event; null where that is not to be seen. */
  readonly event: Readonly<ShallowRef<PageView | null>>
  readonly isUnknown: Readonly<ShallowRef<boolean>>
  readonly problem: Readonly<ShallowRef<string | null>>
}

/** Asks for it once the page is there, and whenever somebody registers, changes or cancels. */
export const useOwnRegistration = (key: () => string): OwnStore => {
  const client = useClient()
  const submit = useSubmit()
  const own = shallowRef<OwnRegistration | null>(null)
  const event = shallowRef<PageView | null>(null)
  const isUnknown = shallowRef(false)
  const look = async (): Promise<void> => {
    const found = await client('getRegistration', { params: { key: key() } }).catch(
      (error: unknown) => {
        if (!(error instanceof ApiError) || error.problem.code !== 'not-found') throw error
        return null
      },
    )
    isUnknown.value = found === null
    const slug = found?.event?.slug
    // what became of the event stands in the title: it is known before there is one
    if (slug !== undefined && slug !== event.value?.slug) {
      event.value = await client('viewPage', { params: { slug }, query: { article: 'none' } })
    }
    own.value = found
  }
  onMounted(() => submit.run(look))
  useLive(
    ['registration'],
    () => own.value?.event?.slug ?? '',
    () => look().catch(() => {}),
  )
  return { own, event, isUnknown, problem: submit.problem }
}
