import { ApiError, callPath, endpoints, type Import } from '@forkshop/api'

/** A file to import, and how. */
type SourceToSend = {
  readonly file: File
  readonly addresses: 'kept' | 'left-out'
  /** In which problems are told. */
  readonly language: string
  readonly idempotencyKey: string
}

/**
 * Sends a file to be planned, telling how much of it has gone (0 to 1), which `fetch` cannot. Null where it was
 * stopped; throws `ApiError` where it is refused, `TypeError` where there is no line.
 */
export const sendSource = (
  { file, addresses, language, idempotencyKey }: SourceToSend,
  {
    onProgress,
    signal,
  }: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
): Promise<Import | null> => {
  const body = new FormData()
  body.set('file', file, file.name)
  const { verb, path } = endpoints.createImport
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(verb, callPath(path, {}, { addresses, plan: 'asked' }))
    request.setRequestHeader('accept-language', language)
    request.setRequestHeader('idempotency-key', idempotencyKey)
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total === 0 ? 0 : loaded / total)
    })
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(request.response)
      else if (request.response === null) reject(new TypeError('no answer'))
      else reject(new ApiError(request.response))
    })
    request.addEventListener('error', () => reject(new TypeError('no line')))
    request.addEventListener('abort', () => resolve(null))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}
