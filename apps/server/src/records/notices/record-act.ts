import type { NoticeKind } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** Something that people are told of. What is left out is not known, or is of no such thing. */
export type ToldAct = {
  readonly kind: NoticeKind
  /** Id of the page on which it happened. */
  readonly page: string
  /** Who did it: an account or `guest:<id>`, with the name as it was then; without a name nobody is told who. */
  readonly who: { readonly id: string | null; readonly name: string | null } | null
  readonly time: string
  /** Tells it from others of its kind on its page: told once, however often it is written. */
  readonly one: string
  readonly event?: string | null
  readonly idea?: string | null
  readonly proposal?: number | null
  readonly comment?: string | null
  readonly thread?: string | null
  readonly said?: string | null
  readonly version?: string | null
  readonly revision?: string | null
  readonly base?: string | null
  readonly other?: string | null
  readonly quote?: string | null
}

/**
 * Writes that something happened of which people are told; give the transaction of the act itself. Who is told is found
 * after its caller was answered (`features/notices/teller.ts`), which the next `announced` or `page-changed` wakes.
 */
export async function recordAct(transaction: Kysely<Tables>, act: ToldAct): Promise<void> {
  const { kind, page, who, time, one } = act
  await transaction
    .insertInto('told_act')
    .values({
      key: JSON.stringify([kind, page, one]),
      kind,
      page,
      who: who?.id ?? null,
      who_name: who?.name ?? null,
      time,
      event: act.event ?? null,
      idea: act.idea ?? null,
      proposal: act.proposal ?? null,
      comment: act.comment ?? null,
      thread: act.thread ?? null,
      said: act.said ?? null,
      version: act.version ?? null,
      revision: act.revision ?? null,
      base: act.base ?? null,
      other: act.other ?? null,
      quote: act.quote ?? null,
      reached: null,
      told: null,
      undone: null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}
