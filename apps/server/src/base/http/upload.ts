/** The one file of a multipart request, as the body of its call. */
export type UploadedFile = {
  readonly kind: 'upload'
  readonly filename: string
  readonly bytes: Uint8Array
}

/** Largest file that is taken (design section 7). */
export const MAX_FILE_BYTES = 5 * 1024 * 1024

/** A large file of a multipart request, on disk until its call is answered. */
export class SpooledFile {
  readonly kind = 'spooled'
  readonly filename: string
  /** Of its content, in hexadecimal: what tells a repetition from another request. */
  readonly sha256: string
  // Private, and so no part of what is hashed of a call: each request has its own.
  readonly #path: string
  constructor(file: { readonly filename: string; readonly sha256: string; readonly path: string }) {
    this.filename = file.filename
    this.sha256 = file.sha256
    this.#path = file.path
  }
  get path(): string {
    return this.#path
  }
}

/** Largest file of a call that takes large ones. */
export const MAX_SPOOLED_BYTES = 200 * 1024 * 1024

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
