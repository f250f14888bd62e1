import { randomBytes } from 'node:crypto'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client, Photograph } from '@forkshop/api'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, problemsOf } from '../../testing/draft-server.ts'
import { latitude, telltale, telltales } from '../../testing/jpeg.ts'
import { readLive, type LiveReader } from '../../testing/live-reader.ts'
import { postFile } from '../../testing/post-file.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { findPage } from '../../records/pages/find-page.ts'
import { ideaLines } from '../export/said-lines.ts'
import { erasePhotographs } from './erase-photographs.ts'

let now = new Date('2026-11-24T18:00:00Z')
// Ann leads the events, Bo says things.
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => now } })
const eve = await server.person('Eve')
const visitor = server.caller()

const EVENT = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2026-11-24
end: 2026-11-25
timezone: UTC
---

Bienvenue.
`

type Sender = { readonly call: Client; readonly headers: { readonly cookie: string } }
const nobody: Sender = { call: visitor, headers: { cookie: '' } }

const newId = (): string => randomBytes(16).toString('hex')
const picture = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#376' } })
let jpeg: Buffer
beforeAll(async () => {
  jpeg = await picture().jpeg().toBuffer()
})

/** An event with an open room, and a guest in it. */
const newEvent = async () => {
  const slug = await makePage(ann, EVENT)
  const { code } = await ann.call('setEventCode', { params: { slug }, body: { open: true } })
  return { slug, zoe: await enter(slug, code, 'Zoé'), code }
}
const enter = async (slug: string, code: string, name: string): Promise<Sender> => {
  const url = `/api/v1/events/${slug}/join`
  const joined = await server.inject({ method: 'POST', url, payload: { code, name } })
  const cookie = joined.cookies.map((one) => `${one.name}=${one.value}`).join('; ')
  return { call: server.caller({ cookie }), headers: { cookie } }
}
const say = async (slug: string, by: Sender): Promise<string> =>
  (await by.call('createIdea', { params: { slug }, body: { text: 'Une idée' } })).id

const send = (
  of: string,
  by: Sender,
  { id = newId(), bytes = jpeg }: { readonly id?: string; readonly bytes?: Uint8Array } = {},
) =>
  postFile(server, { verb: 'PUT', path: `/photographs/${id}?of=${of}`, headers: by.headers, bytes })

/** A photograph that a guest sent with an idea. */
const newPhotograph = async () => {
  const event = await newEvent()
  const idea = await say(event.slug, event.zoe)
  const id = newId()
  const { body } = await send(`idea:${idea}`, event.zoe, { id })
  expect(body).toMatchObject({ id })
  return { ...event, idea, id, of: `photograph:${id}` }
}

const bytesOf = async (id: string, by: Sender = nobody, size = 'large') => {
  const url = `/api/v1/photographs/${id}?size=${size}`
  const answer = await server.inject({ url, headers: by.headers })
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload }
}
const release = (id: string, by: Sender = ann) => by.call('releasePhotograph', { params: { id } })
const list = async (slug: string, by: Sender = nobody): Promise<readonly Photograph[]> =>
  (await by.call('listPhotographs', { params: { slug } })).items
const idsOf = async (slug: string, by: Sender = nobody) =>
  (await list(slug, by)).map(({ id }) => id)
/** Follows what happens from now on. */
const follow = async ({ headers }: Sender) => {
  const reader = await readLive(server.base, { headers })
  await reader.next()
  return reader
}
const nextEvent = async (reader: LiveReader): Promise<unknown> => (await reader.next())?.data
const change = (id: string, by: Sender, body: object) =>
  by.call('changePhotograph', { params: { id }, body })
const filesOf = async (): Promise<readonly string[]> => {
  const names = await readdir(path.join(server.dataDirectory, 'photographs'), { recursive: true })
  return names.filter((name) => name.endsWith('.jpg'))
}
const filesWith = async (id: string) => (await filesOf()).filter((name) => name.includes(id)).length

describe('what a phone writes beside the picture', () => {
  test('is gone from both files: place, device, person, captions and comments', async () => {
    const sent = telltale(jpeg)
    const before = await sharp(sent).metadata()
    expect(before).toMatchObject({ orientation: 6, width: 40, height: 20 })
    expect(before.exif?.includes(latitude)).toBe(true)
    for (const word of Object.values(telltales)) expect(sent.includes(word)).toBe(true)
    const { slug, zoe } = await newEvent()
    const idea = await say(slug, zoe)
    const { status, body } = await send(`idea:${idea}`, zoe, { bytes: sent })
    // turned upright, as the phone said
    expect([status, body['width'], body['height']]).toEqual([200, 20, 40])
    for (const size of ['large', 'small']) {
      const { bytes } = await bytesOf(String(body['id']), zoe, size)
      const { exif, xmp, iptc, orientation, comments, icc } = await sharp(bytes).metadata()
      expect([exif, xmp, iptc, orientation, comments, icc]).toEqual(Array(6).fill(undefined))
      expect(bytes.includes(latitude)).toBe(false)
      expect(bytes.includes('Exif')).toBe(false)
      for (const word of Object.values(telltales)) expect(bytes.includes(word)).toBe(false)
    }
  })

  test.each(['jpeg', 'png', 'webp'] as const)(
    'is gone from %s too, which is made smaller and a JPEG',
    async (format) => {
      const { slug, zoe } = await newEvent()
      const bytes = await picture(3000, 1500)
        .withExif({ IFD0: { Make: telltales.device } })
        .toFormat(format)
        .toBuffer()
      expect(bytes.includes(telltales.device)).toBe(true)
      const { body } = await send(`event:${slug}`, zoe, { bytes })
      expect(body).toMatchObject({ width: 2000, height: 1000 })
      const large = await bytesOf(String(body['id']), zoe)
      expect((await sharp(large.bytes).metadata()).format).toBe('jpeg')
      expect(large.bytes.includes(telltales.device)).toBe(false)
      const small = await bytesOf(String(body['id']), zoe, 'small')
      expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 480, height: 240 })
    },
  )

  test('colours of a wider kind are made those of screens', async () => {
    const { slug, zoe } = await newEvent()
    const bytes = await picture().withIccProfile('p3').jpeg().toBuffer()
    expect((await sharp(bytes).metadata()).icc).toBeDefined()
    const { body } = await send(`event:${slug}`, zoe, { bytes })
    const kept = await sharp((await bytesOf(String(body['id']), zoe)).bytes).metadata()
    expect([kept.space, kept.icc]).toEqual(['srgb', undefined])
  })
})

describe('what is no photograph', () => {
  const heic = Buffer.from('00000018667479706865696300000000686569636d696631', 'hex')
  const bomb = () => picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer()
  const cases: readonly [string, () => Buffer | Promise<Buffer>, string][] = [
    ['a HEIC', () => heic, 'heic'],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'kind'],
    ['a page', () => Buffer.from('<!doctype html><script>1</script>'), 'kind'],
    ['a GIF', () => picture().gif().toBuffer(), 'kind'],
    ['nothing', () => Buffer.alloc(0), 'kind'],
    ['the first half of a JPEG', () => jpeg.subarray(0, jpeg.length / 2), 'broken'],
    ['a picture that would fill the memory', bomb, 'broken'],
  ]
  test.each(cases)('%s is refused, and nothing of it is kept', async (_name, make, code) => {
    const { slug, zoe } = await newEvent()
    const before = await filesOf()
    const { status, body } = await send(`event:${slug}`, zoe, { bytes: await make() })
    expect({ status, ...body }).toMatchObject({ status: 422, errors: [{ path: 'file', code }] })
    expect(await filesOf()).toEqual(before)
    expect(await list(slug, zoe)).toEqual([])
  })

  test('a file of more than 5 MB is refused, and a form without one', async () => {
    const { slug, zoe } = await newEvent()
    const large = Buffer.concat([jpeg, Buffer.alloc(5 * 1024 * 1024)])
    expect((await send(`event:${slug}`, zoe, { bytes: large })).status).toBe(413)
    const empty = zoe.call('sendPhotograph', {
      params: { id: newId() },
      query: { of: `event:${slug}` },
      body: new FormData(),
    })
    expect(await problemOf(empty)).toMatchObject({ status: 422 })
  })
})

describe('who may send one', () => {
  test('who said an idea, with it, and nobody else', async () => {
    const { slug, zoe, code } = await newEvent()
    const of = `idea:${await say(slug, zoe)}`
    const noe = await enter(slug, code, 'Noé')
    expect((await send(of, zoe)).status).toBe(200)
    expect((await send(of, nobody)).status).toBe(401)
    for (const other of [noe, ann, bo, eve]) expect((await send(of, other)).status).toBe(403)
  })

  test('of a board: guests of its event and members, no others', async () => {
    const { slug, zoe } = await newEvent()
    const other = await newEvent()
    const of = `event:${slug}`
    const sent = [zoe, bo, ann, nobody, other.zoe].map((by) => send(of, by))
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200, 200, 401, 401])
  })

  test('for a page that is no event, or an idea that was taken back, nobody', async () => {
    const { slug, zoe } = await newEvent()
    const idea = await say(slug, zoe)
    await zoe.call('deleteIdea', { params: { id: idea } })
    expect((await send(`idea:${idea}`, zoe)).status).toBe(404)
    expect((await send(`event:${await makePage(ann)}`, bo)).status).toBe(404)
  })
})

test('who was in a room that was closed by hand sends theirs for 14 days, and takes it back', async () => {
  const { slug, zoe } = await newEvent()
  await ann.call('setEventCode', { params: { slug }, body: { open: false } })
  const idea = await say(slug, zoe)
  const id = newId()
  expect((await send(`idea:${idea}`, zoe, { id })).status).toBe(200)
  expect((await send(`event:${slug}`, zoe)).status).toBe(200)
  expect(await change(id, zoe, { people: true })).toMatchObject({ people: true })
  expect(await idsOf(slug, ann)).toHaveLength(2)
  expect(await idsOf(slug, bo)).toEqual([])
  await release(id)
  // its idea waits still
  expect((await bytesOf(id)).status).toBe(404)
  expect(await idsOf(slug)).toEqual([])
  expect((await bytesOf(id, zoe)).status).toBe(200)
  await ann.call('showAgain', { params: { of: `idea:${idea}` } })
  expect((await bytesOf(id)).status).toBe(200)
  await zoe.call('deletePhotograph', { params: { id } })
  expect((await bytesOf(id)).status).toBe(404)
  try {
    now = new Date('2026-12-08T18:00:01Z')
    expect((await send(`event:${slug}`, zoe)).status).toBe(401)
  } finally {
    now = new Date('2026-11-24T18:00:00Z')
  }
})

describe('its id, made on the device', () => {
  test('sent again answers what is there, and keeps one', async () => {
    const { slug, zoe } = await newEvent()
    const of = `event:${slug}`
    const id = newId()
    const first = await send(of, zoe, { id })
    const again = await send(of, zoe, { id, bytes: await picture(60, 60).jpeg().toBuffer() })
    expect(again).toEqual(first)
    expect(await idsOf(slug, zoe)).toEqual([id])
  })

  test('sent twice at once is one', async () => {
    const { slug, zoe } = await newEvent()
    const id = newId()
    const both = await Promise.all([1, 2].map(() => send(`event:${slug}`, zoe, { id })))
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await idsOf(slug, zoe)).toEqual([id])
    expect(await filesWith(id)).toBe(2)
  })

  test('of somebody else, or of something else, tells nothing', async () => {
    const { slug, zoe, id } = await newPhotograph()
    for (const [of, by] of [[`event:${slug}`, zoe] as const, [`event:${slug}`, bo] as const]) {
      expect(await send(of, by, { id })).toMatchObject({ status: 409, body: { code: 'id-taken' } })
    }
  })

  test('never comes again once it was taken back', async () => {
    const { idea, zoe, id } = await newPhotograph()
    await zoe.call('deletePhotograph', { params: { id } })
    expect((await send(`idea:${idea}`, zoe, { id })).status).toBe(404)
  })
})

describe('there are at most', () => {
  test('three with an idea', async () => {
    const { slug, zoe } = await newEvent()
    const of = `idea:${await say(slug, zoe)}`
    for (const status of [200, 200, 200]) expect((await send(of, zoe)).status).toBe(status)
    const fourth = await send(of, zoe)
    expect(fourth).toMatchObject({ status: 413, body: { code: 'too-large' } })
    expect(fourth.body['detail']).toBe('An idea has at most 3 photographs.')
  })

  test('three with an idea, also of those that come at once', async () => {
    const { slug, zoe } = await newEvent()
    const of = `idea:${await say(slug, zoe)}`
    const sent = await Promise.all([1, 2, 3, 4, 5].map(() => send(of, zoe)))
    const statuses = sent.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([200, 200, 200, 413, 413])
    expect(await list(slug, zoe)).toHaveLength(3)
  })

  const fill = async (slug: string, rows: readonly { author: string; size?: number }[]) => {
    const page = await server.services.database
      .selectFrom('page')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    const filled = rows.map(({ author, size = 100 }) => ({
      id: newId(),
      page: page.id,
      idea: null,
      event: slug,
      description: '',
      width: 1,
      height: 1,
      size,
      small_size: 0,
      author,
      author_name: 'X',
      created: now.toISOString(),
      released: null,
      released_by: null,
      licence: null,
      people: 0,
      credit: 0,
      hidden: null,
      hidden_by: null,
    }))
    await server.services.database.insertInto('photograph').values(filled).execute()
  }
  const times = (n: number, row: { author: string; size?: number }) => Array(n).fill(row)

  test.each([
    ['twenty of one person at an event', () => times(20, { author: bo.id })],
    ['15 MB of one person', () => times(1, { author: bo.id, size: 15_000_001 })],
    ['three hundred at an event', () => times(300, { author: 'somebody' })],
    ['150 MB at an event', () => times(1, { author: 'somebody', size: 150_000_001 })],
  ])('%s', async (_fact, rows) => {
    const { slug } = await newEvent()
    if (rows().length > 1) await fill(slug, rows().slice(1))
    expect((await send(`event:${slug}`, bo)).status).toBe(200)
    await fill(slug, rows().slice(0, 1))
    expect(await send(`event:${slug}`, bo)).toMatchObject({
      status: 413,
      body: { code: 'too-large', detail: expect.stringMatching(/at most 20|300/) },
    })
  })
})

describe('before it is released', () => {
  test('its address answers who sent it and who leads, nobody else', async () => {
    const { slug, zoe, id, code } = await newPhotograph()
    const noe = await enter(slug, code, 'Noé')
    const waiting = await bytesOf(id, zoe)
    expect(waiting.status).toBe(200)
    expect(waiting.headers['cache-control']).toBe('private, no-store')
    expect((await bytesOf(id, ann)).status).toBe(200)
    for (const other of [nobody, noe, bo, eve]) expect((await bytesOf(id, other)).status).toBe(404)
    expect(await idsOf(slug, zoe)).toEqual([id])
    expect(await idsOf(slug, ann)).toEqual([id])
    for (const other of [nobody, noe, bo]) expect(await idsOf(slug, other)).toEqual([])
  })

  test('nobody else does anything with it', async () => {
    const { id, of } = await newPhotograph()
    const params = { id }
    const tries: readonly Promise<unknown>[] = [
      bo.call('releasePhotograph', { params }),
      bo.call('changePhotograph', { params, body: { people: true } }),
      bo.call('deletePhotograph', { params }),
      bo.call('placePhotograph', { params, body: { page: 'anywhere' } }),
      bo.call('createReport', { body: { of, reason: 'Pour voir' } }),
      bo.call('hide', { body: { of } }),
    ]
    for (const problem of await problemsOf(tries)) expect(problem).toMatchObject({ status: 404 })
  })

  test('who was named to lead the day sees and releases it, a guest included', async () => {
    const { slug, zoe, id, code } = await newPhotograph()
    const noe = await enter(slug, code, 'Noé')
    const page = await ann.call('getPage', { params: { slug } })
    const guest = await server.services.database
      .selectFrom('guest')
      .select('id')
      .where('name', '=', 'Noé')
      .where('event', '=', page.id)
      .executeTakeFirstOrThrow()
    await server.services.database
      .insertInto('role_person')
      .values({
        id: newId().slice(0, 20),
        page: page.id,
        role: 'host',
        role_label: 'Host',
        name: 'Noé',
        user: `guest:${guest.id}`,
        answer: 'yes',
        shown: 0,
        leads: 1,
        token_hash: newId(),
        invited: now.toISOString(),
        invited_by: null,
        answered: now.toISOString(),
      })
      .execute()
    expect((await bytesOf(id, noe)).status).toBe(200)
    expect(await release(id, noe)).toMatchObject({ released: true })
    expect((await bytesOf(id, zoe)).status).toBe(200)
  })

  test('the stream tells who leads that it came, and nobody else', async () => {
    const { slug, zoe } = await newEvent()
    const leader = await follow(ann)
    const others = await follow(nobody)
    const { body } = await send(`event:${slug}`, zoe)
    const told = await nextEvent(leader)
    expect(told).toMatchObject({ kind: 'photograph-sent', page: slug, id: body['id'] })
    await release(String(body['id']))
    expect(await nextEvent(others)).toMatchObject({ kind: 'photograph', page: slug })
    await Promise.all([leader.leave(), others.leave()])
  })
})

describe('once it was released', () => {
  test('everybody sees it, with its idea and by its address, which no shared cache keeps', async () => {
    const { slug, zoe, idea, id } = await newPhotograph()
    await change(id, zoe, { description: 'Le plan de la salle' })
    expect((await visitor('getIdea', { params: { id: idea } })).photographs).toEqual([])
    expect(await release(id)).toMatchObject({ released: true, erased: null })
    const { photographs } = await visitor('getIdea', { params: { id: idea } })
    expect(photographs).toEqual([{ id, description: 'Le plan de la salle', width: 40, height: 20 }])
    const shown = await bytesOf(id)
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(shown.headers['cache-control']).toBe('private, no-cache')
    expect(await list(slug)).toMatchObject([{ id, own: false, leads: false, author: null }])
  })

  test('it is released once, and by who leads alone', async () => {
    const { slug, zoe, id } = await newPhotograph()
    expect(await problemOf(release(id, zoe))).toMatchObject({ status: 401 })
    await release(id)
    await release(id)
    expect(await problemOf(release(id, bo))).toMatchObject({ status: 403 })
    expect(await idsOf(slug)).toEqual([id])
  })

  test('its sender is named where they said so', async () => {
    const { slug, zoe, id } = await newPhotograph()
    await release(id)
    await change(id, zoe, { credit: true })
    expect(await list(slug)).toMatchObject([{ author: { id: null, name: 'Zoé' }, byGuest: true }])
  })

  test('it enters no text, feed or export', async () => {
    const { slug, id } = await newPhotograph()
    await release(id)
    const page = await findPage(server.services, slug)
    const everywhere = [
      JSON.stringify(await visitor('viewPage', { params: { slug } })),
      JSON.stringify(await visitor('listChanges', {})),
      JSON.stringify(await visitor('viewHome', {})),
      JSON.stringify(await ideaLines(server.services, page)),
      JSON.stringify(
        await server.services.library.listMedia(pageIdOf(page.id), revisionIdOf(page.head)),
      ),
    ]
    expect(everywhere.filter((text) => text.includes(id))).toEqual([])
  })
})

describe('taken back', () => {
  test.each(['before', 'after'])(
    '%s it was released it is gone, record and files',
    async (when) => {
      const { slug, zoe, id, idea } = await newPhotograph()
      if (when === 'after') await release(id)
      await zoe.call('deletePhotograph', { params: { id } })
      for (const by of [zoe, ann, nobody]) {
        expect((await bytesOf(id, by)).status).toBe(404)
        expect(await idsOf(slug, by)).toEqual([])
      }
      expect((await visitor('getIdea', { params: { id: idea } })).photographs).toEqual([])
      expect(await filesWith(id)).toBe(0)
      const rows = server.services.database
        .selectFrom('photograph')
        .selectAll()
        .where('id', '=', id)
      expect(await rows.execute()).toEqual([])
    },
  )

  test('with its idea', async () => {
    const { zoe, id, idea } = await newPhotograph()
    await release(id)
    await zoe.call('deleteIdea', { params: { id: idea } })
    expect((await bytesOf(id, zoe)).status).toBe(404)
    expect(await filesWith(id)).toBe(0)
  })

  test('by who leads too, and by nobody else', async () => {
    const { id } = await newPhotograph()
    await release(id)
    const params = { id }
    expect(await problemOf(bo.call('deletePhotograph', { params }))).toMatchObject({ status: 403 })
    await ann.call('deletePhotograph', { params })
    expect((await bytesOf(id)).status).toBe(404)
  })
})

describe('reported and hidden', () => {
  test('it is reported by everybody, and hidden with all that shows it', async () => {
    const { slug, zoe, id, of, idea } = await newPhotograph()
    await release(id)
    await visitor('createReport', { body: { of, reason: 'Un visage' } })
    expect((await ann.call('listHidden', { params: { slug } })).reports).toMatchObject([{ of }])
    await ann.call('hide', { body: { of } })
    expect((await bytesOf(id)).status).toBe(404)
    expect(await idsOf(slug)).toEqual([])
    expect((await visitor('getIdea', { params: { id: idea } })).photographs).toEqual([])
    expect(await list(slug, ann)).toMatchObject([{ id, hidden: true }])
    const heldBy = async (by: Sender) =>
      (await by.call('listHidden', { params: { slug } })).photographs
    expect(await heldBy(ann)).toMatchObject([{ of, hidden: true }])
    expect(await heldBy(zoe)).toMatchObject([{ of }])
    expect(await heldBy(nobody)).toEqual([])
    const [own] = await list(slug, zoe)
    expect(own).not.toHaveProperty('hidden')
    await ann.call('showAgain', { params: { of } })
    expect((await bytesOf(id)).status).toBe(200)
  })

  test('it is hidden with its idea', async () => {
    const { slug, id, idea } = await newPhotograph()
    await release(id)
    await ann.call('hide', { body: { of: `idea:${idea}` } })
    expect((await bytesOf(id)).status).toBe(404)
    expect(await idsOf(slug)).toEqual([])
    expect((await bytesOf(id, ann)).status).toBe(200)
  })

  test('it is hidden with all that a guest said who is turned out', async () => {
    const { slug, zoe, id, of } = await newPhotograph()
    await release(id)
    const body = { of, hide: true }
    expect(await ann.call('turnOut', { params: { slug }, body })).toEqual({ hidden: 2 })
    expect((await bytesOf(id)).status).toBe(404)
    expect((await bytesOf(id, zoe)).status).toBe(404)
  })

  test('only who maintains its page hides it', async () => {
    const { id, of } = await newPhotograph()
    await release(id)
    expect(await problemOf(bo.call('hide', { body: { of } }))).toMatchObject({ status: 403 })
    expect((await bytesOf(id)).status).toBe(200)
  })
})

describe('put into a text', () => {
  const place = (id: string, page: string, by: Client = ann.call) =>
    by('placePhotograph', { params: { id }, body: { page } })

  test('it waits for the licence, for those who are on it, and for its release', async () => {
    const { slug, zoe, id } = await newPhotograph()
    const notOpen = { status: 409, code: 'not-open' }
    await change(id, zoe, { licence: true, people: true })
    expect(await problemOf(place(id, slug))).toMatchObject(notOpen)
    await release(id)
    for (const one of [{ licence: false }, { licence: true, people: false }]) {
      await change(id, zoe, one)
      expect(await problemOf(place(id, slug))).toMatchObject(notOpen)
    }
    await change(id, zoe, { people: true, description: 'Le plan' })
    const placed = await place(id, slug)
    expect(placed).toMatchObject({ description: 'Le plan', credit: null, width: 40, height: 20 })
    await change(id, zoe, { credit: true })
    expect(await place(id, slug)).toMatchObject({ credit: 'Zoé' })
    const shown = await server.inject({ url: `/api/v1/pages/${slug}/media/${placed.name}` })
    expect(shown.rawPayload.equals((await bytesOf(id)).bytes)).toBe(true)
  })

  test('only under the licence that its sender said yes to', async () => {
    const { slug, zoe, id } = await newPhotograph()
    await change(id, zoe, { licence: true, people: true })
    await release(id)
    const other = await makePage(ann, EVENT.replace('CC-BY-4.0', 'CC0-1.0'))
    expect(await problemOf(place(id, other))).toMatchObject({ status: 409 })
    await place(id, slug)
  })

  test('by who maintains that page alone', async () => {
    const { slug, zoe, id } = await newPhotograph()
    await change(id, zoe, { licence: true, people: true })
    await release(id)
    expect(await problemOf(place(id, slug, bo.call))).toMatchObject({ status: 403 })
    expect(await problemOf(place(id, slug, zoe.call))).toMatchObject({ status: 401 })
    const own = await makePage(bo, EVENT)
    await place(id, own, bo.call)
  })

  test('a page that states no licence has none to agree to', async () => {
    const slug = await makePage(ann, EVENT.replace('license: CC-BY-4.0\n', ''))
    const { body } = await send(`event:${slug}`, bo)
    const id = String(body['id'])
    expect(await problemOf(change(id, bo, { licence: true }))).toMatchObject({ status: 422 })
    expect(await change(id, bo, { people: true })).toMatchObject({ licence: null, people: true })
  })
})

describe('what nobody released', () => {
  test('is erased 30 days after the event, what was released stays', async () => {
    const { slug, zoe, id } = await newPhotograph()
    const { body } = await send(`event:${slug}`, zoe)
    const waiting = String(body['id'])
    expect(body['erased']).toBe('2026-12-26T00:00:00.000Z')
    await release(id)
    try {
      now = new Date('2026-12-25T23:59:59Z')
      await erasePhotographs(server.services)
      expect(await idsOf(slug, ann)).toEqual(expect.arrayContaining([id, waiting]))
      now = new Date('2026-12-26T00:00:00Z')
      await erasePhotographs(server.services)
      expect(await idsOf(slug, ann)).toEqual([id])
      expect([await filesWith(waiting), await filesWith(id)]).toEqual([0, 2])
    } finally {
      now = new Date('2026-11-24T18:00:00Z')
    }
  })

  test('files of which no record tells are erased, not those that are being written', async () => {
    const { id } = await newPhotograph()
    const folder = path.join(server.dataDirectory, 'photographs', 'left')
    await mkdir(folder, { recursive: true })
    for (const name of ['old', 'new']) await writeFile(path.join(folder, `${name}.jpg`), jpeg)
    const longAgo = new Date(Date.now() - 2 * 60 * 60_000)
    await utimes(path.join(folder, 'old.jpg'), longAgo, longAgo)
    await erasePhotographs(server.services)
    expect([await readdir(folder), await filesWith(id)]).toEqual([['new.jpg'], 2])
  })
})
