import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Import } from '@forkshop/api'
import { expect, test } from 'vitest'
import { callsOf } from '../../../testing/calls.ts'
import { postFile } from '../../../testing/post-file.ts'
import { addUser, signIn, testServer, type TestServer } from '../../../testing/test-server.ts'

const EMAIL = 'ann@test.example'

const over = async (server: TestServer, id: string): Promise<Import> => {
  const { get } = callsOf(server, await signIn(server, EMAIL))
  await expect
    .poll(async () => (await get(`/imports/${id}`)).body, { timeout: 60_000 })
    .toMatchObject({ progress: null })
  return JSON.parse((await get(`/imports/${id}`)).text)
}

test('a plan waits while the server is down, with the file that it is about', async () => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-plan-'))
  const before = await testServer({ dataDirectory })
  await addUser(before, EMAIL)
  const headers = await signIn(before, EMAIL)
  const bytes = Buffer.from('<h1>Réparer</h1><p>Une lampe.</p>')
  const sent = { path: '/imports?plan=asked', headers, bytes, filename: 'lampe.html' }
  const id = String((await postFile(before, sent)).body['id'])
  expect(await over(before, id)).toMatchObject({ state: 'planned' })
  await before.close()

  const after = await testServer({ dataDirectory })
  try {
    const planned = await over(after, id)
    expect(planned).toMatchObject({ state: 'planned', plan: { pages: [{ title: 'Réparer' }] } })
    const { post } = callsOf(after, await signIn(after, EMAIL))
    const chosen = { pages: [{ path: 'lampe.html', kind: 'method' }] }
    expect((await post(`/imports/${id}/carry-out`, chosen)).status).toBe(200)
    expect(await over(after, id)).toMatchObject({
      state: 'done',
      report: { pages: [{ slug: 'reparer' }] },
    })
    expect(readdirSync(path.join(dataDirectory, 'imports'))).toEqual([])
  } finally {
    await after.close()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}, 120_000)
