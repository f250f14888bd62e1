import { isAside, MOST_FILES, type ChosenFile } from './chosen-files.ts'

/** What was dropped, folders with all that is in them. Call it before anything is awaited: the drop is over then. */
export const droppedFiles = async (dropped: DataTransfer): Promise<readonly ChosenFile[]> => {
  const found: ChosenFile[] = []
  const entries: FileSystemEntry[] = []
  for (const item of dropped.items) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    // what comes from no disk is in no folder
    const file = entry === null ? item.getAsFile() : null
    if (entry !== null) entries.push(entry)
    if (file !== null) found.push({ path: file.name, file })
  }
  for (const entry of entries) await gather(entry, '', found)
  return found
}

const gather = async (
  entry: FileSystemEntry,
  folder: string,
  found: ChosenFile[],
): Promise<void> => {
  const path = folder + entry.name
  // more than an import takes: that is told by their number
  if (found.length > MOST_FILES || isAside(path)) return
  if (isFile(entry)) {
    found.push({ path, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) })
    return
  }
  if (!isFolder(entry)) return
  const reader = entry.createReader()
  for (;;) {
    // a hundred at a time, as browsers do
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return
    for (const one of some) await gather(one, `${path}/`, found)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
