/** The one file of a multipart request, as the body of its call. */
export type UploadedFile = {
  readonly kind: 'upload'
  readonly filename: string
  readonly bytes: Uint8Array
}

/** Largest file that is taken (design section 7). */
export const MAX_FILE_BYTES = 5 * 1024 * 1024

/** The file of a call whose body came as multipart; null when there was none. */
export function parseUpload(body: unknown): UploadedFile | null {
  return isUpload(body) ? body : null
}

/** Multipart bodies alone hold bytes: what came as JSON is no upload, whatever it says it is. */
function isUpload(body: unknown): body is UploadedFile {
  return (
    typeof body === 'object' &&
    body !== null &&
    'kind' in body &&
    body.kind === 'upload' &&
    'filename' in body &&
    typeof body.filename === 'string' &&
    'bytes' in body &&
    body.bytes instanceof Uint8Array
  )
}
