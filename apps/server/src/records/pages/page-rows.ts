import type { PageMeta } from '@forkshop/repository'
import type { PageFacts } from '../../texts/jobs/page-facts.ts'

/** The columns of a page's row that its text decides. */
export function factColumns(facts: PageFacts) {
  return {
    kind: facts.kind,
    title: facts.card.title,
    summary: facts.card.summary,
    lang: facts.card.lang,
    license: facts.card.license,
    fields: JSON.stringify(facts.fields),
    card: JSON.stringify(facts.card),
    minutes: facts.minutes,
    people_min: facts.peopleMin,
    people_max: facts.peopleMax,
  }
}

/** The columns that its settings decide. What was made for one event alone is as public as its origin, and unlisted. */
export function settingColumns({ editing, visibility, madeFor }: PageMeta) {
  return {
    editing,
    visibility: visibility === 'public' && madeFor !== undefined ? 'unlisted' : visibility,
    made_for: madeFor ?? null,
  }
}
