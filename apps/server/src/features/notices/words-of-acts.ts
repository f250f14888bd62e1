import { firstLine } from '@forkshop/domain'
import type { Services } from '../../records/services/services.ts'

/** How much of what was said a line quotes, in characters. */
const QUOTE_LENGTH = 160

/** An act as far as its words go. */
type Act = {
  readonly act: number
  readonly kind: string
  readonly page: string
  readonly idea_text: string | null
  readonly idea_reason: string | null
  readonly proposal: number | null
  readonly comment: string | null
  readonly said: string | null
  readonly quote: string | null
}

/** The first words of what each act says, as they are today. */
export async function readWords(
  services: Pick<Services, 'database'>,
  acts: readonly Act[],
): Promise<ReadonlyMap<number, string>> {
  const [comments, proposals] = await Promise.all([
    commentsOf(services, acts),
    proposalsOf(services, acts),
  ])
  const words = acts.map((act) => {
    const proposal = proposals.get(`${act.page} ${act.proposal}`)
    const said =
      act.comment !== null
        ? comments.get(act.comment)
        : act.kind === 'idea-declined'
          ? act.idea_reason
          : act.kind === 'proposal-declined'
            ? proposal?.decided_reason
            : (act.idea_text ?? proposal?.title)
    return [act.act, firstLine(said ?? act.quote ?? '', QUOTE_LENGTH)] as const
  })
  return new Map(words)
}

async function commentsOf({ database }: Pick<Services, 'database'>, acts: readonly Act[]) {
  const ids = acts.flatMap(({ comment }) => comment ?? [])
  if (ids.length === 0) return new Map<string, string>()
  const rows = await database
    .selectFrom('comment')
    .select(['id', 'text'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}

async function proposalsOf({ database }: Pick<Services, 'database'>, acts: readonly Act[]) {
  const named = acts.flatMap(({ page, proposal }) =>
    proposal === null ? [] : [{ page, proposal }],
  )
  if (named.length === 0) return new Map<string, never>()
  const rows = await database
    .selectFrom('proposal')
    .select(['page', 'number', 'title', 'decided_reason'])
    .where((eb) => eb.or(named.map(({ page, proposal }) => eb.and({ page, number: proposal }))))
    .execute()
  return new Map(rows.map((row) => [`${row.page} ${row.number}`, row]))
}
