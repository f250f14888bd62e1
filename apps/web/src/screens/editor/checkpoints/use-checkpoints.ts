import { ApiError, type CallAnswer, type Checkpoint, type Client, type Draft } from '@forkshop/api'
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { Room } from '../room/open-room.ts'
import { toDistance, type Distance } from './checkpoint-list.ts'

export type CheckpointView = CallAnswer<'viewCheckpoint'>

/** What is looked at, or why it is not there. */
export type Looked<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly message: string }

export type Checkpoints = {
  readonly list: Readonly<ShallowRef<Looked<readonly Checkpoint[]>>>
  /** How far each is from the text as it is now, by its number; those that are counted so far. */
  readonly distances: Readonly<ShallowRef<ReadonlyMap<number, Distance>>>
  readonly opened: Readonly<ShallowRef<number | null>>
  /** The one that is opened. */
  readonly view: Readonly<ShallowRef<Looked<CheckpointView>>>
  /** Looks at the list, and counts one after the other. */
  readonly look: () => Promise<void>
  readonly open: (id: number | null) => Promise<void>
}

type Parts = {
  readonly client: Client
  readonly draft: Pick<Draft, 'id'>
  readonly room: Pick<Room, 'saved' | 'state'>
  /** Shown when the line breaks. */
  readonly offlineWords: string
}

/** The earlier states of a draft: their list, and one that is opened. */
export const useCheckpoints = ({ client, draft, room, offlineWords }: Parts): Checkpoints => {
  const list = shallowRef<Looked<readonly Checkpoint[]>>({ kind: 'loading' })
  const distances = shallowRef<ReadonlyMap<number, Distance>>(new Map())
  const opened = shallowRef<number | null>(null)
  const view = shallowRef<Looked<CheckpointView>>({ kind: 'loading' })
  let isGone = false
  onScopeDispose(() => {
    isGone = true
  })
  const failed = (error: unknown): { readonly kind: 'failed'; readonly message: string } => {
    if (error instanceof ApiError) return { kind: 'failed', message: error.message }
    if (error instanceof TypeError) return { kind: 'failed', message: offlineWords }
    throw error
  }
  /** What was typed a moment ago is part of the text now. */
  const settle = async (): Promise<void> => {
    if (room.state.value.line === 'online') await room.saved()
  }
  const note = (id: number, comparison: CheckpointView['comparison']): void => {
    distances.value = new Map([...distances.value, [id, toDistance(comparison)]])
  }
  /** One at a time, for the server reads each as a text; a refusal ends it, and nothing is missed without. */
  const count = async (items: readonly Checkpoint[]): Promise<void> => {
    for (const { id } of items) {
      if (isGone) return
      const params = { id: draft.id, checkpoint: id }
      const query = { unchanged: 'counted', sides: 'none' } as const
      const { comparison } = await client('viewCheckpoint', { params, query })
      note(id, comparison)
    }
  }
  return {
    list,
    distances,
    opened,
    view,
    look: async () => {
      list.value = { kind: 'loading' }
      try {
        await settle()
        const { items } = await client('listCheckpoints', { params: { id: draft.id } })
        list.value = { kind: 'ready', value: items }
      } catch (error) {
        list.value = failed(error)
        return
      }
      await count(list.value.value).catch(failed)
    },
    open: async (id) => {
      opened.value = id
      view.value = { kind: 'loading' }
      if (id === null) return
      const params = { id: draft.id, checkpoint: id }
      const looked = await settle()
        .then(() => client('viewCheckpoint', { params, query: { sides: 'none' } }))
        .then((value) => ({ kind: 'ready', value }) as const, failed)
      if (opened.value !== id) return // another one was opened meanwhile
      view.value = looked
      if (looked.kind === 'ready') note(id, looked.value.comparison)
    },
  }
}
