import { ApiError, type CallInput, type ProposalView } from '@forkshop/api'
import { shallowRef, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'
import { useSubmit, type Submit } from '../../ui/use-submit.ts'

export type Decision = {
  readonly submit: Submit
  /** True when something moved between looking and deciding: what is shown now is newer. */
  readonly moved: Readonly<ShallowRef<boolean>>
  /** Accepts exactly what is in view; `text` is what a conflict was decided to. */
  readonly accept: (text?: string) => Promise<'accepted' | 'moved' | 'failed'>
  /** Brings the proposal up to the page's newest text. */
  readonly update: (text: string) => Promise<'updated' | 'moved' | 'failed'>
}

const movedCodes = ['changed', 'not-open', 'conflict']

/** Deciding about a proposal on what is in view: never about something newer that nobody looked at. */
export const useDecision = (view: () => ProposalView, reload: () => Promise<void>): Decision => {
  const client = useClient()
  const submit = useSubmit()
  const moved = shallowRef(false)
  const params = () => ({ slug: view().page.slug, number: view().proposal.number })

  const run = async <Done extends string>(
    done: Done,
    action: (key: string) => Promise<unknown>,
  ): Promise<Done | 'moved' | 'failed'> => {
    let outcome: Done | 'moved' = done
    const isSent = await submit.run(async (key) => {
      await action(key).catch((error: unknown) => {
        if (!(error instanceof ApiError) || !movedCodes.includes(error.problem.code)) throw error
        outcome = 'moved'
      })
    })
    if (!isSent) return 'failed'
    moved.value = outcome === 'moved'
    await reload()
    return outcome
  }

  return {
    submit,
    moved,
    accept: (text) => {
      const { proposal, page } = view()
      const body: CallInput<'acceptProposal'>['body'] = {
        head: proposal.head,
        base: page.head,
        ...(text === undefined ? {} : { text }),
      }
      return run('accepted', (idempotencyKey) =>
        client('acceptProposal', { params: params(), body, idempotencyKey }),
      )
    },
    update: (text) => {
      const { proposal, page } = view()
      const body = { text, head: proposal.head, base: page.head }
      return run('updated', (idempotencyKey) =>
        client('updateProposal', { params: params(), body, idempotencyKey }),
      )
    },
  }
}
