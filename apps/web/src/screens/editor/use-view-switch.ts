import { nextTick, shallowRef, type ShallowRef } from 'vue'
import type { EditorView } from './frame/editor-menu.ts'

export type ViewSwitch = {
  readonly view: Readonly<ShallowRef<EditorView>>
  /** The source view holds what the draft does not have yet. */
  readonly sourceDirty: ShallowRef<boolean>
  /** Shows a view, asking first when that would drop source; a field's key goes to that field. */
  readonly show: (next: EditorView, fieldKey?: string) => Promise<void>
}

/** While the form is fetched its fields are not there yet: how often, and how long apart, to look. */
const LOOKS = 60
const LOOK_MS = 50

const goToField = (key: string, looks = LOOKS): void => {
  const row = document.getElementById(`field-${key}`)
  if (row === null) {
    if (looks > 0) setTimeout(() => goToField(key, looks - 1), LOOK_MS)
    return
  }
  row.scrollIntoView({ block: 'center' })
  row.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
}

/** The address says that the planner is shown, so that it can be led to and comes back when the page is read again. */
const sayInAddress = (view: EditorView): void => {
  const address = new URL(location.href)
  if (view === 'planner') address.searchParams.set('view', view)
  else address.searchParams.delete('view')
  if (address.href !== location.href) history.replaceState(history.state, '', address)
}

/** Which way the draft is looked at: as text, as facts, as source. */
export const useViewSwitch = (mayDrop: () => boolean, first: EditorView = 'text'): ViewSwitch => {
  const view = shallowRef<EditorView>(first)
  const sourceDirty = shallowRef(false)
  return {
    view,
    sourceDirty,
    show: async (next, fieldKey) => {
      if (view.value === 'source' && sourceDirty.value && next !== 'source' && !mayDrop()) return
      sourceDirty.value = false
      view.value = next
      sayInAddress(next)
      await nextTick()
      dispatchEvent(new Event('scroll')) // what is in view has changed
      if (fieldKey !== undefined) goToField(fieldKey)
    },
  }
}
