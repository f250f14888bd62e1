import { z } from 'zod'
import { pageFactsSchema } from './facts.ts'
import { pageSchema, visibilitySchema } from './page.ts'
import { roleToFillSchema } from './preparation.ts'
import { comingSchema } from './registration.ts'
import { bare, onPage, route } from './route.ts'
import {
  agendaSchema,
  atQuery,
  eventStateSchema,
  historyEntrySchema,
  kindSchema,
  licenseIssueSchema,
  originSchema,
  personSchema,
  revisionIdSchema,
  slugParams,
  slugSchema,
  timeSchema,
  versionEntrySchema,
  versionSchema,
} from './shapes.ts'
import { standingSchema } from './standing.ts'

/**
 * Characters of drawn HTML with no tag between them: `at` and `length` are of the HTML of their block, `from` is the
 * place in the whole text where they stand alike, null where they come of something else (an escape, a footnote's
 * number). Places are UTF-16 units.
 */
const articleRunSchema = z.object({
  at: z.number().int(),
  length: z.number().int(),
  from: z.number().int().nullable(),
  /** The character, where HTML writes it as a reference. */
  sign: z.string().optional(),
  /** A line begins with it: a paragraph, an item, a cell. */
  breaks: z.literal(true).optional(),
  /** The place in the HTML behind the link, label or summary that it stands in. */
  until: z.number().int().optional(),
})

/** A top-level element of drawn HTML. */
const articleBlockSchema = z.object({
  /** Its number among the blocks of the text; null for HTML of the text and for footnotes. */
  index: z.number().int().nullable(),
  /** Where it begins in the HTML of its part; it goes on to where the next one begins. */
  at: z.number().int(),
  /** Of a heading in the outline: its level, its id, and where in its HTML the words begin. */
  heading: z
    .object({ level: z.number().int(), id: z.string(), inside: z.number().int() })
    .nullable(),
  /** All that is read in it, in the order of the HTML. */
  runs: z.array(articleRunSchema),
})

/** A part of a text as safe HTML. */
export const articlePartSchema = z.object({
  kind: z.enum(['html', 'table']),
  html: z.string(),
  blocks: z.array(articleBlockSchema),
  start: z.number().int(),
  end: z.number().int(),
})

/** An idea as the reading page shows it beside its passage. */
const passageIdeaSchema = z.object({
  id: z.string(),
  text: z.string(),
  state: z.enum(['open', 'proposed', 'accepted', 'declined', 'duplicate']),
  /** The name of who said it, '' for a guest without one. */
  by: z.string(),
  byGuest: z.boolean(),
  time: timeSchema,
  event: slugSchema.nullable(),
  /** What was seen there that it comes from: of one that was made of a line of the event's report, that line. */
  observed: z.string().nullable(),
  quote: z.string().nullable(),
  prefix: z.string().nullable(),
  suffix: z.string().nullable(),
  support: z.number().int(),
  proposal: z.number().int().nullable(),
  version: versionSchema.nullable(),
})
/** An idea beside its passage. */
export type PassageIdea = z.infer<typeof passageIdeaSchema>

/** What the clocks at an event's place show. */
const placeTimeSchema = z.object({
  day: z.iso.date(),
  /** `09:00`; null where only a day is known. */
  hour: z.string().nullable(),
  /** That hour, or the day's first moment. */
  time: timeSchema,
  /** How far the clocks there are from UTC then: `+01:00`. */
  offset: z.string(),
  /** IANA name of the place's zone; null where only an offset is known. */
  zone: z.string().nullable(),
})
/** A moment as the clocks at an event's place show it. */
export type PlaceTimeView = z.infer<typeof placeTimeSchema>

/** A heading of the outline; `id` is its anchor in the article. */
const outlineEntrySchema = z.object({ level: z.number().int(), text: z.string(), id: z.string() })

/** Everything a reading page shows that is the same for every reader. */
export const pageViewSchema = pageSchema.omit({ text: true }).extend({
  facts: pageFactsSchema,
  /**
   * What the text in view says it translates, where everybody may read that: at which version (null where the original
   * has none of that number), and whether the original released a later one since. Null for all other pages, and for
   * one in the language of the page that it names.
   */
  original: z
    .object({
      slug: slugSchema,
      kind: kindSchema.nullable(),
      title: z.string(),
      lang: z.string(),
      version: versionSchema.nullable(),
      latest: versionSchema.nullable(),
      behind: z.boolean(),
    })
    .nullable(),
  parts: z.array(articlePartSchema),
  outline: z.array(outlineEntrySchema),
  agenda: agendaSchema,
  head: revisionIdSchema,
  /** True when the text in view is the newest. */
  current: z.boolean(),
  latestVersion: versionSchema.nullable(),
  versions: z.array(versionEntrySchema),
  recent: z.array(historyEntrySchema),
  revisions: z.number().int(),
  maintainers: z.array(personSchema),
  /** Who wrote the text in view, whoever wrote most first. */
  contributors: z.array(personSchema),
  /** Of a fork: where it comes from, under which licence that text stood then and who had written it. */
  forkedFrom: originSchema
    .extend({ license: z.string().nullable(), authors: z.array(personSchema) })
    .nullable(),
  /** Where the licence does not go with that of the page that this one was made from. */
  licensing: z.array(licenseIssueSchema),
  openProposals: z.number().int(),
  /** Open threads about the page, its passages, comparisons and passages of proposals. */
  threads: z.number().int(),
  /** How many public events ran it to their end, as `getRuns` tells of them; of an event 1 once its day was closed. */
  ran: z.number().int(),
  ideas: z.array(passageIdeaSchema),
  /** Its forks that the caller may know of, newest first, at most 200, each as it stands to this page. */
  forks: z.array(
    z.object({
      slug: slugSchema,
      title: z.string(),
      version: versionSchema.nullable(),
      lang: z.string(),
      /** Null for a translation. */
      upstream: standingSchema.nullable(),
    }),
  ),
  /**
   * How the newest text of a fork stands to its origin. Null for other pages, texts and translations, and where the
   * caller may not know of the origin.
   */
  upstream: standingSchema.nullable(),
  /** Public events that run this page: those that are not over, the next first, then the others, the last first. */
  events: z.array(
    z.object({
      slug: slugSchema,
      title: z.string(),
      version: versionSchema.nullable(),
      start: z.string().nullable(),
      place: z.string().nullable(),
      state: eventStateSchema.nullable(),
    }),
  ),
  /** When an event is, and the zone (IANA) of its hours without an offset; null for other kinds. */
  times: z
    .object({
      start: placeTimeSchema.nullable(),
      end: placeTimeSchema.nullable(),
      zone: z.string(),
      /**
       * Each of its days, at the hours of its programme as far as they are known; its `end` is `22:00`, after midnight
       * where that is earlier than its start. Empty where it does not say when it starts.
       */
      days: z.array(z.object({ start: placeTimeSchema, end: z.string().nullable() })),
      /** When it is over: its end, or the end of its last day; null where it does not say when it is. */
      over: timeSchema.nullable(),
      /** Where it stood when this was answered. */
      state: eventStateSchema.nullable(),
    })
    .nullable(),
  /** How an event takes registrations; null where it takes none here. */
  coming: comingSchema.nullable(),
  /** Until when the room of an event lets people in with its code; null while it is closed. */
  door: timeSchema.nullable(),
  /** Pages named in the front matter (`format`, `methods`, `projects`), resolved. */
  pins: z.array(
    z.object({
      slug: slugSchema,
      title: z.string().nullable(),
      version: z.string().nullable(),
      latest: versionSchema.nullable(),
    }),
  ),
  /** For an event: the format at the version that was run, for saying ideas on its passages. */
  run: z
    .object({
      slug: slugSchema,
      title: z.string(),
      version: versionSchema,
      revision: revisionIdSchema,
      visibility: visibilitySchema,
      /**
       * What was made of it for the day of the event: its programme is shown, and differs in `changes` places from
       * the version. Null where the format is run as it is.
       */
      adapted: z
        .object({
          slug: slugSchema,
          revision: revisionIdSchema,
          changes: z.number().int(),
          /** The steps that somebody changed: minutes of what was added, else how many more, or less, it takes. */
          marks: z.array(
            z.object({
              day: z.number().int(),
              row: z.number().int(),
              kind: z.enum(['added', 'moved', 'changed']),
              minutes: z.number().nullable(),
            }),
          ),
          /** The steps of the version that are not run, with the day on which they would be. */
          dropped: z.array(
            z.object({
              day: z.number().int(),
              step: z.string(),
              start: z.string().nullable(),
              minutes: z.number().nullable(),
            }),
          ),
        })
        .nullable(),
      latest: versionSchema.nullable(),
      lang: z.string(),
      parts: z.array(articlePartSchema),
      outline: z.array(outlineEntrySchema),
      /** The programme: the format's agenda, its first day at the hour when the event starts. */
      agenda: agendaSchema,
      /** The date of each day of the agenda; null where the event has none for it. */
      dates: z.array(z.iso.date().nullable()),
      /** Its roles, each with those who take it and said that everybody may see their name. */
      roles: z.array(roleToFillSchema),
      ideas: z.array(passageIdeaSchema),
    })
    .nullable(),
  /** Of a page that was made for the day of one event: which, null where the reader may not know of it. */
  madeFor: z
    .object({ event: z.object({ slug: slugSchema, title: z.string() }).nullable() })
    .nullable(),
})
/** What `viewPage` answers. */
export type PageView = z.infer<typeof pageViewSchema>

/**
 * Which text, and whether its article comes along: with `none`, `parts`, `outline` and `agenda` are empty; with
 * `shown`, `runs` are, but for those of headings, where no idea is said on a passage.
 */
const viewQuery = atQuery.extend({ article: z.enum(['whole', 'shown', 'none']).optional() })

/** The call that a reading page is made of. */
export const pageViewRoutes = {
  viewPage: route({
    ...bare('viewPage'),
    summary: 'A page as readers see it',
    description:
      'Article as safe HTML with outline, agenda, versions, people, ideas, forks and events: what a reading page shows, the same for every reader. What the caller may do is asked for by `getRights`. With `article=shown` the places of its words come only where an idea is said on a passage; with `article=none` all but the article itself, for who has its text already.',
    access: onPage('read'),
    params: slugParams,
    query: viewQuery,
    answer: pageViewSchema,
  }),
}
