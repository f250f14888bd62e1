import type { PrintView } from '@forkshop/api'
import { agendaRoles, concernsRole, type AgendaRole } from '@forkshop/domain'

type Programme = NonNullable<PrintView['programme']>
type Day = Programme['agenda']['days'][number]
type Method = PrintView['methods'][number]

/** A method as a step names it. */
export type NamedMethod = Pick<Method, 'slug' | 'title' | 'version' | 'lang'>

/** A row of a run sheet. */
export type SheetRow = Omit<Day['steps'][number], 'methods'> & {
  readonly methods: readonly NamedMethod[]
}

/** A day of a run sheet; `date` is null where the programme has none. */
export type SheetDay = Pick<Day, 'title' | 'start' | 'end' | 'totalMinutes'> & {
  readonly number: number
  readonly date: string | null
  readonly rows: readonly SheetRow[]
}

/** What is needed: in steps, or for a method. */
export type Need =
  | { readonly kind: 'step'; readonly steps: readonly string[]; readonly text: string }
  | { readonly kind: 'method'; readonly method: NamedMethod; readonly html: string }

/** The roles that a programme has a sheet for. */
export const rolesOf = ({ agenda, roles }: Programme): readonly AgendaRole[] =>
  agendaRoles(agenda.days, roles)

/** The days with the steps of a role, of everybody where it is empty; days without any are left out. */
export const sheetDays = (
  programme: Programme,
  methods: readonly Method[],
  role: string,
): readonly SheetDay[] => {
  const roles = rolesOf(programme)
  const known = new Map(methods.map((method) => [method.slug, method]))
  return programme.agenda.days.flatMap(({ steps, ...day }, index) => {
    const rows = steps
      .filter(({ ledBy }) => concernsRole(ledBy, role, roles))
      .map((step) => ({
        ...step,
        methods: step.methods.flatMap(({ slug }) => known.get(slug) ?? []),
      }))
    const date = programme.dates[index] ?? null
    return rows.length === 0 ? [] : [{ ...day, number: index + 1, date, rows }]
  })
}

/** What the steps of these days need, in their order, each once. */
export const needsOf = (days: readonly SheetDay[], methods: readonly Method[]): readonly Need[] => {
  const rows = days.flatMap((day) => day.rows)
  const texts = new Map<string, string[]>()
  for (const { step, materials: text } of rows) {
    if (text !== '') texts.set(text, [...(texts.get(text) ?? []), step])
  }
  const ofSteps = [...texts].map(([text, steps]): Need => ({ kind: 'step', steps, text }))
  const used = new Set(rows.flatMap((row) => row.methods.map(({ slug }) => slug)))
  const ofMethods = methods.flatMap((method): readonly Need[] =>
    method.materials !== null && used.has(method.slug)
      ? [{ kind: 'method', method, html: method.materials }]
      : [],
  )
  return [...ofSteps, ...ofMethods]
}
