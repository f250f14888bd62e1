/** Calls when the tab comes into sight, goes out of it, or has a line again; until what it answers is called. */
export const onSight = (look: () => void): (() => void) => {
  const events = [
    [document, 'visibilitychange'],
    [window, 'pageshow'],
    [window, 'online'],
  ] as const
  for (const [target, name] of events) target.addEventListener(name, look)
  return () => {
    for (const [target, name] of events) target.removeEventListener(name, look)
  }
}
