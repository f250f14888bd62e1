import { ApiError, type CallAnswer, type Client, type Draft } from '@forkshop/api'
import { shallowRef, type ShallowRef } from 'vue'
import type { Room } from '../room/open-room.ts'

export type BringInPreview = CallAnswer<'previewBringIn'>
export type FactChoice = 'page' | 'draft'

/** How far bringing in what was published meanwhile has come. */
export type BringInStep =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly preview: BringInPreview; readonly changedMeanwhile: boolean }
  | { readonly kind: 'failed'; readonly message: string }

export type BringingIn = {
  readonly step: Readonly<ShallowRef<BringInStep>>
  readonly busy: Readonly<ShallowRef<boolean>>
  readonly prepare: () => Promise<void>
  /** Brings in what was previewed; the number of passages left to decide, or null when it was not done. */
  readonly bringIn: (facts: Readonly<Record<string, FactChoice>>) => Promise<number | null>
}

type Parts = {
  readonly client: Client
  readonly draft: Pick<Draft, 'id'>
  readonly room: Pick<Room, 'saved'>
  /** Shown when the line breaks. */
  readonly offlineWords: string
}

/** Bringing a page's newest text into its draft: looked at first, and only what was looked at. */
export const useBringIn = ({ client, draft, room, offlineWords }: Parts): BringingIn => {
  const step = shallowRef<BringInStep>({ kind: 'loading' })
  const busy = shallowRef(false)
  const params = { id: draft.id }
  const fail = (error: unknown): void => {
    if (!(error instanceof TypeError) && !(error instanceof ApiError)) throw error
    step.value = {
      kind: 'failed',
      message: error instanceof ApiError ? error.message : offlineWords,
    }
  }
  const load = async (changedMeanwhile: boolean): Promise<void> => {
    if (!(await room.saved())) {
      step.value = { kind: 'failed', message: offlineWords }
      return
    }
    const preview = await client('previewBringIn', { params, query: { unchanged: 'counted' } })
    step.value = { kind: 'ready', preview, changedMeanwhile }
  }
  return {
    step,
    busy,
    prepare: async () => {
      step.value = { kind: 'loading' }
      await load(false).catch(fail)
    },
    bringIn: async (facts) => {
      const now = step.value
      if (now.kind !== 'ready' || busy.value) return null
      busy.value = true
      try {
        if (!(await room.saved())) throw new TypeError('not saved')
        const body = { head: now.preview.head, facts: { ...facts } }
        return (await client('bringIn', { params, body })).conflicts
      } catch (error) {
        const code = error instanceof ApiError ? error.problem.code : null
        // the page or a fact of the draft went on: it is looked at again
        if (code === 'changed' || code === 'conflict') await load(true).catch(fail)
        else fail(error)
        return null
      } finally {
        busy.value = false
      }
    },
  }
}
