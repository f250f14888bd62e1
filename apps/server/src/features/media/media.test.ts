import { applyTextToDraft } from '@forkshop/document'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { callsOf, formatText, type Calls } from '../../testing/calls.ts'
import { draftOnDisk } from '../../testing/draft-server.ts'
import { postFile } from '../../testing/post-file.ts'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { addUser, signIn, testServer, type TestServer } from '../../testing/test-server.ts'
import { sweepPending } from './sweep-pending.ts'

let server: TestServer
let headers: { readonly cookie: string }
let member: Calls
let visitor: Calls

beforeAll(async () => {
  server = await testServer()
  await addUser(server, 'member@test.example')
  headers = await signIn(server, 'member@test.example')
  member = callsOf(server, headers)
  visitor = callsOf(server)
  await member.post('/pages', { text: formatText(), slug: 'images' })
}, 60_000)
afterAll(() => server.close())

const square = (colour: string, width = 8) =>
  sharp({ create: { width, height: 4, channels: 3, background: colour } })

const upload = async (
  bytes: Uint8Array,
  filename = 'x.png',
  as: object = headers,
  slug = 'images',
) => {
  const path = `/pages/${slug}/media`
  const { status, body } = await postFile(server, { path, headers: as, bytes, filename })
  return { status, body: { ...body, name: String(body['name']), errors: body['errors'] } }
}

describe('uploading a picture', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('takes %s by what it holds', async (format) => {
    const bytes = await square('red').toFormat(format).toBuffer()
    const sent = await upload(bytes, 'whatever.txt')
    expect(sent).toMatchObject({ status: 201, body: { width: 8, height: 4 } })
    const extension = format === 'jpeg' ? 'jpg' : format
    expect(sent.body.name).toMatch(new RegExp(`^[0-9a-f]{40}\\.${extension}$`))
  })

  it('turns it upright and drops what it says about place and device', async () => {
    const bytes = await square('blue')
      .jpeg()
      .withExif({ IFD0: { Make: 'A camera' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    const sent = await upload(bytes)
    expect(sent.body).toMatchObject({ width: 4, height: 8 })
    const kept = await visitor.get(`/pages/images/media/${sent.body.name}`)
    const metadata = await sharp(kept.bytes).metadata()
    expect(metadata.exif).toBeUndefined()
    expect(metadata.orientation).toBeUndefined()
  })

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const refused: readonly [name: string, bytes: Uint8Array][] = [
    ['an SVG under the name of a png', Buffer.from(svg)],
    ['text', Buffer.from('not a picture')],
    ['nothing', Buffer.alloc(0)],
    ['the beginning of a png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a page in HTML', Buffer.from('<!doctype html><script>1</script>')],
  ]
  it.each(refused)('refuses %s', async (_name, bytes) => {
    const sent = await upload(bytes)
    expect(sent.status).toBe(422)
    expect(sent.body.errors).toEqual([expect.objectContaining({ path: 'file' })])
  })

  it('refuses more than 5 MB', async () => {
    const png = await square('red').png().toBuffer()
    const sent = await upload(Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]))
    expect(sent.status).toBe(413)
  })

  it('refuses a picture that would fill the memory when opened', async () => {
    const { data } = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: 'white' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true })
    expect(data.length).toBeLessThan(1_000_000)
    expect((await upload(data)).status).toBe(422)
  })

  it('needs a file and an account', async () => {
    const pretended = { kind: 'upload', filename: 'x.png', bytes: 'abc' }
    for (const payload of [{}, pretended, { ...pretended, bytes: { length: 3 } }]) {
      expect((await member.post('/pages/images/media', payload)).status).toBe(422)
    }
    const png = await square('red').png().toBuffer()
    expect((await upload(png, 'x.png', {})).status).toBe(401)
  })
})

describe('a picture of a page', () => {
  it('waits outside git until a text that names it is published', async () => {
    const { body } = await upload(await square('green').png().toBuffer())
    const page = (await visitor.get('/pages/images')).body
    const { id } = page['revision'] as { id: string }
    const waiting = await visitor.get(`/pages/images/media/${body.name}`)
    expect(waiting.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
    })
    const text = `${String(page['text'])}\n![Un carré](media/${body.name})\n`
    await member.put('/pages/images', { text, base: id, reason: 'Image' })
    const published = await visitor.get(`/pages/images/media/${body.name}?at=head`)
    expect(published.bytes.equals(waiting.bytes)).toBe(true)
    const row = await server.services.database
      .selectFrom('media')
      .select('name')
      .where('name', '=', body.name)
      .executeTakeFirst()
    expect(row).toBeUndefined()
    const { parts } = (await visitor.get('/pages/images/view')).body
    expect(JSON.stringify(parts)).toContain(`/api/v1/pages/images/media/${body.name}?at=`)
  })

  it('of a private page is kept by no shared cache', async () => {
    await member.post('/pages', { text: formatText(), slug: 'private-images' })
    const { body } = await upload(
      await square('pink').png().toBuffer(),
      'x.png',
      headers,
      'private-images',
    )
    const address = `/pages/private-images/media/${body.name}`
    expect((await visitor.get(address)).headers['cache-control']).toMatch('immutable')
    await member.patch('/pages/private-images', { visibility: 'private' })
    expect((await visitor.get(address)).status).toBe(404)
    expect((await member.get(address)).headers['cache-control']).toBe('private, no-cache')
  })

  it('that was lost on disk keeps no text from being published', async () => {
    const { body } = await upload(await square('gray').png().toBuffer())
    const page = await server.services.database
      .selectFrom('page')
      .select(['id', 'head'])
      .where('slug', '=', 'images')
      .executeTakeFirstOrThrow()
    await rm(path.join(server.dataDirectory, 'media', page.id, body.name))
    server.services.log.error = () => {}
    expect((await visitor.get(`/pages/images/media/${body.name}`)).status).toBe(404)
    const text = formatText({ body: `![Gris](media/${body.name})\n` })
    const sent = await member.put('/pages/images', { text, base: page.head, reason: 'Image' })
    expect(sent.status).toBe(200)
  })

  it('that nothing came to name is forgotten after a month', async () => {
    const names = await Promise.all(
      ['olive', 'navy', 'teal', 'maroon'].map(async (colour) => {
        const sent = await upload(await square(colour).png().toBuffer())
        return String(sent.body.name)
      }),
    )
    const [unused = '', proposed = '', drafted = '', fresh = ''] = names
    const { database } = server.services
    const head = (await visitor.get('/pages/images')).headers['forkshop-revision']
    const text = (name: string) => formatText({ body: `![Image](media/${name})\n` })
    const body = { text: text(proposed), base: head, title: 'Image', reason: 'Image' }
    expect((await member.post('/pages/images/proposals', body)).status).toBe(201)
    const draft = (await member.post('/pages/images/draft')).body
    const ydoc = await draftOnDisk(server, String(draft['id']))
    applyTextToDraft(ydoc, text(drafted))
    await database
      .insertInto('draft_log')
      .values({ draft: String(draft['id']), payload: Y.encodeStateAsUpdate(ydoc) })
      .execute()
    const monthAgo = new Date(Date.now() - 31 * 24 * 60 * 60_000).toISOString()
    await database
      .updateTable('media')
      .set({ uploaded: monthAgo })
      .where('name', 'in', [unused, proposed, drafted])
      .execute()
    await sweepPending(server.services)
    const found = await Promise.all(
      [unused, proposed, drafted, fresh].map(
        async (name) => (await visitor.get(`/pages/images/media/${name}`)).status,
      ),
    )
    expect(found).toEqual([404, 200, 200, 200])
  })

  it('is found by its own name only', async () => {
    for (const name of [`${'0'.repeat(40)}.png`, '..%2f..%2fforkshop.sqlite', 'x.svg']) {
      expect((await visitor.get(`/pages/images/media/${name}`)).status).toBe(404)
    }
  })
})
