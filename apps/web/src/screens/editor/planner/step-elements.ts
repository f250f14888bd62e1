import type { StepPlace } from '@forkshop/domain'

/** The step of the planner that an element is in; null elsewhere. */
export const placeOfStep = (element: Element): StepPlace | null => {
  const words = element.closest<HTMLElement>('[data-step]')?.dataset['step'] ?? ''
  const [, day, row] = /^(\d+)\.(\d+)$/.exec(words) ?? []
  return day === undefined || row === undefined ? null : { day: Number(day), row: Number(row) }
}

/** What of a step takes the focus: a part by its name, or its handle where it has none of that name. */
export const stepElement = (
  root: Element,
  { day, row }: StepPlace,
  part: string,
): HTMLElement | null => {
  const step = root.querySelector(`[data-step="${day}.${row}"]`)
  const [own, handle] = [part, 'grip'].map(
    (name) => step?.querySelector<HTMLElement>(`[data-part="${CSS.escape(name)}"]`) ?? null,
  )
  const found = own ?? handle ?? null
  return found?.querySelector<HTMLElement>('input, textarea') ?? found
}
