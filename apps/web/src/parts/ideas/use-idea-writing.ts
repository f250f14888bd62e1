import type { Idea, Session } from '@forkshop/api'
import {
  computed,
  onBeforeUnmount,
  shallowRef,
  watch,
  type ComputedRef,
  type ShallowRef,
  type WritableComputedRef,
} from 'vue'
import { useClient } from '../../base/session/use-client.ts'
import { useSession } from '../../base/session/use-session.ts'
import { newKey } from '../../ui/new-key.ts'
import { useSubmit, type Submit } from '../../ui/use-submit.ts'
import { forgetIdea, keepIdea, keptAt } from './keep-ideas.ts'
import { useKeptIdeas, type KeptIdea } from './kept-ideas.ts'
import { roomOf } from './room-of.ts'
import { sendIdea } from './send-kept.ts'

/** In whose name an idea is said: nobody's yet, that of an event's guest, or one's own. */
export type Voice = 'visitor' | 'guest' | 'account'

/**
 * The voice of a reader where an idea is said, at an event or at none. Who could not be asked for want
 * of a line is told by the server, once there is one.
 */
export const voiceOf = (
  session: Pick<Session, 'account' | 'guestOf' | 'pastGuestOf'> | null,
  event: string | null,
): Voice => {
  if (session === null || session.account !== null) return 'account'
  return event !== null && roomOf(session) === event ? 'guest' : 'visitor'
}

type Words = Pick<KeptIdea, 'text' | 'observed' | 'name' | 'tell' | 'passage'>

export type IdeaWriting = {
  /** What is typed, field by field; each change is kept on the device. */
  readonly words: { readonly [Key in keyof Words]: WritableComputedRef<Words[Key]> }
  /** The event that it is said at; a guest speaks through the event they came into, wherever they read. */
  readonly event: ComputedRef<string | null>
  readonly voice: ComputedRef<Voice>
  /** Whether something is kept. */
  readonly isKept: ComputedRef<boolean>
  /** The idea as it was said; null until then. */
  readonly sent: Readonly<ShallowRef<Idea | null>>
  /** Whether the room was closed while its guest wrote. */
  readonly wasGuest: Readonly<ShallowRef<boolean>>
  readonly submit: Pick<Submit, 'busy' | 'problem' | 'code' | 'of'>
  /** Throws away what was typed. */
  readonly drop: () => void
  readonly send: () => Promise<void>
}

type Parts = {
  readonly place: Pick<KeptIdea, 'page' | 'at' | 'event' | 'passage'>
  /** The words that a new one begins with; without them what was begun at the place is gone on with. */
  readonly begin?: Pick<KeptIdea, 'text' | 'observed'>
  /** It was said, by its writer or by the line that came back. */
  readonly onSaid: () => void
  /** It is on the page in somebody else's name: there is nothing to say here any more. */
  readonly onOver: () => void
}

/** An idea while it is written: kept on the device until it is sent or thrown away. */
export const useIdeaWriting = ({ place, begin, onSaid, onOver }: Parts): IdeaWriting => {
  const client = useClient()
  const { session, refresh } = useSession()
  const kept = useKeptIdeas()
  const submit = useSubmit()
  const begun = begin === undefined ? keptAt(kept.all.value, place) : null
  const id = shallowRef(begun?.id ?? newKey())
  const words = shallowRef<Words>({
    text: begun?.text ?? begin?.text ?? '',
    observed: begun?.observed ?? begin?.observed ?? '',
    name: begun?.name ?? '',
    tell: begun?.tell ?? '',
    passage: place.passage,
  })
  const event = computed(() => begun?.event ?? place.event ?? roomOf(session.value))
  const voice = computed(() => voiceOf(session.value, event.value))
  const sent = shallowRef<Idea | null>(null)
  const wasGuest = shallowRef(false)
  const ideaNow = (state: KeptIdea['state']): KeptIdea => ({
    id: id.value,
    page: place.page,
    event: event.value,
    at: begun?.at ?? place.at,
    ...words.value,
    state,
  })
  const field = <Key extends keyof Words>(key: Key): WritableComputedRef<Words[Key]> =>
    computed({
      get: () => words.value[key],
      set: (value) => (words.value = { ...words.value, [key]: value }),
    })
  watch(words, () => {
    if (sent.value === null) keepIdea(kept, ideaNow('writing'))
  })
  watch(id, (now) => (kept.open.value = now), { immediate: true })
  onBeforeUnmount(() => (kept.open.value = null))
  const arrive = (idea: Idea): void => {
    sent.value = idea
    onSaid()
  }
  // one that waited is sent by itself as soon as there is a line
  watch(kept.sent, (idea) => {
    if (idea?.id === id.value && sent.value === null) arrive(idea)
  })
  return {
    words: {
      text: field('text'),
      observed: field('observed'),
      name: field('name'),
      tell: field('tell'),
      passage: field('passage'),
    },
    event,
    voice,
    isKept: computed(() => `${words.value.text}${words.value.observed}`.trim() !== ''),
    sent,
    wasGuest,
    submit,
    drop: () => {
      forgetIdea(kept, id.value)
      id.value = newKey()
      words.value = { ...words.value, text: '', observed: '' }
    },
    send: async () => {
      let isOver = false
      const idea = ideaNow('writing')
      await submit.run(async () => {
        const said = await sendIdea(client, kept, idea)
        forgetIdea(kept, idea.id)
        if (said === null) isOver = true
        else arrive(said)
      })
      if (isOver) onOver()
      if (submit.code.value === 'line') keepIdea(kept, ideaNow('waiting'))
      if (submit.code.value !== 'not-signed-in') return
      wasGuest.value = voice.value === 'guest'
      await refresh()
    },
  }
}
