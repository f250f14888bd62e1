import type { Thread } from '@forkshop/api'
import { computed, shallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'
import { useSession } from '../../base/session/use-session.ts'
import { useSubmit } from '../../ui/use-submit.ts'

/** What a reader does in a thread; `onDone` is told the thread as it is then, null when nothing of it is left. */
export const useThread = (
  thread: () => Thread,
  { may, onDone }: { may: (action: string) => boolean; onDone: () => void },
) => {
  const client = useClient()
  const { session } = useSession()
  const submit = useSubmit()
  /** All that was said, once somebody asked for what a list leaves out. */
  const whole = shallowRef<Thread | null>(null)
  const me = computed(() => session.value?.account?.id ?? null)
  const isOwn = (author: { readonly id: string | null }): boolean =>
    me.value !== null && author.id === me.value
  const params = () => ({ id: thread().id })
  const done = async (act: (idempotencyKey: string) => Promise<unknown>): Promise<boolean> => {
    const isDone = await submit.run(async (key) => {
      await act(key)
      if (whole.value !== null)
        whole.value = await client('getThread', { params: params() }).catch(() => null)
    })
    if (isDone) onDone()
    return isDone
  }
  return {
    submit,
    isOwn,
    shown: computed(() => {
      const now = thread()
      const known = whole.value
      return known !== null && known.count >= now.count ? known.comments : now.comments
    }),
    maySpeak: computed(() => (session.value?.guestOf ?? me.value ?? null) !== null),
    // who sees a draft settles what is said of it
    maySettle: computed(
      () =>
        isOwn(thread().author) ||
        may('moderate') ||
        (me.value !== null && thread().anchor.draft !== null),
    ),
    readWhole: async (): Promise<void> => {
      whole.value = await client('getThread', { params: params() }).catch(() => null)
    },
    reply: (text: string) =>
      done((idempotencyKey) =>
        client('addThreadComment', { params: params(), body: { text }, idempotencyKey }),
      ),
    resolve: (resolved: boolean) =>
      done((idempotencyKey) =>
        client('resolveThread', { params: params(), body: { resolved }, idempotencyKey }),
      ),
    mark: (comment: string | null) =>
      done((idempotencyKey) =>
        client('markAnswer', { params: params(), body: { comment }, idempotencyKey }),
      ),
    change: (id: string, text: string) =>
      done(() => client('changeComment', { params: { id }, body: { text } })),
    withdraw: (id: string) => done(() => client('withdrawComment', { params: { id } })),
    support: (id: string) =>
      done((idempotencyKey) => client('supportComment', { params: { id }, idempotencyKey })),
  }
}
