import type { RevisionId } from '@forkshop/domain'
import { parseMessage } from '@forkshop/domain'
import type { PushedRevision } from '@forkshop/repository'
import { authorOf } from '../../records/accounts/author.ts'
import { factsToIndex } from '../../records/pages/facts-of-text.ts'
import { act } from '../../journal/act.ts'
import { publishRows } from '../pages/writing/publish-rows.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { PushOutcome, TakenPush } from './taken-push.ts'
import { announcePage } from '../../records/pages/announce-page.ts'

/**
 * Makes pushed revisions the newest of their page. The page's line stays its first parents, so that
 * its history shows them one by one; a push that leaves it, or was made on another head, is refused.
 */
export async function pushMain(
  services: Services,
  { page, actor, incoming, from, transport, unverified }: TakenPush,
): Promise<PushOutcome> {
  const id = pageIdOf(page.id)
  const head = await services.library.head(id)
  if (head === null || from !== head) return { kind: 'refused', key: 'push-stale' }
  const line = lineOnto(incoming.revisions, incoming.tip.id, head)
  const [first] = line ?? []
  const last = line?.at(-1)
  if (first === undefined || last === undefined) return { kind: 'refused', key: 'push-off-line' }
  const text = new TextDecoder().decode(last.text)
  const near = () => services.library.readText(id, head)
  const facts = await factsToIndex(services, { page: id, text, near, slug: page.slug })
  const reason = parseMessage(last.message).reason
  const { person, time } = first.author
  const outcome = await act(services, {
    kind: 'publish',
    payload: { page: id, from: head, time: time.toISOString(), reason, email: person.email },
    git: async () => {
      await incoming.keep()
      return transport.move(id, 'main', { from: head, to: incoming.tip.id, unverified })
    },
    rows: async (transaction, moved) => {
      if (moved.kind === 'stale') return
      return publishRows(
        transaction,
        { page, reason },
        {
          facts,
          head,
          revision: incoming.tip.id,
          time: services.clock().toISOString(),
          person: authorOf(services, actor),
        },
      )
    },
  })
  if (outcome.kind === 'stale') return { kind: 'refused', key: 'push-stale' }
  await announcePage(services, id, 'adds')
  return { kind: 'done', key: 'push-published', values: { count: line?.length ?? 0 } }
}

/** The pushed first parents of `tip` down to `head`, oldest first; null when they do not lead there. */
function lineOnto(
  revisions: readonly PushedRevision[],
  tip: RevisionId,
  head: RevisionId,
): readonly PushedRevision[] | null {
  const byId = new Map(revisions.map((revision) => [revision.id, revision]))
  const line: PushedRevision[] = []
  for (let id: RevisionId | undefined = tip; id !== head; id = line[0]?.parents[0]) {
    const revision: PushedRevision | undefined = id === undefined ? undefined : byId.get(id)
    if (revision === undefined) return null
    line.unshift(revision)
  }
  return line
}
