import type { RoleToFill } from '@forkshop/api'
import { computed, shallowRef, type ComputedRef } from 'vue'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'
import type { usePageRights } from '../../../base/session/use-page-rights.ts'
import { useSession } from '../../../base/session/use-session.ts'
import type { LineFormat } from '../../../parts/ideas/report/use-line-dialog.ts'
import { roomOf } from '../../../parts/ideas/room-of.ts'
import { useComing } from '../coming/use-coming.ts'
import type { OutlineEntry } from '../outline.ts'
import type { Reading } from '../text/reading-state.ts'
import { useEventState } from '../use-event-state.ts'

/** What the page of an event shows now, to this reader: by its state, its records and the reader's rights. */
export const useEventPage = (
  page: ComputedRef<Reading>,
  rights: Pick<ReturnType<typeof usePageRights>, 'may'>,
) => {
  const { t } = useTranslations()
  const { session } = useSession()
  const state = useEventState(() => page.value.times)
  const here = useComing(() => page.value)
  /** Of an event to come the page says how many come, not when its text changed. */
  const showsComing = computed(
    () => page.value.current && (state.value === 'planned' || state.value === 'running'),
  )
  const leads = computed(() => showsComing.value && rights.may('lead'))
  /** With all their names, for those who lead; null until they are known. */
  const ledRoles = shallowRef<readonly RoleToFill[] | null>(null)
  const roles = computed(() => (leads.value && ledRoles.value) || (page.value.run?.roles ?? []))
  const showsWhen = computed(() => {
    const { times, venue } = page.value
    return times !== null && (times.days.length > 0 || venue !== null)
  })
  const showsWho = computed(
    () => showsComing.value && (roles.value.length > 0 || here.coming.value !== null),
  )
  return {
    state,
    here,
    showsComing,
    leads,
    ledRoles,
    roles,
    showsWhen,
    showsWho,
    /** What the reader can do about coming; null for those who lead, and once it has begun. */
    comes: computed(() =>
      rights.may('lead') || state.value !== 'planned' ? null : here.act.value,
    ),
    /** Whether its closing circle is for the reader, who leads or was there: once it has begun. */
    hasCircle: computed(
      () => rights.may('board') && (state.value === 'running' || state.value === 'done'),
    ),
    /** Whether an idea is what is asked for first: of guests, and of everybody once it has begun. */
    asksWhatItTaught: computed(
      () =>
        roomOf(session.value) !== null ||
        (page.value.run !== null && (state.value === 'running' || state.value === 'done')),
    ),
    /** The format to which the reader may bring what its report says, once it has been. */
    teaches: computed((): LineFormat | null => {
      const { run, slug, current } = page.value
      const isKnown = (session.value?.account ?? null) !== null
      if (run === null || !current || state.value !== 'done') return null
      if (!isKnown && roomOf(session.value) !== slug) return null
      return { slug: run.slug, title: run.title, lang: run.lang, mayPropose: isKnown }
    }),
    /** What stands above its text, in the contents list. */
    outline: computed((): readonly OutlineEntry[] => [
      ...(showsWhen.value
        ? [{ id: 'event-when', text: t('reading.when.title'), below: false }]
        : []),
      ...(showsWho.value
        ? [{ id: 'event-who', text: t('reading.there.title'), below: false }]
        : []),
    ]),
    runTitle: computed(() =>
      t(state.value === 'done' ? 'reading.run.short' : 'reading.run.programme'),
    ),
  }
}

export type EventPage = ReturnType<typeof useEventPage>
