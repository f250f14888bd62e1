import { MAX_FILE_BYTES } from '../../base/http/upload.ts'
import type { ForeignText } from '../imports/foreign/foreign-job.ts'
import { gatherLost, type Lost } from '../imports/foreign/lost.ts'
import { MAX_PAGE_BYTES } from '../media/keep-picture.ts'
import { readPicture, type Picture } from '../media/picture.ts'

/** A file as the text of a draft, with pictures as drafts keep them. */
type FileText = {
  readonly text: string
  readonly pictures: readonly Picture[]
  readonly lost: readonly Lost[]
}

/** Pictures of a file as a page may have them; one that it may not leaves its words alone, and is told. */
export const withKeptPictures = async ({ text, media, lost }: ForeignText): Promise<FileText> => {
  const pictures = new Map<string, Picture>()
  const names = new Map<string, string | null>()
  let room = MAX_PAGE_BYTES
  for (const { name, bytes } of media) {
    const outcome = await readPicture(bytes)
    const picture = outcome.kind === 'picture' ? outcome.picture : null
    const size = picture?.bytes.length ?? 0
    const isKept = picture !== null && size <= MAX_FILE_BYTES && size <= room
    names.set(name, isKept ? picture.name : null)
    if (!isKept || pictures.has(picture.name)) continue
    room -= size
    pictures.set(picture.name, picture)
  }
  const refused = [...names].filter(([, kept]) => kept === null)
  return {
    text: withNames(text, names),
    pictures: [...pictures.values()],
    lost: gatherLost([...lost, ...refused.map(() => ({ code: 'picture', subject: '', count: 1 }))]),
  }
}

// as `markdownOf` writes them: no file has an address like that by chance
const SHOWN = /!\[((?:\\.|[^\]\\])*)\]\(media\/([0-9a-f]{40}\.[a-z]+)((?: "(?:\\.|[^"\\])*")?)\)/g

const withNames = (text: string, names: ReadonlyMap<string, string | null>): string =>
  text.replaceAll(SHOWN, (whole, alt: string, name: string, title: string) => {
    const kept = names.get(name)
    if (kept === undefined) return whole
    return kept === null ? alt : `![${alt}](media/${kept}${title})`
  })
