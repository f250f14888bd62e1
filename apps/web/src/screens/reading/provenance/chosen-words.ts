/** Shows where the words of a source stand in a text that is drawn, the server's HTML; of no source, none. */
export const showChosen = (root: ParentNode, key: string | null): void => {
  for (const one of root.querySelectorAll('.who-words, .who-mark')) {
    one.classList.toggle('who-chosen', one.getAttribute('data-source') === key)
  }
  if (key === null) return
  const named = `[data-source="${CSS.escape(key)}"]`
  root.querySelector(`.who-chosen${named}`)?.scrollIntoView({ block: 'center' })
  const mark = root.querySelector(`.who-mark${named}`)
  if (mark instanceof HTMLElement) mark.focus({ preventScroll: true })
}
