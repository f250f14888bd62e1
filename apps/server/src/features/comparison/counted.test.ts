import { applyTextToDraft } from '@forkshop/document'
import type { PassageChange, RenderedComparison, UnchangedAsked } from '@forkshop/api'
import { beforeAll, describe, expect, test } from 'vitest'
import { comeIn } from '../../testing/come-in.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, openDraft, problemOf, TEXT } from '../../testing/draft-server.ts'
import { enterRoom } from '../../testing/room-client.ts'

const { server, ann, bo } = await annAndBo()
const visitor = { call: server.caller() }

const section = (n: number) =>
  `## Étape ${n}\n\nPremier point ${n}, dit ![ici](media/${'a'.repeat(16)}.png).\n\nDeuxième point ${n}, voir [là][a].\n\n- un ${n}\n- deux ${n}\n`
const sections = Array.from({ length: 12 }, (_, n) => section(n)).join('\n')
const text = `${TEXT.replace(/## Déroulé[\s\S]*/, '')}${sections}\n[a]: https://a.example\n`
const [mine, other] = [
  text.replace('Premier point 3', 'Tout premier point 3'),
  text.replace('Deuxième point 9', 'Dernier point 9'),
]
const eventText = (format: string) =>
  `---\nkind: event\ntitle: Rencontre\nlang: fr\nmethods: { ${format}: "1.0" }\n---\n\nBienvenue.\n`

const makeText = async (words = text) => {
  const slug = await makePage(ann, words)
  return { slug, base: await headOf(slug) }
}
const headOf = async (slug: string) => (await ann.call('getPage', { params: { slug } })).revision.id
const publish = async (slug: string, words: string) => {
  const body = { text: words, base: await headOf(slug), reason: 'Mieux dit' }
  await ann.call('publishPage', { params: { slug }, body })
  return headOf(slug)
}
const propose = async () => {
  const { slug, base } = await makeText()
  const body = { text: mine, base, title: 'Plus clair', reason: 'On butait' }
  const { number } = await bo.call('createProposal', { params: { slug }, body })
  return { slug, number }
}
/** Ann's draft says `mine`. */
const drafted = async () => {
  const { slug } = await makeText()
  const draft = await openDraft(ann, slug)
  const room = await enterRoom({ url: server.base, room: draft.room, token: draft.token })
  applyTextToDraft(room.ydoc, mine)
  await room.acknowledged()
  room.close()
  return { slug, id: draft.id }
}
const offered = async () => {
  const { slug, base } = await makeText()
  await ann.call('changePage', { params: { slug }, body: { editing: 'maintainers' } })
  const event = await makePage(ann, eventText(slug))
  const { code } = await ann.call('setEventCode', { params: { slug: event }, body: { open: true } })
  const guest = await comeIn(server, { slug: event, code }, 'Zoé')
  const body = { text: mine, base, title: 'Plus clair', reason: 'On butait' }
  return { slug, ...(await guest.call('createOffer', { params: { slug }, body })) }
}

type Compared = Pick<RenderedComparison, 'unchanged' | 'unchangedIn'> & {
  readonly changes: readonly Pick<
    PassageChange['comparison']['changes'][number],
    'html' | 'blockIndex'
  >[]
}
type Shown = {
  readonly slug: string
  readonly view: (unchanged: UnchangedAsked) => Promise<Compared>
}

/** Each answer that draws a comparison, and the page whose readers may open what it counts. */
const answers: readonly (readonly [string, () => Promise<Shown>])[] = [
  [
    'a comparison',
    async () => {
      const { slug, base } = await makeText()
      await publish(slug, mine)
      const view = (unchanged: UnchangedAsked) =>
        ann.call('viewComparison', { params: { slug }, query: { from: base, unchanged } })
      return { slug, view }
    },
  ],
  [
    'an open proposal',
    async () => {
      const params = await propose()
      const { slug } = params
      const view = async (unchanged: UnchangedAsked) =>
        (await bo.call('viewProposal', { params, query: { unchanged } })).comparison
      return { slug, view }
    },
  ],
  [
    'an accepted proposal',
    async () => {
      const params = await propose()
      const { slug } = params
      await publish(slug, other)
      await ann.call('acceptProposal', { params, body: {} })
      const view = async (unchanged: UnchangedAsked) =>
        (await bo.call('viewProposal', { params, query: { unchanged } })).comparison
      return { slug, view }
    },
  ],
  [
    'the merge of a proposal',
    async () => {
      const params = await propose()
      const { slug } = params
      await publish(slug, other)
      const view = (unchanged: UnchangedAsked) =>
        bo.call('viewProposalMerge', { params, query: { unchanged } })
      return { slug, view }
    },
  ],
  [
    'what a guest offers',
    async () => {
      const { slug, id } = await offered()
      const view = async (unchanged: UnchangedAsked) =>
        (await ann.call('viewOffer', { params: { id }, query: { unchanged } })).comparison
      return { slug, view }
    },
  ],
  [
    'a draft',
    async () => {
      const { slug, id } = await drafted()
      const view = async (unchanged: UnchangedAsked) =>
        (await ann.call('previewDraft', { params: { id }, query: { unchanged } })).comparison
      return { slug, view }
    },
  ],
  [
    'a draft that is behind',
    async () => {
      const { slug, id } = await drafted()
      await publish(slug, other)
      const view = async (unchanged: UnchangedAsked) =>
        (await ann.call('previewDraft', { params: { id }, query: { unchanged } })).comparison
      return { slug, view }
    },
  ],
  [
    'what a draft brings in',
    async () => {
      const { slug, id } = await drafted()
      await publish(slug, other)
      const view = async (unchanged: UnchangedAsked) =>
        (await ann.call('previewBringIn', { params: { id }, query: { unchanged } })).comparison
      return { slug, view }
    },
  ],
  [
    'the history of a passage',
    async () => {
      const { slug } = await makeText()
      const head = await publish(slug, mine)
      const span = { start: mine.indexOf('## Étape 1'), end: mine.indexOf('## Étape 8') }
      const view = async (unchanged: UnchangedAsked) => {
        const query = { at: head, ...span, limit: 1, unchanged }
        const { items } = await visitor.call('getPassageHistory', { params: { slug }, query })
        return items[0]?.comparison ?? { changes: [] }
      }
      return { slug, view }
    },
  ],
]

const blocksOf = (
  { unchangedIn }: Compared,
  { beforeIndex: first, count }: NonNullable<Compared['unchanged']>[number],
) => {
  const { slug = '', ...place } = unchangedIn ?? { at: '' }
  return visitor.call('viewBlocks', { params: { slug }, query: { ...place, first, count } })
}

describe.each(answers)('%s', (_name, make) => {
  let shown: Shown
  let counted: Compared
  beforeAll(async () => {
    shown = await make()
    counted = await shown.view('counted')
  }, 60_000)

  test('is whole unless it is asked to count', async () => {
    const whole = await shown.view('drawn')
    expect(whole).not.toHaveProperty('unchanged')
    expect(whole).not.toHaveProperty('unchangedIn')
    expect(whole.changes.length).toBeGreaterThan(20)
  })

  test('counted, is what changed and runs that make the whole', async () => {
    const whole = await shown.view('drawn')
    const { changes, unchanged = [] } = counted
    expect(changes.length).toBeLessThan(10)
    expect(unchanged.length).toBeGreaterThan(0)
    const runs = await Promise.all(
      unchanged.map(async (run) => ({ ...run, ...(await blocksOf(counted, run)) })),
    )
    const inOrder = [...changes, ...runs].toSorted((a, b) => a.blockIndex - b.blockIndex)
    expect(drawnIn(inOrder)).toBe(drawnIn(whole.changes))
  })

  test('counts blocks of a text that the page had, and shows none of it to who may not read that', async () => {
    const { slug } = shown
    const [run] = counted.unchanged ?? []
    if (run === undefined) throw new Error('nothing was counted')
    expect(counted.unchangedIn?.slug).toBe(slug)
    const { items } = await ann.call('listRevisions', { params: { slug } })
    expect(items.map(({ id }) => id)).toContain(counted.unchangedIn?.at)
    await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
    expect(await problemOf(blocksOf(counted, run))).toMatchObject({ status: 404 })
  })
})

test('where no sides are asked for, each change is drawn in one alone', async () => {
  const params = await propose()
  const { comparison } = await bo.call('viewProposal', { params, query: { sides: 'none' } })
  const whole = (await bo.call('viewProposal', { params })).comparison
  const changed = ({ changes }: RenderedComparison) => changes.find(({ kind }) => kind !== 'same')
  expect(changed(comparison)).toMatchObject({ beforeHtml: null, afterHtml: null, afterMarks: [] })
  expect(changed(whole)?.afterHtml).toContain('Tout premier')
})

/** What is drawn, whichever revision its pictures are read from: what is the same has the same in both. */
function drawnIn(drawn: readonly { readonly html: string }[]): string {
  const html = drawn.map((one) => one.html).join('')
  return html.replaceAll(/(\.png)\?at=[0-9a-f]{40}/g, '$1')
}
