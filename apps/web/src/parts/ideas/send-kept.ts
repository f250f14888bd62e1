import { ApiError, type Client, type Idea } from '@forkshop/api'
import { followKey } from './follow-key.ts'
import { forgetIdea, keepIdea, readKept } from './keep-ideas.ts'
import type { KeptIdea, KeptIdeas } from './kept-ideas.ts'

/**
 * Sends an idea; one that arrived before, over a line that broke, is said as it reads now. Answers
 * null when it is on the page in somebody else's name: this device has another session since.
 * Throws `ApiError` when it is refused, `TypeError` without a line.
 */
export const sendIdea = async (
  client: Client,
  kept: Pick<KeptIdeas, 'load' | 'store'>,
  idea: KeptIdea,
): Promise<Idea | null> => {
  const { id, passage, at, event, page } = idea
  const text = idea.text.trim()
  const observed = idea.observed.trim()
  const name = idea.name.trim()
  const tell = idea.tell.trim()
  try {
    const said = await client('createIdea', {
      params: { slug: page },
      body: {
        id,
        text,
        observed: observed === '' ? undefined : observed,
        kind: passage === null ? 'other' : 'change',
        event: event ?? undefined,
        anchor: passage === null || at === null ? undefined : { ...passage, at },
        name: name === '' ? undefined : name,
        tell: tell === '' ? undefined : tell,
        follow: event === null ? undefined : followKey(kept, event),
      },
    })
    if (said.text === text && (said.observed ?? '') === observed) return said
    return await client('changeIdea', { params: { id }, body: { text, observed } }).catch(
      (error: unknown) => {
        // the room was closed since: what arrived before stays as it arrived
        if (error instanceof ApiError && error.problem.code === 'not-signed-in') return said
        throw error
      },
    )
  } catch (error) {
    if (error instanceof ApiError && error.problem.code === 'id-taken') return null
    throw error
  }
}

/** Whether a failure passes by itself: there was no line, or the server was busy. */
const passes = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof ApiError && ['busy', 'too-many', 'internal'].includes(error.problem.code))

const sendEach = async (client: Client, kept: KeptIdeas): Promise<void> => {
  for (const idea of kept.all.value.filter(({ state }) => state === 'waiting')) {
    try {
      const said = await sendIdea(client, kept, idea)
      forgetIdea(kept, idea.id)
      if (said !== null) kept.sent.value = said
    } catch (error) {
      if (passes(error)) return
      if (!(error instanceof ApiError)) throw error
      keepIdea(kept, { ...idea, state: 'writing' })
    }
  }
}

/**
 * Sends what waits, one after the other and once at a time, until the line fails. What is refused is
 * kept as being written, for its writer to see why.
 */
export const sendWaiting = (client: Client, kept: KeptIdeas): Promise<void> => {
  readKept(kept)
  kept.sending.value ??= sendEach(client, kept).finally(() => (kept.sending.value = null))
  return kept.sending.value
}
