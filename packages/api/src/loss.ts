import { z } from 'zod'
import { draftParams } from './draft.ts'
import { bare, route } from './route.ts'
import { nothing, timeSchema } from './shapes.ts'

const lossSchema = z.object({
  id: z.string(),
  /** What was written, without its marks. */
  words: z.string(),
  /** What stood before and after it in its block, at most 40 letters each; empty when nobody knows. */
  before: z.string(),
  after: z.string(),
  /** The name of who wrote it; null when nobody knows, or that account is no more. */
  by: z.string().nullable(),
  /** Whether the caller wrote it. */
  own: z.boolean(),
  /** The name of who changed the passage in which it stood; null as for `by`. */
  takenBy: z.string().nullable(),
  found: timeSchema,
})
/** Words of a draft that went with a block which somebody changed who had not seen them. */
export type DraftLoss = z.infer<typeof lossSchema>

const lossParams = draftParams.extend({ loss: z.string().regex(/^\d{1,16}-\d{1,16}$/) })

/** Calls about what a draft lost while people changed the same passage. */
export const lossRoutes = {
  listLosses: route({
    ...bare('listLosses'),
    summary: 'Words that went with a changed passage',
    description:
      'What people wrote in a passage while somebody else split, joined, turned, moved or deleted it without having seen that: it is not in the text, and is offered here, the caller’s own first, else the last first, at most 200. What stands in the text all the same is left out.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: draftParams,
    answer: z.object({ items: z.array(lossSchema) }),
  }),
  bringBackLoss: route({
    ...bare('bringBackLoss'),
    summary: 'Bring lost words back',
    description:
      'Puts the words into the draft as a paragraph of their own, after the place where they stood; dismissed ones too. Asked again it changes nothing.',
    refuses: ['not-open', 'no-room'],
    access: { kind: 'signed-in' },
    params: lossParams,
    answer: nothing,
  }),
  dismissLoss: route({
    ...bare('dismissLoss'),
    summary: 'Offer lost words no more',
    description:
      'For who wrote them, and for anybody who may write in the draft where nobody knows who did. Asked again it changes nothing.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    status: 204,
    params: lossParams,
    answer: nothing,
  }),
}
