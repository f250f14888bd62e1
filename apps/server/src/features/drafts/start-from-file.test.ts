import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { pngWith } from '../../testing/png.ts'
import { postFile } from '../../testing/post-file.ts'
import type { Caller } from '../../testing/draft-server.ts'
import { MAX_FILE_BYTES } from '../../base/http/upload.ts'
import { keepPictures, MAX_PAGE_BYTES } from '../media/keep-picture.ts'
import { pendingPath } from '../media/pending.ts'
import { withKeptPictures } from './file-text.ts'

const { server, ann, bo } = await annAndBo()
const png = pngWith([])
const picture = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
const page = `<html lang="fr-FR"><head><title>Une matinée</title></head><body><h2>Déroulé</h2>
  <ul><li>9h Accueil</li><li>10h Atelier</li><li>12h Repas</li></ul>
  <img alt="La salle" src="${picture}"><img alt="Loin" src="https://example.org/a.png"><script>x()</script></body></html>`

const send = (html: string | Uint8Array, { query = '', name = 'page.html', by = ann } = {}) =>
  postFile(server, {
    path: `/drafts/from-file${query}`,
    headers: by.headers,
    bytes: Buffer.from(html),
    filename: name,
  })
const read = (id: unknown, by: Caller = ann) => by.call('getDraft', { params: { id: String(id) } })

test('a file begins a text without a page, with its pictures, and says what is lost', async () => {
  const { status, body } = await send(page, { query: '?kind=format&lang=en&license=CC0-1.0' })
  expect(status).toBe(201)
  expect(body).toMatchObject({ page: null, purpose: 'start', title: 'Une matinée', lang: 'fr' })
  expect(body['kind']).toBe('format')
  expect(body['lost']).toEqual([
    { code: 'scripts', subject: '', count: 1 },
    { code: 'picture', subject: 'https://example.org/a.png', count: 1 },
  ])
  const { baseText } = await read(body['id'])
  expect(baseText).toContain('license: CC0-1.0')
  expect(baseText).toMatch(/\| *Heure *\| *Étape *\|/)
  const [, name = ''] = /!\[La salle\]\(media\/([0-9a-f]{40}\.png)\)/.exec(baseText) ?? []
  const media = await server.inject({
    url: `/api/v1/drafts/${String(body['id'])}/media/${name}`,
    headers: ann.headers,
  })
  expect(media.statusCode).toBe(200)
  expect(media.headers['content-type']).toBe('image/png')
  const hidden = await server.inject({
    url: `/api/v1/drafts/${String(body['id'])}`,
    headers: bo.headers,
  })
  expect(hidden.statusCode).toBe(404)
})

test('a title that was typed takes the place of the file’s', async () => {
  const { body } = await send(page, { query: `?title=${encodeURIComponent('À nous')}` })
  expect(body['title']).toBe('À nous')
})

test.each([
  ['a protected file', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'a.docx', 422],
  ['what is no Word file', Buffer.from('words'), 'a.docx', 422],
  ['a kind of file that is not read', Buffer.from('words'), 'a.pdf', 422],
  ['a file that is too large', Buffer.alloc(50_000_001, 0x20), 'a.html', 413],
])('%s begins nothing', async (_what, bytes, name, status) => {
  const before = await ann.call('listMyDrafts', {})
  const answer = await send(bytes, { name })
  expect(answer.status).toBe(status)
  expect(String(answer.body['detail'])).not.toBe('')
  expect(await ann.call('listMyDrafts', {})).toEqual(before)
})

test('a picture that cannot be written begins nothing, and is begun again once it can', async () => {
  const before = await ann.call('listMyDrafts', {})
  const folder = path.join(server.services.settings.dataDirectory, 'media')
  await rename(folder, `${folder}-away`).catch(() => {})
  await writeFile(folder, '')
  expect((await send(page)).status).toBe(500)
  expect(await ann.call('listMyDrafts', {})).toEqual(before)
  await rm(folder)
  expect((await send(page)).status).toBe(201)
})

test('of pictures of which one is too large none is kept', async () => {
  const { services } = server
  const place = { id: services.newId(), head: null }
  const named = (name: string, bytes: Uint8Array) => ({ name, bytes, width: 1, height: 1 })
  const pictures = [
    named(`${'a'.repeat(40)}.png`, png),
    named(`${'b'.repeat(40)}.png`, new Uint8Array(MAX_FILE_BYTES + 1)),
  ]
  const { id: account } = await services.database
    .selectFrom('user')
    .select('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  await expect(keepPictures(services, place, { pictures, account })).rejects.toMatchObject({
    code: 'too-large',
  })
  const left = services.database.selectFrom('media').selectAll().where('page', '=', place.id)
  expect(await left.execute()).toEqual([])
  expect(await readdir(path.dirname(pendingPath(services, place.id, 'a')))).toEqual([])
})

test('what front matter would refuse, and no file at all, are refused before anything is read', async () => {
  const wrong = await send(page, { query: '?license=nobody' })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'license' }] } })
  const none = await server.inject({
    method: 'POST',
    url: '/api/v1/drafts/from-file',
    headers: ann.headers,
    payload: {},
  })
  expect(none.json()).toMatchObject({ code: 'invalid', errors: [{ path: 'file' }] })
})

test('a picture that is none leaves its words, and is told with the others', async () => {
  const name = `${'0'.repeat(40)}.png`
  const other = `${'1'.repeat(40)}.png`
  const { text, pictures, lost } = await withKeptPictures({
    text: `![Un \\] plan](media/${name}) ![Vu](media/${other} "Titre")\n`,
    media: [
      { name, bytes: Buffer.from('no picture') },
      { name: other, bytes: png },
    ],
    lost: [{ code: 'picture', subject: 'https://example.org/a.png', count: 1 }],
  })
  expect(text).toBe(`Un \\] plan ![Vu](media/${pictures[0]?.name} "Titre")\n`)
  expect(lost).toEqual([{ code: 'picture', subject: 'https://example.org/a.png', count: 2 }])
  expect(pictures[0]?.bytes.length).toBeLessThan(MAX_PAGE_BYTES)
})
