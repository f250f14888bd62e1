/** The kinds of pictures that a page may show, named as their files end. */
export type PictureKind = 'png' | 'jpg' | 'gif' | 'webp'

/** The extension of a picture by its first bytes, whatever its name says; null for all else, SVG too. */
export function pictureKindOf(bytes: Buffer): PictureKind | null {
  const starts = (text: string, at = 0): boolean =>
    bytes.toString('latin1', at, at + text.length) === text
  if (starts('\x89PNG\r\n\x1a\n')) return 'png'
  if (starts('\xff\xd8\xff')) return 'jpg'
  if (starts('GIF87a') || starts('GIF89a')) return 'gif'
  if (starts('RIFF') && starts('WEBP', 8)) return 'webp'
  return null
}
