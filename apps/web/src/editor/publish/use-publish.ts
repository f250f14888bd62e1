import type { OpenMerge } from '@forkshop/compare'
import { ApiError, type CallAnswer, type Client, type Draft } from '@forkshop/api'
import { draftText } from '@forkshop/document'
import { shallowRef, type ShallowRef } from 'vue'
import type { Room } from '../room/open-room.ts'

export type Preview = CallAnswer<'previewDraft'>
export type Published = CallAnswer<'publishDraft'>

/** How far publishing has come. */
export type PublishStep =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly preview: Preview; readonly changedMeanwhile: boolean }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'conflict'
      readonly preview: Preview
      readonly merge: OpenMerge
      readonly base: string
    }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }

export type PublishWords = {
  readonly reason: string
  readonly title: string
  readonly coAuthors: readonly string[]
}

export type Publishing = {
  readonly step: Readonly<ShallowRef<PublishStep>>
  readonly busy: Readonly<ShallowRef<boolean>>
  readonly problems: Readonly<ShallowRef<Preview['errors']>>
  /** Asks what publishing would change, once everything typed has reached the server. */
  readonly prepare: () => Promise<void>
  /** Publishes what was previewed; null when something has to be looked at first. */
  readonly publish: (
    words: PublishWords,
    /** What a conflict was decided to. */
    text?: string,
  ) => Promise<Published | null>
}

type Parts = {
  readonly client: Client
  readonly draft: Pick<Draft, 'id' | 'page' | 'baseText'>
  readonly room: Pick<Room, 'ydoc' | 'saved' | 'state'>
  /** Shown when the line breaks. */
  readonly offlineWords: string
  readonly onSignedOut: () => void
}

/** Publishing a draft or sending it as a proposal: previewed, once, and never over what others wrote. */
export const usePublish = ({
  client,
  draft,
  room,
  offlineWords,
  onSignedOut,
}: Parts): Publishing => {
  const step = shallowRef<PublishStep>({ kind: 'loading' })
  const busy = shallowRef(false)
  const problems = shallowRef<Preview['errors']>([])
  // one key for one intention: a second tap gets the answer of the first
  let key = ''
  let wordsOfKey = ''

  const fail = (error: unknown): void => {
    if (error instanceof TypeError)
      step.value = { kind: 'failed', code: 'offline', message: offlineWords }
    else if (error instanceof ApiError) {
      if (error.problem.code === 'not-signed-in') onSignedOut()
      step.value = { kind: 'failed', code: error.problem.code, message: error.message }
    } else throw error
  }

  const load = async (changedMeanwhile: boolean): Promise<void> => {
    if (!(await room.saved())) {
      if (room.state.value.line === 'signed-out') onSignedOut()
      step.value = { kind: 'failed', code: 'offline', message: offlineWords }
      return
    }
    const preview = await client('previewDraft', { params: { id: draft.id } })
    problems.value = preview.errors.filter(({ code }) => code !== 'draft-conflict')
    if (preview.errors.some(({ code }) => code === 'draft-conflict')) await openConflict(preview)
    else if (isUnchanged(preview)) step.value = { kind: 'unchanged' }
    else step.value = { kind: 'ready', preview, changedMeanwhile }
  }

  /** Merges here what the server could not, so that every open passage can be decided and seen. */
  const openConflict = async (preview: Preview): Promise<void> => {
    const [{ mergeTexts }, page] = await Promise.all([
      import('@forkshop/compare'),
      client('getPage', { params: { slug: draft.page }, query: {} }),
    ])
    const mine = draftText(room.ydoc, draft.baseText).text
    const merge = mergeTexts(draft.baseText, page.text, mine)
    step.value =
      merge.kind === 'conflict'
        ? { kind: 'conflict', preview, merge, base: page.revision.id }
        : { kind: 'ready', preview, changedMeanwhile: true }
  }

  const prepare = async (): Promise<void> => {
    step.value = { kind: 'loading' }
    problems.value = []
    await load(false).catch(fail)
  }

  const answerProblem = async (error: unknown): Promise<void> => {
    if (!(error instanceof ApiError)) return fail(error)
    key = ''
    switch (error.problem.code) {
      case 'changed':
        return load(true).catch(fail)
      case 'conflict': {
        const preview = await client('previewDraft', { params: { id: draft.id } })
        return openConflict(preview).catch(fail)
      }
      case 'invalid':
        problems.value = (error.problem.errors ?? []).map(({ path, message, code }) => ({
          path,
          message,
          code: code ?? '',
        }))
        if (problems.value.length === 0) fail(error)
        return
      default:
        return fail(error)
    }
  }

  return {
    step,
    busy,
    problems,
    prepare,
    publish: async (words, text) => {
      const now = step.value
      if (busy.value || (now.kind !== 'ready' && now.kind !== 'conflict')) return null
      busy.value = true
      let isDone = false
      try {
        const body = {
          reason: words.reason,
          ...(words.title === '' ? {} : { title: words.title }),
          coAuthors: [...words.coAuthors],
          textHash: now.preview.textHash,
          ...(now.kind === 'conflict' && text !== undefined
            ? { resolved: { text, base: now.base } }
            : {}),
        }
        const intention = JSON.stringify(body)
        if (key === '' || intention !== wordsOfKey) key = crypto.randomUUID()
        wordsOfKey = intention
        const answer = await client('publishDraft', {
          params: { id: draft.id },
          body,
          idempotencyKey: key,
        })
        if (answer.unchanged) step.value = { kind: 'unchanged' }
        isDone = !answer.unchanged // a published draft is never published again
        return answer
      } catch (error) {
        await answerProblem(error)
        return null
      } finally {
        busy.value = isDone
      }
    },
  }
}

const isUnchanged = ({ comparison, errors }: Preview): boolean =>
  errors.length === 0 &&
  comparison.fields.length === 0 &&
  comparison.sentences.length === 0 &&
  comparison.changes.every(({ kind }) => kind === 'same')
