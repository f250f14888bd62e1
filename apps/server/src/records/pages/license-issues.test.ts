import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, TEXT, type Caller } from '../../testing/draft-server.ts'

const { server, ann, bo } = await annAndBo()

const under = (license: string | null, text = TEXT): string =>
  text.replace(/license: .*\n/, license === null ? '' : `license: ${license}\n`)
const origin = (license: string | null) => makePage(bo, under(license))
const forkOf = async (slug: string, by: Caller = ann) => {
  const { slug: fork } = await by.call('forkPage', {
    params: { slug },
    body: { reason: 'Pour nous', title: `Variante ${slug}` },
  })
  return fork
}
const relicense = async (by: Caller, slug: string, license: string | null) => {
  const { text, revision } = await by.call('getPage', { params: { slug } })
  const body = { text: under(license, text), base: revision.id, reason: 'Licence' }
  return by.call('publishPage', { params: { slug }, body })
}
const release = (slug: string, by: Caller = ann) =>
  by.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Bon' } })
const licensing = async (slug: string, call = server.caller()) =>
  (await call('viewPage', { params: { slug } })).licensing

test('a fork says where its licence does not go with that of its origin, and cannot be released', async () => {
  const from = await origin('CC-BY-SA-4.0')
  const fork = await forkOf(from)
  expect(await licensing(fork)).toEqual([])
  expect((await relicense(ann, fork, 'CC-BY-4.0')).unchanged).toBe(false)
  expect(await licensing(fork)).toEqual([
    {
      of: 'fork',
      origin: { slug: from, title: 'Tour de table' },
      license: 'CC-BY-SA-4.0',
      reason: 'other-license',
      instead: ['CC-BY-SA-4.0', 'LAL-1.3'],
      refuses: true,
    },
  ])
  expect(await problemOf(release(fork))).toMatchObject({
    code: 'invalid',
    detail:
      'The original page is under CC-BY-SA-4.0, which does not allow the licence of this one. Allowed: CC-BY-SA-4.0, LAL-1.3.',
    errors: [{ path: 'license', code: 'license-forbidden' }],
  })
  expect((await ann.call('viewPage', { params: { slug: fork } })).versions).toEqual([])
  await relicense(ann, fork, 'LAL-1.3')
  expect((await release(fork)).version).toBe('1.0')
})

test('rights come first: who may not release is told nothing of licences', async () => {
  const fork = await forkOf(await origin('CC-BY-SA-4.0'))
  await relicense(ann, fork, 'MIT')
  await ann.call('changePage', { params: { slug: fork }, body: { editing: 'maintainers' } })
  expect(await problemOf(release(fork, bo))).toMatchObject({ code: 'forbidden' })
})

test('who gives the origin another licence frees what was made from it', async () => {
  const from = await origin('CC-BY-SA-4.0')
  const fork = await forkOf(from)
  await relicense(ann, fork, 'CC-BY-4.0')
  await relicense(bo, from, 'CC-BY-4.0')
  expect(await licensing(fork)).toEqual([])
  await release(fork)
  // and what was given stays given
  await relicense(bo, from, 'CC-BY-NC-4.0')
  expect(await licensing(fork)).toMatchObject([{ license: 'CC-BY-SA-4.0', refuses: true }])
})

test.each([
  ['states no licence', null, 'source-not-stated'],
  ['has a licence of which nothing is known', 'Apache-2.0', 'source-unknown'],
])('an origin that %s is said, and refuses nothing', async (_what, license, reason) => {
  const fork = await forkOf(await origin(license))
  await relicense(ann, fork, 'CC-BY-4.0')
  if (license === null) {
    const { text, revision } = await ann.call('getPage', { params: { slug: fork } })
    const said = text.replace('lang: fr\n', 'lang: fr\nlicense: CC-BY-4.0\n')
    await ann.call('publishPage', {
      params: { slug: fork },
      body: { text: said, base: revision.id, reason: 'Licence' },
    })
  }
  expect(await licensing(fork)).toMatchObject([{ reason, refuses: false, instead: [] }])
  expect((await release(fork)).version).toBe('1.0')
})

test('a licence against changes leaves a fork none', async () => {
  const fork = await forkOf(await origin('CC-BY-ND-4.0'))
  expect(await licensing(fork)).toMatchObject([{ reason: 'no-changes', instead: [] }])
  expect(await problemOf(release(fork))).toMatchObject({
    detail: expect.stringContaining('allows no changed version'),
  })
})

test('a translation is held to the version that it names, or to what its original says today', async () => {
  const from = await origin('CC-BY-4.0')
  await release(from, bo)
  await relicense(bo, from, 'CC-BY-SA-4.0')
  const named = (at: string) =>
    TEXT.replace('license: CC-BY-4.0', `license: MIT\ntranslation_of: { page: ${from}${at} }`)
  const translation = await makePage(ann, named(''))
  const older = await makePage(ann, named(', version: "1.0"'))
  expect(await licensing(translation)).toMatchObject([
    { of: 'translation', origin: { slug: from }, license: 'CC-BY-SA-4.0', refuses: true },
  ])
  expect(await licensing(older)).toEqual([])
})

test('a page that is not for everybody is neither asked nor named', async () => {
  const hidden = await origin('CC-BY-SA-4.0')
  await bo.call('changePage', { params: { slug: hidden }, body: { visibility: 'private' } })
  const text = TEXT.replace('CC-BY-4.0', `MIT\ntranslation_of: { page: ${hidden} }`)
  expect(await licensing(await makePage(ann, text))).toEqual([])
  expect(await licensing(await makePage(bo, text), bo.call)).toEqual([])
})

test('the words of a deleted origin keep their licence, without its name', async () => {
  const from = await origin('CC-BY-SA-4.0')
  const fork = await forkOf(from)
  await relicense(ann, fork, 'MIT')
  const admin = await server.person('Root', { admin: true })
  await admin.call('deletePage', { params: { slug: from }, body: { reason: 'Fini' } })
  expect(await licensing(fork)).toMatchObject([{ origin: null, refuses: true }])
  expect(await problemOf(release(fork))).toMatchObject({ code: 'invalid' })
})

test('a fork credits its origin with its licence and who had written it', async () => {
  const fork = await forkOf(await origin('CC-BY-SA-4.0'))
  const { forkedFrom } = await server.caller()('viewPage', { params: { slug: fork } })
  expect(forkedFrom).toMatchObject({
    title: 'Tour de table',
    license: 'CC-BY-SA-4.0',
    authors: [{ id: bo.id, name: 'Bo' }],
  })
})

test('the preview of a draft says it before anything is published', async () => {
  const from = await origin('CC-BY-SA-4.0')
  const text = under('MIT', TEXT)
  const draft = await ann.call('startDraft', { body: { from, title: 'Autre' } })
  const preview = await ann.call('previewDraft', { params: { id: draft.id } })
  expect(preview.licensing).toEqual([])
  const own = await ann.call('startDraft', {
    body: { text: text.replace('MIT', `MIT\ntranslation_of: { page: ${from} }`) },
  })
  expect((await ann.call('previewDraft', { params: { id: own.id } })).licensing).toMatchObject([
    { of: 'translation', license: 'CC-BY-SA-4.0', refuses: true },
  ])
})
