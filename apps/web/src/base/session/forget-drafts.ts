import { parseKeptName } from './kept-name.ts'

type Databases = Pick<IDBFactory, 'databases' | 'deleteDatabase'>

/**
 * Takes the drafts of an account from a device, when it signs out. Those of another one, which did not sign out here,
 * wait for it: nobody else is shown them.
 */
export const forgetDrafts = async (
  account: string,
  browser: () => Databases = () => indexedDB,
): Promise<void> => {
  try {
    const databases = browser()
    for (const { name = '' } of await databases.databases()) {
      if (parseKeptName(name)?.account === account) databases.deleteDatabase(name)
    }
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
}

/** Whether a browser refuses its storage, or cannot name what it stores: then it has kept nothing. */
const isRefusal = (error: unknown): boolean =>
  error instanceof DOMException || error instanceof TypeError || error instanceof ReferenceError
