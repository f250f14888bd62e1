type Grant = { readonly name: string } | null
type Request = (
  name: string,
  options: { readonly mode: 'shared' | 'exclusive'; readonly ifAvailable?: boolean },
  act: (lock: Grant) => Promise<void>,
) => Promise<void>

/** The locks of a browser, as far as windows of one draft need them: an exclusive one is never waited for. */
export const windowsOfOne = (): { readonly request: Request } => {
  const shared = new Map<string, number>()
  return {
    request: async (name, { mode }, act) => {
      const holders = shared.get(name) ?? 0
      if (mode === 'exclusive') return act(holders === 0 ? { name } : null)
      shared.set(name, holders + 1)
      await act({ name })
      shared.set(name, (shared.get(name) ?? 1) - 1)
    },
  }
}
