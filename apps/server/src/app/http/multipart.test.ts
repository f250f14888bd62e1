import { expect, test } from 'vitest'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'
import { testPage } from '../../testing/test-page.ts'

const server = useTestServer()

const part = (head: string, body: string): string => `--b\r\n${head}\r\n\r\n${body}`
const file = 'Content-Disposition: form-data; name="file"; filename="a.zip"'
const bodies: readonly (readonly [string, string, string])[] = [
  ['names no boundary', 'multipart/form-data', part(file, 'PK')],
  ['names an empty boundary', 'multipart/form-data; boundary=', part(file, 'PK')],
  ['is nonsense', 'multipart/form-data; boundary=b', 'nonsense'],
  ['is empty', 'multipart/form-data; boundary=b', ''],
  ['ends in a head', 'multipart/form-data; boundary=b', `--b\r\n${file.slice(0, 30)}`],
  [
    'has a head that is none',
    'multipart/form-data; boundary=b',
    '--b\r\nno head\r\n\r\nPK\r\n--b--',
  ],
  ['ends in a file', 'multipart/form-data; boundary=b', part(file, 'PK and so on')],
  [
    'ends before its last boundary',
    'multipart/form-data; boundary=b',
    `${part(file, 'PK')}\r\n--b`,
  ],
]

test.each(bodies)(
  'a form that %s is refused, not a fault of the server',
  async (_how, type, body) => {
    const email = `form${bodies.findIndex((one) => one[2] === body && one[1] === type)}@example.org`
    await addUser(server, email)
    const headers = await signIn(server, email)
    const page = await testPage(server, headers, `form-${email.slice(4, 5)}`)
    for (const url of ['/imports', `/pages/${page.slug}/media`, `/pages/${page.slug}/ideas`]) {
      const answer = await server.inject({
        method: 'POST',
        url: `/api/v1${url}`,
        headers: { ...headers, 'content-type': type },
        payload: body,
      })
      expect(`${url} ${answer.statusCode}`).toBe(`${url} 422`)
      expect(answer.json()).toMatchObject({ code: 'invalid' })
    }
  },
)
