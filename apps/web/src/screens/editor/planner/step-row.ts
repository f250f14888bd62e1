import type { Say } from '../../../base/i18n/create-i18n.ts'
import { stepActions, type StepAction } from '../agenda/step-actions.ts'
import type { WritingMenuItem } from '../frame/writing-menu.ts'

const LEAST_PIXELS = 38
const PIXELS_A_MINUTE = 0.2
/** A night is no longer than this on the screen. */
const MOST_MINUTES = 5 * 60

/** Least height of a step's row, in pixels: height is time, from half an hour on. */
export const stepHeight = (minutes: number | null): number =>
  LEAST_PIXELS +
  Math.round(PIXELS_A_MINUTE * Math.min(Math.max((minutes ?? 0) - 30, 0), MOST_MINUTES))

const keys: Partial<Record<StepAction, string>> = {
  up: 'Alt ↑',
  down: 'Alt ↓',
  dayBefore: 'Alt ⇧ ↑',
  dayAfter: 'Alt ⇧ ↓',
}
const startsGroup: readonly StepAction[] = ['split', 'beside', 'alone', 'break', 'remove']

/** What can be done with a step, as a menu offers it; what is impossible is not offered. */
export const stepItems = (
  can: (action: StepAction) => boolean,
  t: Say,
): readonly WritingMenuItem[] =>
  stepActions.filter(can).map((key) => ({
    key,
    name: t(`planner.step.${key}`),
    class: 'table-item',
    hint: keys[key],
    startsGroup: startsGroup.includes(key),
  }))

/** The action that a key of the menu names. */
export const toAction = (key: string): StepAction | null =>
  stepActions.find((one) => one === key) ?? null
