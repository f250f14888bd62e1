import {
  foldRun,
  moveKinds,
  stepStates,
  type Move,
  type PlannedStep,
  type RunStep,
} from '@forkshop/domain'
import { z } from 'zod'
import type { KeptMove } from './run-rows.ts'
import type { RunPlan } from './plan-run.ts'

const timeSchema = z.iso.datetime()
const stepSchema = z.object({
  id: z.string(),
  day: z.number().int(),
  /** Null for a step that was inserted. */
  row: z.number().int().nullable(),
  step: z.string(),
  ledBy: z.string(),
  fixed: z.boolean(),
  plannedStart: timeSchema.nullable(),
  plannedEnd: timeSchema.nullable(),
  start: timeSchema.nullable(),
  end: timeSchema.nullable(),
  state: z.enum(stepStates),
  inserted: z.boolean(),
})
const moveSchema = z.object({
  id: z.string(),
  after: z.array(z.string()),
  at: z.string(),
  time: z.string(),
  kind: z.enum(moveKinds),
  of: z.string().optional(),
  step: z.string().optional(),
  before: z.string().optional(),
  minutes: z.number().int().optional(),
  text: z.string().optional(),
  /** Numbers those who led the day, from 1, in the order in which their moves came. */
  by: z.number().int(),
})

/** How the day of an event went, as `run.json` keeps it: git does not forget, so it names nobody. */
const recordSchema = z.object({
  schema: z.literal(1),
  /** Page, revision and version of what was run. */
  slug: z.string().nullable(),
  revision: z.string().nullable(),
  version: z.string().nullable(),
  zone: z.string(),
  closed: timeSchema,
  steps: z.array(stepSchema),
  moves: z.array(moveSchema),
  /** The versions of the methods that were used, as they were when the day began. */
  methods: z.record(z.string(), z.string()),
})
/** How the day of an event went. */
export type RunRecord = z.infer<typeof recordSchema>

/** What is kept of a day that is closed: of notes only those that were ticked, of people a number. */
export function toRunRecord(
  plan: RunPlan,
  moves: readonly KeptMove[],
  {
    slug,
    notes,
    closed,
  }: {
    readonly slug: string | null
    readonly notes: ReadonlySet<string>
    readonly closed: Date
  },
): RunRecord {
  const people = [...new Set(moves.map(({ row }) => row.by))]
  const run = foldRun(
    plan.steps,
    moves.map(({ move }) => move),
    closed.getTime(),
  )
  return {
    schema: 1,
    slug,
    revision: plan.of?.revision ?? null,
    version: plan.of?.version ?? null,
    zone: plan.zone,
    closed: closed.toISOString(),
    steps: run.steps.map((step) => toStep(step, plan.steps)),
    moves: moves.map(({ move, row }) => ({
      ...toSaid(move, notes),
      at: row.at,
      time: row.time,
      by: people.indexOf(row.by) + 1,
    })),
    methods: { ...plan.methods },
  }
}

/** The bytes of `run.json`. */
export function formatRunRecord(record: RunRecord): string {
  return `${JSON.stringify(record, null, 1)}\n`
}

/** Reads `run.json`; null for what is none. */
export function parseRunRecord(text: string): RunRecord | null {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null // the standard library's way to say that it is no JSON
  }
}

/** The steps of a record that were planned, in the order in which they were. */
export function plannedOf({ steps }: RunRecord): readonly PlannedStep[] {
  const planned = steps.flatMap(({ row, plannedStart, plannedEnd, ...step }) => {
    if (row === null) return []
    const { id, day, step: name, ledBy, fixed } = step
    const hours = { plannedStart: toMoment(plannedStart), plannedEnd: toMoment(plannedEnd) }
    return [{ id, day, row, step: name, ledBy, fixed, ...hours }]
  })
  return planned.toSorted((a, b) => a.day - b.day || a.row - b.row)
}

/** A step as it went, with its place in the programme as that was. */
function toStep(step: RunStep, planned: readonly PlannedStep[]): RunRecord['steps'][number] {
  const plan = planned.find(({ id }) => id === step.id)
  const { id, row, step: name, ledBy, state, inserted, plannedStart, plannedEnd, start, end } = step
  return {
    id,
    day: plan?.day ?? step.day,
    row,
    step: name,
    ledBy,
    fixed: plan?.fixed ?? false,
    plannedStart: toTime(plannedStart),
    plannedEnd: toTime(plannedEnd),
    start: toTime(start),
    end: toTime(end),
    state,
    inserted,
  }
}

/** A note that was not ticked stays as a move, without its words: others have seen it. */
function toSaid(move: Move, notes: ReadonlySet<string>) {
  const { time: _, text, after, ...said } = move
  const isKept = move.kind !== 'note' || notes.has(move.id)
  return { ...said, after: [...after], ...(isKept && text !== undefined && { text }) }
}

function toTime(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString()
}

function toMoment(time: string | null): number | null {
  return time === null ? null : Date.parse(time)
}
