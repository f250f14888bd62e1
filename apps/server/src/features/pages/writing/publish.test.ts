import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember, callsOf, formatText, type Calls } from '../../../testing/calls.ts'
import { testServer, type TestServer } from '../../../testing/test-server.ts'

let server: TestServer
let member: Calls
let visitor: Calls
let made = 0

beforeAll(async () => {
  server = await testServer()
  member = await addMember(server, 'member@test.example')
  visitor = callsOf(server)
}, 60_000)
afterAll(() => server.close())

const body = 'Premier passage.\n\nDeuxième passage.\n\nTroisième passage.\n'

/** A fresh page: its address, the text and the revision it begins with. */
async function freshPage(text = formatText({ body })) {
  made += 1
  const slug = `page-${made}`
  const page = await member.post('/pages', { text, slug })
  expect(page.status).toBe(201)
  const { id } = page.body['revision'] as { id: string }
  return { at: `/pages/${slug}`, slug, text, base: id }
}

describe('publishing a text', () => {
  it('makes one revision with its reason and author', async () => {
    const { at, base, text } = await freshPage()
    const changed = text.replace('Deuxième', 'Second')
    const answer = await member.put(at, { text: changed, base, reason: 'Un mot' })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      merged: false,
      unchanged: false,
      revision: { reason: 'Un mot', author: { name: 'member' } },
    })
    const { items } = (await visitor.get(`${at}/revisions`)).body
    expect(items).toHaveLength(2)
  })

  it('makes no revision of an untouched text and says so', async () => {
    const { at, base, text } = await freshPage()
    const answer = await member.put(at, { text, base, reason: 'Rien' })
    expect(answer.body).toMatchObject({ unchanged: true, merged: false, revision: { id: base } })
    expect((await visitor.get(`${at}/revisions`)).body['items']).toHaveLength(1)
  })

  it('gives back the bytes that were sent, odd ones included', async () => {
    const odd = `\uFEFF${formatText({ body: 'Ligne\r\n\r\n|a|b|\r\n|-|-|\r\n|1|2|  \r\nfin sans retour é\u2028!' })}`
    const { at, base } = await freshPage(odd)
    const raw = await visitor.get(`${at}/raw`)
    expect(raw.bytes.equals(Buffer.from(odd))).toBe(true)
    expect(raw.headers).toMatchObject({ 'forkshop-revision': base })
    expect(raw.headers['content-type']).toContain('text/markdown')
    expect(raw.headers['etag']).toBeTruthy()
  })

  it('keeps both edits when the base is stale', async () => {
    const { at, base, text } = await freshPage()
    await member.put(at, { text: text.replace('Premier', 'Tout premier'), base, reason: 'A' })
    const late = text.replace('Troisième', 'Dernier')
    const answer = await member.put(at, { text: late, base, reason: 'B' })
    expect(answer.body).toMatchObject({ merged: true, unchanged: false })
    const raw = (await visitor.get(`${at}/raw`)).text
    expect(raw).toBe(text.replace('Premier', 'Tout premier').replace('Troisième', 'Dernier'))
  })

  it('refuses what it cannot merge with both texts and changes nothing', async () => {
    const { at, base, text } = await freshPage()
    const mine = text.replace('Deuxième passage', 'Mon passage')
    const theirs = text.replace('Deuxième passage', 'Leur passage')
    await member.put(at, { text: mine, base, reason: 'A' })
    const head = (await visitor.get(at)).body['revision'] as { id: string }
    const answer = await member.put(at, { text: theirs, base, reason: 'B' })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ code: 'conflict', current: head.id, text: mine })
    expect(answer.body['conflicts']).toEqual([
      expect.objectContaining({
        base: expect.stringContaining('Deuxième passage'),
        ours: expect.stringContaining('Mon passage'),
        theirs: expect.stringContaining('Leur passage'),
      }),
    ])
    expect((await visitor.get(`${at}/raw`)).text).toBe(mine)
  })

  it('loses none of many texts published at once', async () => {
    const passages = Array.from({ length: 12 }, (_, index) => `Passage numéro ${index}.`)
    const { at, base, text } = await freshPage(formatText({ body: `${passages.join('\n\n')}\n` }))
    const answers = await Promise.all(
      passages.map((passage, index) =>
        member.put(at, {
          text: text.replace(passage, `Passage changé ${index}.`),
          base,
          reason: `Passage ${index}`,
        }),
      ),
    )
    expect(answers.map((answer) => answer.status)).toEqual(passages.map(() => 200))
    const raw = (await visitor.get(`${at}/raw`)).text
    for (const index of passages.keys()) expect(raw).toContain(`Passage changé ${index}.`)
    expect((await visitor.get(`${at}/view`)).body).toMatchObject({ revisions: 13, current: true })
  })

  const refusals: readonly [
    name: string,
    text: string,
    status: number,
    errors: readonly object[],
  ][] = [
    [
      'broken YAML with line and column',
      formatText({ fields: 'roles: [a\n' }),
      422,
      [{ line: expect.any(Number), column: expect.any(Number), code: 'yaml' }],
    ],
    [
      'a wrong field by its name',
      formatText({ fields: 'status: finished\n' }),
      422,
      [{ path: 'status' }],
    ],
    [
      'two wrong fields by their names',
      formatText({ fields: 'outcome: [dance]\nparticipants: { min: 9, max: 3 }\n' }),
      422,
      [
        { path: expect.stringContaining('participants') },
        { path: expect.stringContaining('outcome') },
      ],
    ],
    ['a NUL character', formatText({ body: 'a\0b' }), 422, [{ code: 'nul', line: 10, column: 2 }]],
    [
      'half a character',
      formatText({ body: 'a\uD800b' }),
      422,
      [{ code: 'utf8', line: 10, column: 2 }],
    ],
  ]
  it.each(refusals)('refuses %s and changes nothing', async (_name, text, status, errors) => {
    const page = await freshPage()
    const answer = await member.put(page.at, { text, base: page.base, reason: 'Essai' })
    expect(answer.status).toBe(status)
    for (const error of errors) {
      expect(answer.body['errors']).toContainEqual(expect.objectContaining(error))
    }
    expect((await visitor.get(`${page.at}/raw`)).text).toBe(page.text)
  })

  it('refuses a text over 1 MB, counted in bytes', async () => {
    const page = await freshPage()
    const text = formatText({ body: 'é'.repeat(600_000) })
    const answer = await member.put(page.at, { text, base: page.base, reason: 'Trop' })
    expect(answer.status).toBe(413)
    expect(answer.body).toMatchObject({ code: 'too-large' })
  })

  it('refuses a base that is no revision of the page', async () => {
    const page = await freshPage()
    const answer = await member.put(page.at, {
      text: `${page.text}\nEncore.\n`,
      base: 'a'.repeat(40),
      reason: 'Essai',
    })
    expect(answer.status).toBe(422)
    expect(answer.body['errors']).toEqual([expect.objectContaining({ path: 'base' })])
  })

  it('leads a visitor to sign in', async () => {
    const page = await freshPage()
    const answer = await visitor.put(page.at, {
      text: 'x',
      base: page.base,
      reason: 'Essai',
    })
    expect(answer.status).toBe(401)
  })
})
