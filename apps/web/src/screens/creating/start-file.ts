import type { Client } from '@forkshop/api'
import type { PageKind } from '@forkshop/domain'
import type { Lost } from '../../parts/losses/say-loss.ts'

/** Which limit a file is above: that of a text, or that of a file of another program. */
export type FileLimit = 'text' | 'file'

const MOST_BYTES: Readonly<Record<FileLimit, number>> = { text: 1_000_000, file: 50_000_000 }

/** Whether a file is a text that is read here, or one of another program; `limit` is set when it is too large. */
export const placeOf = ({
  name,
  size,
}: Pick<File, 'name' | 'size'>): { readonly kind: FileLimit; readonly limit: FileLimit | null } => {
  const kind = /\.(?:docx|docm|dotx|dotm|html?|xhtml)$/i.test(name) ? 'file' : 'text'
  return { kind, limit: size > MOST_BYTES[kind] ? kind : null }
}

/** A file of another program that a text begins with, and what is said of it where it does not say so itself. */
type FileWish = {
  readonly file: File
  readonly kind: PageKind
  readonly lang: string
  readonly license: string
  readonly title: string
}

/** Begins a draft with a Word or HTML file; answers its id and what of the file has no place in a text. */
export const beginFromFile = async (
  client: Client,
  { file, kind, lang, license, title }: FileWish,
  idempotencyKey: string,
): Promise<{ readonly id: string; readonly lost: readonly Lost[] }> => {
  const body = new FormData()
  body.set('file', file)
  const named = title.trim()
  const query = { kind, lang, license, ...(named !== '' && { title: named }) }
  return client('startDraftFromFile', { query, body, idempotencyKey })
}
