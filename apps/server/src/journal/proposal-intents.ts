import { ForkshopError } from '@forkshop/domain'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../records/database/tables.ts'
import { intentReader } from './intent-rows.ts'
import type { Services } from '../records/services/services.ts'

const text = z.string()
const none = z.null()

/** What a proposal's row will be once git holds its text. */
const proposalSchema = z.object({
  kind: z.literal('proposal'),
  page: text,
  number: z.number(),
  state: text,
  title: text,
  reason: text,
  author: text.nullable(),
  author_name: text,
  base: text,
  event: text.nullable(),
  created: text,
  decided: none,
  decided_by: none,
  decided_by_name: none,
  decided_reason: none,
  accepted_revision: none,
  ideas: z.array(text),
  /** The guest's offer that is shown by it; older intents have none. */
  offer: z.object({ id: text, by: text, byName: text, time: text }).nullable().default(null),
  /** The revision that it leads to, where git had it before; else one that its author wrote then. */
  head: text.nullable().default(null),
})
/** An acceptance: what the row will say once the main line holds the proposal. */
const acceptSchema = z.object({
  kind: z.literal('accept'),
  page: text,
  number: z.number(),
  head: text,
  from: text,
  by: text,
  byName: text,
  time: text,
})
/** A decline or a withdrawal: what the row will say once git has it. */
const endSchema = z.object({
  kind: z.literal('proposal-end'),
  page: text,
  number: z.number(),
  state: z.enum(['declined', 'withdrawn']),
  reason: text,
  by: text,
  byName: text,
  time: text,
})
/** The next state of a proposal: what the row will say once its ref has left `from`. */
const stateSchema = z.object({
  kind: z.literal('proposal-state'),
  page: text,
  number: z.number(),
  from: text,
  base: text,
  title: text,
  reason: text,
  /** Where it is said to come from now; older intents leave that as it was. */
  event: text.nullable().optional(),
})
const intentSchema = z.discriminatedUnion('kind', [
  proposalSchema,
  acceptSchema,
  endSchema,
  stateSchema,
])

type AnyIntent = z.infer<typeof intentSchema>
export type ProposalIntent = z.infer<typeof proposalSchema>
export type AcceptIntent = z.infer<typeof acceptSchema>
export type EndIntent = z.infer<typeof endSchema>
export type StateIntent = z.infer<typeof stateSchema>

/** Remembers a proposal that is about to be written to git; answers the intent's id. */
export const writeProposalIntent = (
  services: Services,
  {
    head = null,
    ...intent
  }: Omit<ProposalIntent, 'kind' | 'head'> & { readonly head?: string | null },
): Promise<string> => write(services, { kind: 'proposal', ...intent, head })

/** Remembers an acceptance that is about to be committed; answers the intent's id. */
export const writeAcceptIntent = (
  services: Services,
  intent: Omit<AcceptIntent, 'kind'>,
): Promise<string> => write(services, { kind: 'accept', ...intent })

/** Remembers how a proposal is about to end; answers the intent's id. */
export const writeEndIntent = (
  services: Services,
  intent: Omit<EndIntent, 'kind'>,
): Promise<string> => write(services, { kind: 'proposal-end', ...intent })

/** Remembers the next state that a proposal is about to get; answers the intent's id. */
export const writeStateIntent = (
  services: Services,
  intent: Omit<StateIntent, 'kind'>,
): Promise<string> => write(services, { kind: 'proposal-state', ...intent })

const kinds = ['proposal', 'accept', 'proposal-end', 'proposal-state']

const toIntent = ({ id, payload }: Selectable<Tables['intent']>): AnyIntent => {
  const intent = intentSchema.safeParse(JSON.parse(payload))
  if (!intent.success) throw new ForkshopError('bad-intent', { id }, intent.error)
  return intent.data
}

/** The intents about proposals. */
export const proposalIntents = intentReader(kinds, toIntent)

const write = async (services: Services, intent: AnyIntent): Promise<string> => {
  const id = services.newId()
  await services.database
    .insertInto('intent')
    .values({
      id,
      kind: intent.kind,
      payload: JSON.stringify(intent),
      created: services.clock().toISOString(),
    })
    .execute()
  return id
}
