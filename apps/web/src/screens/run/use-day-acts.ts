import { lastInEffect, movesOf, type Move, type Run, type RunStep } from '@forkshop/domain'
import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useToasts } from '../../ui/toasts.ts'
import type { DayView } from './day-view.ts'
import type { Said } from './kept-run.ts'
import type { RunStore } from './run-store.ts'
import { sayMove } from './say-run.ts'
import type { StepAct } from './StepDialog.vue'

/** What is asked before a move is made. */
type Asked =
  | { readonly kind: 'extend' | 'note' | 'step'; readonly step: RunStep | null }
  | { readonly kind: 'insert' | 'close' }

/** A step that is put in between; before none is at the end. */
export type NewStep = {
  readonly text: string
  readonly minutes: number
  readonly before: string
}

type Day = {
  readonly run: ComputedRef<Run | null>
  readonly view: ComputedRef<DayView | null>
  readonly zone: ComputedRef<string>
}

export type DayActs = {
  readonly asked: Ref<Asked | null>
  /** The step that is asked about. */
  readonly askedStep: ComputedRef<RunStep | null>
  readonly act: (said: Said) => void
  readonly each: (kind: 'done' | 'skip') => void
  readonly give: (minutes: number) => void
  readonly write: (text: string) => void
  readonly insert: (step: NewStep) => void
  readonly onStep: (what: StepAct) => void
  readonly move: (step: RunStep, by: -1 | 1) => void
  readonly back: () => void
  /** The last move that nothing has undone, in words. */
  readonly lastSaid: ComputedRef<string | null>
}

/** What who leads does on a day: each act is a move of its log, some are asked about first. */
export const useDayActs = (store: RunStore, { run, view, zone }: Day): DayActs => {
  const { t } = useTranslations()
  const { show } = useToasts()
  const asked = shallowRef<Asked | null>(null)
  const askedStep = computed(() =>
    asked.value !== null && 'step' in asked.value ? asked.value.step : null,
  )
  /** The step that was asked about, which is not any more. */
  const answered = (): RunStep | null => {
    const step = askedStep.value
    asked.value = null
    return step
  }
  const last = computed(() => lastInEffect(movesOf(store.kept.value.log)))
  const say = (move: Move): string =>
    run.value === null ? '' : sayMove(move, run.value, { t, zone: zone.value })
  return {
    asked,
    askedStep,
    lastSaid: computed(() => (last.value === null ? null : say(last.value))),
    act: (said) => void store.act(said),
    each(kind) {
      for (const step of view.value?.running ?? []) store.act({ kind, step: step.id })
    },
    give(minutes) {
      const step = answered()
      if (step !== null) store.act({ kind: 'extend', step: step.id, minutes })
    },
    write(text) {
      const step = answered()
      store.act({ kind: 'note', text, ...(step !== null && { step: step.id }) })
    },
    insert({ text, minutes, before }) {
      asked.value = null
      store.act({ kind: 'insert', text, minutes, ...(before !== '' && { before }) })
    },
    onStep(what) {
      const step = answered()
      if (step === null) return
      if (what === 'extend' || what === 'note') asked.value = { kind: what, step }
      else store.act({ kind: what, step: step.id })
    },
    // one place earlier or later among those that wait on its day, whatever roles are shown
    move(step, by) {
      const all =
        run.value?.steps.filter((one) => one.day === step.day && one.state === 'waiting') ?? []
      const at = all.findIndex(({ id }) => id === step.id)
      const before = by < 0 ? all[at - 1] : all[at + 2]
      if (at + by < 0 || at + by >= all.length) return
      store.act({
        kind: 'reorder',
        step: step.id,
        ...(before !== undefined && { before: before.id }),
      })
    },
    back() {
      const undone = last.value
      if (undone === null) return
      const did = say(undone)
      const id = store.act({ kind: 'undo', of: undone.id })
      show({
        kind: 'done',
        title: t('run.undone', { did }),
        actions: [{ label: t('run.redo'), run: () => void store.act({ kind: 'undo', of: id }) }],
      })
    },
  }
}
