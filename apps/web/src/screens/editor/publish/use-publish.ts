import type { OpenMerge } from '@forkshop/compare'
import { ApiError, type CallAnswer, type Client, type Draft } from '@forkshop/api'
import type { draftText } from '@forkshop/document'
import { shallowRef, type ShallowRef } from 'vue'
import { newKey } from '../../../ui/new-key.ts'
import type { Room } from '../room/open-room.ts'

export type Preview = CallAnswer<'previewDraft'>
export type Published = CallAnswer<'publishDraft'>

/** How far publishing has come. */
export type PublishStep =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready'
      readonly preview: Preview
      readonly changedMeanwhile: boolean
      readonly labels: ChangedLabels
    }
  | { readonly kind: 'unchanged' }
  /** Passages of the draft are still to be decided. */
  | { readonly kind: 'unresolved' }
  | {
      readonly kind: 'conflict'
      readonly preview: Preview
      readonly merge: OpenMerge
      readonly base: string
    }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }

/** Definitions of links and notes that went while the text refers to them, and that came and caught words. */
export type ChangedLabels = { readonly lost: readonly string[]; readonly caught: readonly string[] }

export type PublishWords = {
  readonly reason: string
  readonly title: string
  readonly coAuthors: readonly string[]
  /** Of a draft without a page: where its page will be, and for whom. */
  readonly slug?: string
  readonly visibility?: 'public' | 'private'
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
  readonly draft: Pick<Draft, 'id' | 'page'>
  /** The text that the draft is made from. */
  readonly baseText: () => string
  readonly room: Pick<Room, 'ydoc' | 'saved' | 'state'>
  /** Shown when the line breaks. */
  readonly offlineWords: string
  readonly onSignedOut: () => void
}

/** Publishing a draft or sending it as a proposal: previewed, once, and never over what others wrote. */
export const usePublish = ({
  client,
  draft,
  baseText,
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
    const { draftText } = await import('../texts.ts')
    const saved = draftText(room.ydoc, baseText())
    if (saved.kind === 'unresolved') {
      step.value = { kind: 'unresolved' }
      return
    }
    if (!(await room.saved())) {
      if (room.state.value.line === 'signed-out') onSignedOut()
      step.value = { kind: 'failed', code: 'offline', message: offlineWords }
      return
    }
    const query = { unchanged: 'counted', sides: 'none' } as const
    const preview = await client('previewDraft', { params: { id: draft.id }, query })
    problems.value = preview.errors.filter(({ code }) => code !== 'draft-conflict')
    if (preview.errors.some(({ code }) => code === 'unresolved'))
      step.value = { kind: 'unresolved' }
    else if (preview.errors.some(({ code }) => code === 'draft-conflict')) {
      await openConflict(preview)
    } else if (draft.page !== null && isUnchanged(preview)) step.value = { kind: 'unchanged' }
    else step.value = { kind: 'ready', preview, changedMeanwhile, labels: labelsIn(saved) }
  }

  /** Merges here what the server could not, so that every open passage can be decided and seen. */
  const openConflict = async (preview: Preview): Promise<void> => {
    const [{ draftText, mergeTexts }, page] = await Promise.all([
      import('../texts.ts'),
      client('getPage', { params: { slug: draft.page ?? '' }, query: {} }),
    ])
    const saved = draftText(room.ydoc, baseText())
    const merge = mergeTexts(baseText(), page.text, saved.text)
    step.value =
      merge.kind === 'conflict'
        ? { kind: 'conflict', preview, merge, base: page.revision.id }
        : { kind: 'ready', preview, changedMeanwhile: true, labels: labelsIn(saved) }
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
      case 'slug-taken':
        problems.value = [{ path: 'slug', message: error.message, code: '' }]
        return
      case 'conflict':
        return client('previewDraft', { params: { id: draft.id } })
          .then(openConflict)
          .catch(fail)
      case 'invalid':
        if ((error.problem.errors ?? []).some(({ code }) => code === 'unresolved')) {
          step.value = { kind: 'unresolved' }
          return
        }
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
        const { title, ...said } = words
        const body = {
          ...said,
          ...(title === '' ? {} : { title }),
          coAuthors: [...words.coAuthors],
          textHash: now.preview.textHash,
          ...(now.kind === 'conflict' && text !== undefined
            ? { resolved: { text, base: now.base } }
            : {}),
        }
        const intention = JSON.stringify(body)
        if (key === '' || intention !== wordsOfKey) key = newKey()
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

const labelsIn = (saved: ReturnType<typeof draftText>): ChangedLabels =>
  saved.kind === 'saved'
    ? { lost: saved.lostLabels, caught: saved.caughtLabels }
    : { lost: [], caught: [] }

const isUnchanged = ({ comparison, errors }: Preview): boolean =>
  errors.length === 0 &&
  comparison.fields.length === 0 &&
  comparison.sentences.length === 0 &&
  comparison.changes.every(({ kind }) => kind === 'same')
