import type { CallAnswer, Kept } from '@forkshop/api'
import { pagePath } from '@forkshop/domain'
import { shallowRef, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useClient } from '../../base/session/use-client.ts'
import { useToasts } from '../../ui/toasts.ts'
import { useSubmit, type Submit } from '../../ui/use-submit.ts'
import { askedOf, keepsOf } from './choices.ts'
import type { SeenUpstream } from './upstream-loader.ts'
import type { Chosen } from './use-choices.ts'

/** Where what is taken goes. */
export type Into = 'draft' | 'proposal' | 'page'

/** How somebody takes over what they chose. */
export type Taking = { readonly into: Into; readonly reason: string; readonly title: string }

export type Deciding = {
  readonly submit: Submit
  /** Whether either page moved on while somebody decided; what they chose is still there. */
  readonly moved: Readonly<ShallowRef<boolean>>
  /** Says what is kept as it is here, then takes what is taken. True when it is done. */
  readonly take: (how: Taking) => Promise<boolean>
  readonly keep: () => Promise<void>
  /** Takes decisions to keep the own words back. */
  readonly undo: (kept: readonly Pick<Kept, 'id'>[]) => Promise<void>
}

/** Does what was chosen, and shows the page anew. */
export const useDeciding = (
  seen: () => SeenUpstream,
  chosen: Chosen,
  refresh: () => Promise<void>,
): Deciding => {
  const { t } = useTranslations()
  const client = useClient()
  const router = useRouter()
  const submit = useSubmit()
  const { show } = useToasts()
  const moved = shallowRef(false)
  const params = () => ({ slug: seen().upstream.page.slug })
  const other = () => {
    const { isOrigin, origin } = seen().upstream
    return isOrigin ? {} : { from: origin.slug }
  }
  const sendKept = async (): Promise<readonly Kept[]> => {
    const { plan, forget } = chosen
    const { kept } = plan.value
    const said: Kept[] = []
    for (const { reason, changes } of keepsOf(plan.value)) {
      const body = { ...other(), changes, reason }
      said.push(...(await client('keepOurs', { params: params(), body })).items)
    }
    forget(kept)
    return said
  }
  /** Runs what both pages must stand still for. */
  const run = async (action: (key: string) => Promise<void>): Promise<boolean> => {
    moved.value = false
    const isDone = await submit.run(action)
    if (!isDone && submit.code.value === 'changed') {
      moved.value = true
      await refresh()
    }
    return isDone
  }
  const goOn = async (
    into: Into,
    answer: CallAnswer<'takeFromUpstream'>,
    count: number,
  ): Promise<void> => {
    if (!answer.unchanged && into !== 'page') {
      const path = pagePath(seen().upstream.page)
      await router.push(into === 'draft' ? `${path}/edit` : `${path}/proposals/${answer.proposal}`)
      return
    }
    const title = answer.unchanged ? t('upstream.done.unchanged') : t('upstream.done.page', count)
    show({ kind: 'done', title })
    await refresh()
  }
  const undo = async (kept: readonly Pick<Kept, 'id'>[]): Promise<void> => {
    const isDone = await submit.run(async () => {
      for (const { id } of kept) await client('undoKept', { params: { ...params(), id } })
    })
    if (isDone) await refresh()
  }
  return {
    submit,
    moved,
    undo,
    keep: async () => {
      const said: Kept[] = []
      const isDone = await run(async () => {
        said.push(...(await sendKept()))
      })
      if (!isDone) return
      await refresh()
      const label = t('upstream.kept.undo')
      const actions = [{ label, run: () => void undo(said) }]
      show({ kind: 'done', title: t('upstream.done.kept', said.length), actions })
    },
    take: async ({ into, reason, title }) => {
      const { base, upstream } = seen().upstream
      const { taken } = chosen.plan.value
      const asked = askedOf(chosen.plan.value)
      const answers: CallAnswer<'takeFromUpstream'>[] = []
      const isDone = await run(async (idempotencyKey) => {
        await sendKept()
        const named = into === 'proposal' && title !== '' ? { title } : {}
        const body = { ...other(), ...asked, ...named, into, base, upstream, reason }
        answers.push(await client('takeFromUpstream', { params: params(), body, idempotencyKey }))
      })
      const [answer] = answers
      if (!isDone || answer === undefined) return false
      chosen.forget(taken)
      await goOn(into, answer, taken.length)
      return true
    },
  }
}
