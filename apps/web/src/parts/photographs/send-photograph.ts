import { ApiError, callPath, endpoints, type Photograph } from '@forkshop/api'

export type PhotographToSend = {
  /** Made on the device: sent again, it is the same one. */
  readonly id: string
  /** `idea:<id>` or `event:<slug>`. */
  readonly of: string
  readonly picture: Blob
  /** In which problems are told. */
  readonly language: string
}

/**
 * Sends a photograph, telling how much of it has gone (0 to 1), which `fetch` cannot. Throws `ApiError` where it is
 * refused, `TypeError` where there is no line, and the signal's reason where it was stopped.
 */
export function sendPhotograph(
  { id, of, picture, language }: PhotographToSend,
  {
    onProgress,
    signal,
  }: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
): Promise<Photograph> {
  const body = new FormData()
  body.set('file', picture, 'photograph')
  const { verb, path } = endpoints.sendPhotograph
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(verb, callPath(path, { id }, { of }))
    request.setRequestHeader('accept-language', language)
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total === 0 ? 0 : loaded / total)
    })
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(request.response)
      else if (request.response === null) reject(new TypeError('no answer'))
      else reject(new ApiError(request.response))
    })
    request.addEventListener('error', () => reject(new TypeError('no line')))
    request.addEventListener('abort', () => reject(signal.reason))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}
