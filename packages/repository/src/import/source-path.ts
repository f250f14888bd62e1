const TEXT = /\.(?:md|markdown|mdown|mkdn?|mkd)$/i
const PICTURE = /\.(?:png|jpe?g|webp|gif)$/i
const REGULAR: ReadonlySet<string> = new Set(['100644', '100755', '100664'])

// Controls, and what turns the direction of the text around: such a name shows as another one.
// oxlint-disable-next-line no-control-regex -- these are the characters to refuse
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
// What HFS+ does not see in a name (git: utf8.c, next_hfs_char).
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/gu
const MAX_PATH_LENGTH = 1000
const MAX_DEPTH = 40

/** Whether a file of this path and mode is a Markdown text. */
export function isTextFile(path: string, mode: string): boolean {
  return REGULAR.has(mode) && TEXT.test(path)
}

/** Whether a file of this path and mode may be a picture; what it holds is looked at later. */
export function isPictureFile(path: string, mode: string): boolean {
  return REGULAR.has(mode) && PICTURE.test(path)
}

/** Whether a file of this path may be a text or a picture, whatever its mode. */
export function mayBeInPage(path: string): boolean {
  return TEXT.test(path) || PICTURE.test(path)
}

/**
 * Whether a path could lead out of its folder, into git's own files or to another name than it
 * shows: `..`, `.git` in any of its disguises, controls, no end of folders. (git: fsck.c, path.c)
 */
export function isUnsafePath(path: string): boolean {
  if (path === '' || path.length > MAX_PATH_LENGTH || HIDDEN.test(path)) return true
  const parts = path.split('/')
  return parts.length > MAX_DEPTH || parts.some(isUnsafePart)
}

function isUnsafePart(part: string): boolean {
  if (part === '' || part === '.' || part === '..' || part.includes('\\')) return true
  const [name = ''] = part.replace(IGNORED, '').toLowerCase().split(':')
  const plain = name.replace(/[. ]+$/, '')
  return plain === '.git' || plain === 'git~1'
}

/** The path that a relative address in a text leads to; null where it leads nowhere in the source. */
export function resolvePath(text: string, address: string): string | null {
  const parts = address.startsWith('/') ? [] : text.split('/').slice(0, -1)
  for (const part of address.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else parts.push(part)
  }
  return parts.length === 0 ? null : parts.join('/')
}
