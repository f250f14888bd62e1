import { onBeforeUnmount, onMounted } from 'vue'

type Actions = {
  readonly publish: () => void
  readonly link: () => void
  readonly toolbar: () => void
}

/** Keys of the whole editor: publish, link, go to the toolbar. The text has its own besides. */
export const useEditorKeys = (actions: Actions): void => {
  const onKey = (event: KeyboardEvent): void => {
    const isMod = event.ctrlKey || event.metaKey
    const action =
      isMod && event.key === 'Enter'
        ? actions.publish
        : isMod && event.key.toLowerCase() === 'k'
          ? actions.link
          : event.altKey && event.key === 'F10'
            ? actions.toolbar
            : null
    if (action === null) return
    event.preventDefault()
    action()
  }
  onMounted(() => addEventListener('keydown', onKey))
  onBeforeUnmount(() => removeEventListener('keydown', onKey))
}
