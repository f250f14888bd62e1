import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage } from '../../testing/draft-server.ts'

const { server, ann } = await annAndBo()
const visitor = server.caller()

const page = (lines: string, body = ''): string =>
  `---\nsummary: Un essai.\nlang: fr\nlicense: CC-BY-4.0\n${lines}\n---\n\n${body}`
const release = (slug: string) =>
  ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Un' } })

const methodText = (materials: string): string =>
  page(
    'kind: method\ntitle: Ronde\npurpose: Voir.\nduration: { min: 5, max: 10 }',
    `## Matériel et espace\n\n- ${materials}\n\n### Au mur\n\nDu papier.\n\n## Étapes\n\n1. Parler.\n`,
  )
const ronde = await makePage(ann, methodText('Des chaises'))
await release(ronde)
const newest = await ann.call('getPage', { params: { slug: ronde } })
await ann.call('publishPage', {
  params: { slug: ronde },
  body: { text: methodText('Un tapis'), base: newest.revision.id, reason: 'Tapis' },
})
const circle = await makePage(ann, methodText('Un tapis').replace('Ronde', 'Cercle'))
await release(circle)
const secret = await makePage(
  ann,
  page('kind: method\ntitle: Secrète\npurpose: Taire.\nduration: { min: 5, max: 10 }', 'Chut.\n'),
)
await ann.call('changePage', { params: { slug: secret }, body: { visibility: 'private' } })

const agenda = [
  '### Un\n\nOn commence.\n',
  '| Heure | Durée | Étape | Qui | Matériel |',
  '| --- | --- | --- | --- | --- |',
  `| 18:00 | 30 min | [Ronde](/methods/${ronde}) | Accueil | Badges |`,
  `| 18:30 | 30 min | [Taire](/methods/${secret}), [rien](/methods/nowhere-at-all) | Tous | |`,
].join('\n')
const format = await makePage(
  ann,
  page(
    `kind: format\ntitle: Veillée\nduration: PT1H\nroles: [{ key: host, label: Accueil, count: 2 }]\nmethods: { ${ronde}: "1.0" }`,
    `${agenda}\n`,
  ),
)
await release(format)

const print = (slug: string, query: { readonly at?: string; readonly texts?: 'all' } = {}) =>
  visitor('viewPrint', { params: { slug }, query })

test('a format has its programme, its roles, and its methods with what they need', async () => {
  const { programme, methods, parts, version } = await print(format)
  expect(version).toBe('1.0')
  expect(programme).toMatchObject({
    slug: format,
    version: '1.0',
    dates: [null],
    roles: [{ key: 'host', label: 'Accueil', count: 2 }],
  })
  expect(
    programme?.agenda.days[0]?.steps.map(({ start, step, ledBy, materials }) => [
      start,
      step,
      ledBy,
      materials,
    ]),
  ).toEqual([
    ['18:00', 'Ronde', 'Accueil', 'Badges'],
    ['18:30', 'Taire, rien', 'Tous', ''],
  ])
  expect(methods.map(({ slug, version: at }) => [slug, at])).toEqual([[ronde, '1.0']])
  expect(methods[0]?.materials).toContain('Des chaises')
  expect(methods[0]?.materials).toContain('Du papier.')
  expect(methods[0]?.materials).not.toContain('Parler')
  expect([parts, methods[0]?.parts]).toEqual([[], []])
})

test('an event runs the agenda of its version at its own dates and hours', async () => {
  const slug = await makePage(
    ann,
    page(
      `kind: event\ntitle: À Brest\nformat: { page: ${format}, version: "1.0" }\nstart: 2027-01-22T19:00\nend: 2027-01-22T20:00\ntimezone: Europe/Paris\nvenue: { name: La Halle, city: Brest }`,
      'On y va.\n',
    ),
  )
  const { kind, times, venue, programme, methods, version } = await print(slug)
  expect([kind, times?.start?.hour, venue?.city, version]).toEqual([
    'event',
    '19:00',
    'Brest',
    null,
  ])
  expect(programme).toMatchObject({ slug: format, version: '1.0', dates: ['2027-01-22'] })
  expect(programme?.agenda.days[0]?.steps.map(({ start }) => start)).toEqual(['19:00', '19:30'])
  expect(methods.map(({ slug: used }) => used)).toEqual([ronde])
})

test('an event brings the methods that it names itself, at the versions that it used', async () => {
  const slug = await makePage(
    ann,
    page(
      `kind: event\ntitle: Ailleurs\nformat: { page: ${format}, version: "1.0" }\nstart: 2027-01-22T19:00\nend: 2027-01-22T20:00\nmethods: { ${circle}: "1.0" }`,
      'On y va.\n',
    ),
  )
  const { methods } = await print(slug)
  expect(methods.map((method) => [method.slug, method.version])).toEqual([
    [ronde, '1.0'],
    [circle, '1.0'],
  ])
})

test('texts come along when they are asked for, of the version that is meant', async () => {
  const before = await ann.call('getPage', { params: { slug: format } })
  await ann.call('publishPage', {
    params: { slug: format },
    body: { text: `${before.text}\nEn plus.\n`, base: before.revision.id, reason: 'Plus' },
  })
  const html = async (at?: string) =>
    (await print(format, { at, texts: 'all' })).parts.map((part) => part.html).join('')
  expect(await html()).toContain('En plus.')
  expect(await html('1.0')).not.toContain('En plus.')
  const { methods, current } = await print(format, { at: '1.0', texts: 'all' })
  expect(current).toBe(false)
  expect(methods[0]?.parts.map((part) => part.html).join('')).toContain('Parler')
})

test('a page without an agenda has no programme; who may not read it learns nothing', async () => {
  expect((await print(ronde)).programme).toBeNull()
  await expect(print(secret)).rejects.toThrow(/no page/)
})
