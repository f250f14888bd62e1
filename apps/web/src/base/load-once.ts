/**
 * Loads a part when it is first asked for, and again only when that failed. What a browser finds at once, a server
 * looks up at every `import()`: five of them take as long as the frame around a page.
 */
export const loadOnce = <Part>(load: () => Promise<Part>): (() => Promise<Part>) => {
  let loading: Promise<Part> | undefined
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}
