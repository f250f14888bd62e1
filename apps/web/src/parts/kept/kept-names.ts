import { parseKeptName, type KeptName } from '../../base/session/kept-name.ts'

/** A draft that is on this device. */
export type KeptPlace = KeptName & { readonly name: string }

/** All drafts that are on this device, of every account; none where the browser does not tell. */
export const keptPlaces = async (): Promise<readonly KeptPlace[]> => {
  try {
    const databases = await indexedDB.databases()
    return databases.flatMap(({ name = '' }) => {
      const parsed = parseKeptName(name)
      return parsed === null ? [] : [{ ...parsed, name }]
    })
  } catch (error) {
    // a browser that refuses its storage, has none or cannot name what is there
    if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error
    return []
  }
}

/** Says to other windows that this one writes in a database, until it is released. */
export const holdDatabase = (name: string): (() => void) => {
  const locks = windowLocks()
  if (locks === null) return () => {}
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  void locks.request(name, { mode: 'shared' }, () => held)
  return release
}

/**
 * Takes a draft from this device, unless a window writes in it. Where windows cannot tell each other (plain http), it
 * goes only when it has `ended`: else it stays until its days are over or somebody signs out.
 */
export const removeKept = async (name: string, why: 'ended' | 'sent'): Promise<void> => {
  const locks = windowLocks()
  if (locks === null) {
    if (why === 'ended') await deleteDatabase(name)
    return
  }
  await locks.request(name, { mode: 'exclusive', ifAvailable: true }, async (lock) => {
    if (lock !== null) await deleteDatabase(name)
  })
}

const windowLocks = (): LockManager | null =>
  typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : null

const deleteDatabase = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    for (const event of ['success', 'error', 'blocked'])
      request.addEventListener(event, () => resolve())
  })
