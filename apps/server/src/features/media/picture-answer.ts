import type { BytesAnswer } from '../../base/http/bytes-answer.ts'

const types: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
  ['pdf', 'application/pdf'],
])

/** The bytes of a picture; a shared cache would go on showing one that is not everybody's to whoever asks it. */
export const pictureAnswer = (
  name: string,
  bytes: Uint8Array,
  keptBy: BytesAnswer['keptBy'],
): BytesAnswer => {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  return {
    kind: 'bytes',
    bytes,
    type: types.get(extension) ?? 'application/octet-stream',
    keptBy,
    headers: {
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': extension === 'pdf' ? `attachment; filename="${name}"` : 'inline',
    },
  }
}
