import {
  languageOfTag,
  planOf,
  squeezesOf,
  textWordsOf,
  type AgendaChange,
  type Columns,
  type PlannedDay,
  type HourSqueeze,
  type StepPlace,
} from '@forkshop/domain'
import type { Transaction } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/vue-3'
import {
  computed,
  nextTick,
  onBeforeUnmount,
  shallowRef,
  watch,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from 'vue'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'
import { useLanguage } from '../../../base/i18n/use-language.ts'
import { agendasIn } from '../agenda/placed-agendas.ts'
import { agendaAfter } from '../agenda/change-draft.ts'
import { daysOf, doChange, STEP_DONE, type StepDone } from '../agenda/do-step.ts'
import { followLengths } from '../agenda/follow-lengths.ts'
import { sayStep } from '../agenda/say-step.ts'
import { changeOf, type StepAction } from '../agenda/step-actions.ts'
import { shownDays, type HeldStep, type ShownDay } from './shown-days.ts'
import { cellWords, writeCell, writeNewColumn } from './write-cell.ts'

export type Planner = {
  readonly days: ComputedRef<readonly ShownDay[]>
  readonly held: ShallowRef<HeldStep | null>
  /** What was done last, in words; spoken. */
  readonly said: ShallowRef<string>
  readonly say: (words: string) => void
  /** Where time is lacking on a day. */
  readonly squeezes: (day: number) => readonly HourSqueeze[]
  /** The row of a day that was put there last; null where it was elsewhere, or something else was done since. */
  readonly putRow: (day: number) => number | null
  readonly change: (change: AgendaChange) => StepDone | null
  readonly act: (action: StepAction, at: StepPlace) => StepDone | null
  readonly can: (action: StepAction, at: StepPlace) => boolean
  /** Writes the words of a cell, into a column of its own where the day lacks it; false where it holds more than words. */
  readonly write: (at: StepPlace, column: keyof Columns, words: string) => boolean
  /** Does something once what is shown is up to date. */
  readonly whenShown: (act: () => void) => void
}

type Parts = {
  readonly editor: Editor
  /** Counts up when the text changed. */
  readonly tick: Readonly<Ref<number>>
  /** The text's language (BCP 47). */
  readonly lang: string
}

/** The agendas of a draft as days to plan: what they say, and what a hand does to them. */
export const usePlanner = ({ editor, tick, lang }: Parts): Planner => {
  const { t } = useTranslations()
  const language = useLanguage()
  const held = shallowRef<HeldStep | null>(null)
  const put = shallowRef<StepPlace | null>(null)
  const said = shallowRef('')
  // what a hand did is seen at once, what is typed once a frame
  const done = shallowRef(0)
  const now = computed((): readonly PlannedDay[] => {
    void tick.value
    void done.value
    return daysOf(editor.state, lang)
  })
  const titlesNow = (): readonly string[] =>
    agendasIn(editor.state).map(({ heading }) => heading?.text ?? '')
  const after = computed((): readonly PlannedDay[] | null => {
    void tick.value
    const { at, to } = held.value ?? { at: null, to: null }
    if (at === null || to === null) return null
    const changed = agendaAfter(editor.state, { kind: 'move', at, to })
    return changed?.tables.flatMap((table) => planOf(table, lang) ?? []) ?? null
  })
  const days = computed(() =>
    shownDays(now.value, { titles: titlesNow(), held: held.value, after: after.value }),
  )
  const putRow = (day: number): number | null =>
    days.value[day]?.held ?? (put.value?.day === day ? put.value.row : null)

  const look = ({ transaction }: { readonly transaction: Transaction }): void => {
    if (!transaction.docChanged) return
    const step: StepDone | undefined = transaction.getMeta(STEP_DONE)
    put.value = step?.change.kind === 'move' || step?.change.kind === 'insert' ? step.at : null
    if (step === undefined) return
    done.value += 1
    said.value = sayStep(step, {
      days: daysOf(editor.state, lang),
      titles: titlesNow(),
      t,
      language,
    })
  }
  editor.on('transaction', look)
  const unfollow = followLengths(editor)
  onBeforeUnmount(() => {
    editor.off('transaction', look)
    unfollow()
  })

  const changeBy = (action: StepAction, at: StepPlace): AgendaChange | null =>
    changeOf(action, { days: daysOf(editor.state, lang), at, lang })
  const change = (one: AgendaChange): StepDone | null => {
    const step = doChange(editor, one)
    if (step === null) said.value = t('planner.said.cannot')
    return step
  }
  return {
    days,
    held,
    said,
    say: (words) => (said.value = words),
    squeezes: (day) => {
      const plan = days.value[day]?.plan
      return plan === undefined ? [] : squeezesOf(plan, putRow(day))
    },
    putRow,
    change,
    can: (action, at) => changeBy(action, at) !== null,
    act: (action, at) => {
      const one = changeBy(action, at)
      if (one !== null) return change(one)
      said.value = t('planner.said.cannot')
      return null
    },
    write: (at, column, words) => {
      const place = agendasIn(editor.state)[at.day]?.agenda.columns[column] ?? -1
      const [name = ''] = textWordsOf(languageOfTag(lang) ?? 'en').columns[column]
      const transaction =
        place < 0
          ? writeNewColumn(
              editor.state,
              { kind: 'column', day: at.day, column, name },
              { at, words },
            )
          : writeCell(editor.state, { at, column: place }, words)
      if (transaction !== null && editor.isEditable) editor.view.dispatch(transaction)
      return place < 0 || cellWords(editor.state, { at, column: place }) !== null
    },
    whenShown: (act) => {
      const stop = watch(tick, () => {
        stop()
        void nextTick(act)
      })
    },
  }
}
