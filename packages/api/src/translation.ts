import { z } from 'zod'
import { renderedComparisonSchema } from './comparison-drawn.ts'
import { bare, onPage, route } from './route.ts'
import { kindSchema, revisionIdSchema, slugParams, slugSchema, versionSchema } from './shapes.ts'

/** A block of a text, by its number in it, as safe HTML. */
const drawnBlockSchema = z.object({ at: z.number().int(), html: z.string() })

/**
 * How a translation stands to its original: what changed there since the version that it names, each with the passage
 * of its own that stands for it.
 */
export const translationStateSchema = z.object({
  slug: slugSchema,
  kind: kindSchema.nullable(),
  title: z.string(),
  lang: z.string(),
  /** The text of the translation that this is about. */
  revision: revisionIdSchema,
  /** `version` is the one that the translation names, null where there is none of that number: then nothing is behind. */
  original: z.object({
    slug: slugSchema,
    kind: kindSchema.nullable(),
    title: z.string(),
    lang: z.string(),
    version: versionSchema.nullable(),
    latest: versionSchema.nullable(),
  }),
  /** What changed in the original from that version to its newest one, drawn with both texts in one. */
  comparison: renderedComparisonSchema,
  passages: z.array(
    z.object({
      /** The `blockIndex` of the change. */
      change: z.number().int(),
      /** What stands for it in the translation; null where nothing does. */
      there: drawnBlockSchema.nullable(),
      /** Where nothing does, the passage of the translation after which it belongs; null for its beginning. */
      after: drawnBlockSchema.nullable(),
      /** Whether the translation has it already, as far as that shows without knowing its language. */
      isThere: z.boolean(),
    }),
  ),
  /** Of the facts that changed there, those that no language changes, as the translation has them. */
  fields: z.array(z.object({ key: z.string(), value: z.unknown(), isThere: z.boolean() })),
  /** Passages of the original that did not change and that the translation lacks. */
  missing: z.array(drawnBlockSchema),
  /** Passages of the translation that nothing in the original stands for. */
  extra: z.array(drawnBlockSchema),
})
export type TranslationState = z.infer<typeof translationStateSchema>

/** The call about translations; texts too heavy to read are `too-large`, and `busy` says to come back. */
export const translationRoutes = {
  viewTranslation: route({
    ...bare('viewTranslation'),
    summary: 'What a translation is behind its original by',
    description:
      'What changed in the page that this one translates since the version that it names, passage by passage, beside its own passages. Two languages share no words: passages are known by order, form, numbers and addresses. `not-found` for a page that translates none which everybody may read.',
    refuses: ['not-found'],
    access: onPage('read'),
    params: slugParams,
    answer: translationStateSchema,
  }),
}
