import type { TestServer } from './test-server.ts'

/** What came back: `body` is the JSON, loosely typed because tests look into refusals too. */
export type FileAnswer = { readonly status: number; readonly body: Record<string, unknown> }

/** Sends a file as browsers do, in the field `file` of a form. English answers. */
export async function postFile(
  server: Pick<TestServer, 'inject'>,
  {
    verb = 'POST',
    path,
    headers = {},
    bytes,
    filename = 'x.png',
  }: {
    readonly verb?: 'POST' | 'PUT'
    readonly path: string
    readonly headers?: object
    readonly bytes: Uint8Array
    readonly filename?: string
  },
): Promise<FileAnswer> {
  const boundary = 'a-boundary-of-the-tests'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const answer = await server.inject({
    method: verb,
    url: `/api/v1${path}`,
    headers: {
      'accept-language': 'en',
      ...headers,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  return { status: answer.statusCode, body: answer.payload === '' ? {} : answer.json() }
}
