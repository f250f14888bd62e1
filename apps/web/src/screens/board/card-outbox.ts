import { ApiError, type Client } from '@forkshop/api'
import { isRecord } from '@forkshop/domain'

/** A card that this phone keeps until it is sent or thrown away. */
export type KeptCard = {
  /** 128 random bits in hexadecimal: however often it is sent, it is one card. */
  readonly id: string
  readonly event: string
  readonly column: string
  readonly text: string
  readonly step: string | null
  readonly named: boolean
  /** Why it was not taken; null while it waits for the line. */
  readonly refused: string | null
}

/** What is kept in a browser's storage; nothing for what is not ours. */
export const parseCards = (json: string | null): readonly KeptCard[] => {
  try {
    const value: unknown = JSON.parse(json ?? '[]')
    return Array.isArray(value) ? value.flatMap(parseCard) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** What became of sending a card. */
export type Sent = 'sent' | 'waits' | { readonly refused: string }

/** Sends a card. One that arrived before, over a line that broke, is there; a line that fails lets it wait. */
export const sendCard = async (client: Client, card: KeptCard): Promise<Sent> => {
  const { id, event, column, text, step, named } = card
  try {
    await client('addCard', {
      params: { slug: event },
      body: { id, column, text, named, ...(step !== null && { step }) },
    })
    return 'sent'
  } catch (error) {
    if (error instanceof TypeError) return 'waits'
    if (!(error instanceof ApiError)) throw error
    const { code, detail } = error.problem
    // said in the name of another session of this phone, or taken back since
    if (code === 'id-taken' || code === 'not-found') return 'sent'
    return ['busy', 'internal', 'not-signed-in'].includes(code) ? 'waits' : { refused: detail }
  }
}

const parseCard = (value: unknown): readonly KeptCard[] => {
  if (!isRecord(value)) return []
  const { id, event, column, text, step, named, refused } = value
  if ([id, event, column, text].some((one) => typeof one !== 'string')) return []
  return [
    {
      id: String(id),
      event: String(event),
      column: String(column),
      text: String(text),
      step: typeof step === 'string' ? step : null,
      named: named === true,
      refused: typeof refused === 'string' ? refused : null,
    },
  ]
}
