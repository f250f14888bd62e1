import { onMounted, onScopeDispose, watch } from 'vue'
import { onBeforeRouteLeave, useRouter } from 'vue-router'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { fetchAhead } from '../../base/loading/ahead.ts'
import { whenIdle } from '../../base/loading/when-idle.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** The page that was read before: its title and summary, and its first passages as they stood. */
    words?: { readonly title: string; readonly summary: string; readonly text: HTMLElement }
  }
}

const WITHOUT_IDLE_MS = 2_000
/** Passages of the text that stand in for it until the draft has come: more than any window shows. */
const MOST_WORDS = 40

const savesData = (): boolean => {
  const line: unknown = Reflect.get(navigator, 'connection')
  return typeof line === 'object' && line !== null && Reflect.get(line, 'saveData') === true
}

const leadsToWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a[href$="/edit"], a[href*="/edit?"]') !== null

/**
 * Fetches the editor before its reader goes there: when nothing else is to be done, for who may write, else once the
 * pointer or the focus comes to what leads there. The words of the page go along, to be read until the draft has come.
 */
export const useWritingAhead = (path: () => string, may: () => boolean): void => {
  const router = useRouter()
  const { need } = useTranslations()
  let isFetched = false
  const fetchEditor = (): void => {
    if (isFetched) return
    isFetched = true
    // without a line there is nothing ahead to load
    Promise.all([fetchAhead(router, `${path()}/edit`), need(['editor'])]).catch(() => {
      isFetched = false
    })
  }
  const near = ({ target }: Event): void => {
    if (leadsToWriting(target)) fetchEditor()
  }
  const events = ['pointerover', 'focusin', 'touchstart'] as const
  onMounted(() => {
    for (const event of events) addEventListener(event, near, { passive: true })
    watch(
      may,
      (mayWrite) => {
        if (!mayWrite || savesData()) return
        void whenIdle(WITHOUT_IDLE_MS).then(fetchEditor)
      },
      { immediate: true },
    )
  })
  onScopeDispose(() => {
    for (const event of events) removeEventListener(event, near)
  })
  onBeforeRouteLeave((to) => {
    if (to.path !== `${path()}/edit`) return
    const text = document.querySelector<HTMLElement>('.page-article .read')
    if (text === null) return
    const first = document.createElement('div')
    for (const part of [...text.children].slice(0, MOST_WORDS)) first.append(part.cloneNode(true))
    const said = (place: string): string => document.querySelector(place)?.textContent ?? ''
    to.meta.words = {
      title: said('.title-block h1'),
      summary: said('.title-block .lede'),
      text: first,
    }
  })
}
