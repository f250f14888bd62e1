/** A file that somebody chose or dropped, with where it stands in what they chose. */
export type ChosenFile = { readonly path: string; readonly file: File }

/** Files that become one source: its name, and whether it is more than one file. */
export type ChosenSource = {
  readonly name: string
  readonly files: readonly ChosenFile[]
  readonly isOne: boolean
}

/** Most that an import takes (the server's limits), in bytes and files. */
export const MOST_BYTES = 200 * 1024 * 1024
export const MOST_FILES = 20_000

const READ =
  /\.(?:md|markdown|mdown|mkdn?|mkd|docx|docm|dotx|dotm|html?|xhtml|png|jpe?g|webp|gif)$/i

/** Whether an import reads what is in a file: of all others it tells their names alone. */
export const isRead = (path: string): boolean => READ.test(path)

const ASIDE =
  /(?:^|\/)(?:\.git|node_modules)(?:\/|$)|(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*)$/i

/** Whether a path is of what programs put into folders for themselves: nobody means that. */
export const isAside = (path: string): boolean => ASIDE.test(path)

/** Files of a field, in a folder where a folder was chosen. */
export const chosenOf = (files: Iterable<File>): readonly ChosenFile[] =>
  Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }))

/**
 * What was chosen as one source: a file as itself, a folder by its name, several files by the first of them and
 * how many there are beside it. Null for nothing; what programs put into folders is left where it is.
 */
export const sourceOf = (chosen: readonly ChosenFile[]): ChosenSource | null => {
  const files = chosen
    .filter(({ path }) => !isAside(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const [first, ...rest] = files
  if (first === undefined) return null
  if (rest.length === 0 && !first.path.includes('/')) {
    return { name: first.path, files, isOne: true }
  }
  const [folder = ''] = first.path.split('/')
  const isFolder = files.every(({ path }) => path.startsWith(`${folder}/`))
  if (!isFolder)
    return { name: `${first.path.split('/').at(-1)} + ${rest.length}`, files, isOne: false }
  const inside = files.map(({ path, file }) => ({ path: path.slice(folder.length + 1), file }))
  return { name: folder, files: inside, isOne: false }
}

/** Bytes that are sent of a source. */
export const bytesOf = ({ files, isOne }: ChosenSource): number =>
  files.reduce((sum, { path, file }) => sum + (isOne || isRead(path) ? file.size : 0), 0)
