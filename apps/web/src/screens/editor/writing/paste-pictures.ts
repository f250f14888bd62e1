import { pictureOfPage, pictureSources, placePictures, type EditorNode } from '@forkshop/document'
import { mediaFolder, type PictureOwner } from './picture-address.ts'

const DATA = /^data:(image\/(?:png|jpeg|webp|gif));base64,([\w+/=\s]+)$/
/** One picture may be that large, and a paste brings no more of them. */
const MAX_BYTES = 5 * 1024 * 1024
const MAX_PICTURES = 20

type PlacedPictures = ReturnType<typeof placePictures>

/** How a picture of this site is had, and how one is sent to the draft; null when it cannot be. */
type Carrier = {
  readonly load: (address: string) => Promise<File | null>
  readonly send: (file: File) => Promise<string | null>
}

/** Whether any picture has its bytes with it, or is of another page of this site, and is to be sent first. */
export const bringsPictures = (blocks: readonly EditorNode[], draft: PictureOwner): boolean =>
  pictureSources(blocks).some(
    (source) => DATA.test(source.slice(0, 40) + source.slice(-4)) || isOthers(source, draft),
  )

/**
 * Blocks with their pictures kept by the draft: those that came as bytes and those of other pages are sent,
 * those of the page itself stay. All others, and those that are refused, are missing.
 */
export const keepPictures = async (
  blocks: readonly EditorNode[],
  draft: PictureOwner,
  { load, send }: Carrier,
): Promise<PlacedPictures> => {
  const kept = new Map<string, string>()
  const sources = pictureSources(blocks)
  const others = sources.filter((source) => isOthers(source, draft)).slice(0, MAX_PICTURES)
  for (const source of sources) {
    const came = others.includes(source) ? await load(source) : fileOf(source)
    const file = came !== null && came.size <= MAX_BYTES && kept.size < MAX_PICTURES ? came : null
    const name = file === null ? ownName(source, draft) : await send(file)
    if (name !== null) kept.set(source, `media/${name}`)
  }
  return placePictures(blocks, (source) => kept.get(source) ?? null)
}

/** As `keepPictures` where none is to be sent. */
export const placeOwnPictures = (
  blocks: readonly EditorNode[],
  draft: PictureOwner,
): PlacedPictures =>
  placePictures(blocks, (source) => {
    const name = ownName(source, draft)
    return name === null ? null : `media/${name}`
  })

const fileOf = (source: string): File | null => {
  const [, type = '', data = ''] = DATA.exec(source) ?? []
  if (type === '' || data.length > MAX_BYTES * 1.4) return null
  const bytes = Uint8Array.from(atob(data.replace(/\s/g, '')), (letter) => letter.charCodeAt(0))
  const ending = type.slice('image/'.length)
  return bytes.length > MAX_BYTES ? null : new File([bytes], `pasted.${ending}`, { type })
}

/** The name of a picture that this page keeps, from where it is shown or from the text. */
const ownName = (source: string, draft: PictureOwner): string | null => {
  const folder = mediaFolder(draft)
  const path = onThisSite(source)
  return pictureOfPage(path.startsWith(folder) ? `media/${path.slice(folder.length)}` : source)
}

/** An address of this site without its origin. */
const onThisSite = (address: string): string =>
  address.startsWith(`${location.origin}/`) ? address.slice(location.origin.length) : address

/** A page that is read says of which revision its pictures are: the draft may not have those, though it is of that page. */
const SITE_MEDIA = /^\/api\/v1\/(?:pages|drafts)\/[\w-]+\/media\/\w[\w.-]*(\?at=[\w.-]+)?$/
const PICTURE = /<img\b[^>]*>/g
const SOURCE = /\ssrc="([^"]*)"/

const sourceOf = (tag: string): string => SOURCE.exec(tag)?.[1] ?? ''

/** The pictures of other pages of this site in what was copied from one of them, each once. */
export const othersPictures = (html: string, draft: PictureOwner): readonly string[] => {
  const sources = [...html.matchAll(PICTURE)].map(([tag]) => sourceOf(tag))
  return [...new Set(sources)].filter((source) => isOthers(source, draft))
}

const isOthers = (source: string, draft: PictureOwner): boolean => {
  const path = onThisSite(source)
  const site = path === source ? null : SITE_MEDIA.exec(path)
  return site !== null && (site[1] !== undefined || !path.startsWith(mediaFolder(draft)))
}

/**
 * What was copied from another page, its pictures kept by this draft: they are loaded and sent once more.
 * Those that cannot be are left out and missing.
 */
export const withOthersPictures = async (
  html: string,
  draft: PictureOwner,
  { load, send }: Carrier,
): Promise<{ readonly html: string; readonly missing: number }> => {
  const sources = othersPictures(html, draft)
  const names = new Map<string, string | null>()
  for (const source of sources) {
    const file = names.size < MAX_PICTURES ? await load(source) : null
    const isKept = file !== null && file.size <= MAX_BYTES
    names.set(source, isKept ? await send(file) : null)
  }
  let missing = 0
  const placed = html.replace(PICTURE, (tag) => {
    const name = names.get(sourceOf(tag))
    if (name === undefined) return tag
    if (name === null) missing += 1
    return name === null ? '' : tag.replace(SOURCE, ` src="media/${name}"`)
  })
  return { html: placed, missing }
}
