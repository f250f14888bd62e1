import { z } from 'zod'
import { changeKindSchema, dayLengthSchema, stepChangeSchema } from './comparison-told.ts'
import { revisionIdSchema, slugSchema } from './shapes.ts'

/**
 * Whether what is the same is drawn too, or most of it only counted: `viewBlocks` draws that when it is asked for. So
 * the screens ask; programs get all.
 */
export const unchangedQuery = z.object({
  unchanged: z.enum(['drawn', 'counted']).default('drawn'),
})
/** Whether what is the same is drawn. */
export type UnchangedAsked = z.infer<typeof unchangedQuery>['unchanged']

/** What is drawn: what is the same, and each text by itself beside both in one. */
export const drawnQuery = unchangedQuery.extend({
  sides: z.enum(['drawn', 'none']).default('drawn'),
})
/** Which parts of a comparison are asked for. */
export type DrawnAsked = z.infer<typeof drawnQuery>

/** The text of a revision as `viewBlocks` takes it; of a passage of it, where it stands in UTF-16 units. */
const textPlaceSchema = z.object({
  slug: slugSchema,
  at: revisionIdSchema,
  start: z.number().int().optional(),
  end: z.number().int().optional(),
})
/** What names a text, or a passage of it, to `viewBlocks`. */
export type TextPlace = z.infer<typeof textPlaceSchema>

const daySideSchema = z.object({
  start: z.string().nullable(),
  end: z.string().nullable(),
  totalMinutes: z.number(),
  steps: z.array(
    z.object({
      start: z.string().nullable(),
      durationMinutes: z.number().nullable(),
      step: z.string(),
      ledBy: z.string(),
    }),
  ),
})

/** Of a merged text: which side a change came from (`ours` is the page), or that it is to be decided. */
export const mergeSideSchema = z.enum(['ours', 'theirs', 'both', 'open'])
/** The side of a change in a merged text. */
export type MergeSide = z.infer<typeof mergeSideSchema>

const formSchema = z.enum([
  'code',
  'html',
  'paragraphs',
  'sections',
  'several',
  'paragraph',
  'bullets',
  'numbers',
  'tasks',
  'quote',
  'heading-1',
  'heading-2',
  'heading-3',
  'heading-4',
  'heading-5',
  'heading-6',
])

/** What a block is, as people call it. */
export const blockWordSchema = z.enum([
  'heading',
  'list',
  'table',
  'quote',
  'code',
  'picture',
  'paragraph',
  'passage',
])

/**
 * Places in HTML, in UTF-16 units and in their order, with what is to be said there to who does not see the marks:
 * that words were added or went, what became of an address, that a name stands for a picture, or (`into`) that the
 * value behind took the place of the one before.
 */
export const htmlMarksSchema = z.array(
  z.object({
    at: z.number().int(),
    say: z.enum([
      'added',
      'removed',
      'changed',
      'moved',
      'picture',
      'into',
      'link-added',
      'link-removed',
      'link-turned',
      'link-broken',
      'caption-added',
      'caption-removed',
      'caption-turned',
      'picture-added',
      'picture-removed',
      'picture-turned',
    ]),
  }),
)
/** What is to be said at places of drawn HTML. */
export type HtmlMarks = z.infer<typeof htmlMarksSchema>

/** A comparison drawn as a page: one entry a block, in reading order. */
export const renderedComparisonSchema = z.object({
  summary: z.string(),
  changes: z.array(
    z.object({
      kind: changeKindSchema,
      /** What it is, as people call it. */
      block: blockWordSchema,
      /** Its level where it is a heading, 1 to 6. */
      level: z.number().int().nullable(),
      /** The heading it stands under; empty where there is none. */
      place: z.string(),
      /** Whether it stands above the first heading of a text that has some. */
      isOpening: z.boolean(),
      label: z.string(),
      /** What differs in it where it stayed; where words do, nothing else is told. */
      turn: z.enum(['words', 'signs', 'link', 'picture', 'order', 'source', 'look']).nullable(),
      /** How many words in it are marked. */
      words: z.object({ added: z.number().int(), removed: z.number().int() }),
      html: z.string(),
      marks: htmlMarksSchema,
      beforeHtml: z.string().nullable(),
      beforeMarks: htmlMarksSchema,
      afterHtml: z.string().nullable(),
      afterMarks: htmlMarksSchema,
      movedFrom: z.string().nullable(),
      /** Whether it moved together with the one above it, as a section does. */
      movedAlong: z.boolean().optional(),
      /** Whether one paragraph became several, or several became one. */
      regrouped: z.enum(['split', 'joined']).nullish(),
      /** The forms of what became something of another form, such as `paragraph` and `heading-3`. */
      turned: z.object({ from: formSchema, to: formSchema }).nullish(),
      blockIndex: z.number().int(),
      /** Its number among the blocks of each text; null where it does not stand. */
      beforeIndex: z.number().int().nullable(),
      afterIndex: z.number().int().nullable(),
      side: mergeSideSchema.optional(),
    }),
  ),
  /** Blocks in a row that are the same and are not among `changes`: where the first stands, there and in each text. */
  unchanged: z
    .array(
      z.object({
        blockIndex: z.number().int(),
        beforeIndex: z.number().int(),
        afterIndex: z.number().int(),
        count: z.number().int(),
      }),
    )
    .optional(),
  /** With `unchanged`: the text before, which has those blocks under their `beforeIndex`. */
  unchangedIn: textPlaceSchema.optional(),
  fields: z.array(
    z.object({
      key: z.string(),
      from: z.unknown(),
      to: z.unknown(),
      side: mergeSideSchema.optional(),
    }),
  ),
  /** Titles, by slug, of the public pages that the changed fields name. */
  titles: z.record(z.string(), z.string()).optional(),
  sentences: z.array(z.object({ kind: z.string(), day: z.string(), text: z.string() })),
  days: z.array(dayLengthSchema),
  /** Steps that differ, and every day as it was and will be, to draw both. */
  agenda: z.object({
    steps: z.array(stepChangeSchema),
    days: z.array(
      z.object({
        title: z.string(),
        before: daySideSchema.nullable(),
        after: daySideSchema.nullable(),
        /** The `blockIndex` of its table, the new one where there are two. */
        block: z.number().int().nullable(),
      }),
    ),
  }),
  degraded: z.boolean(),
})
/** A comparison as pages show it: safe HTML a block, sentences, and values of fields. */
export type RenderedComparison = z.infer<typeof renderedComparisonSchema>
