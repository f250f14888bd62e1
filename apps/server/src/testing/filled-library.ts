import sharp from 'sharp'
import { readDemoLibrary, readDemoText } from '../app/demo/demo-library.ts'
import { formatText } from './calls.ts'
import { draftServer, makePage, openDraft, type Caller, type DraftServer } from './draft-server.ts'
import { addUser, type TestServerOptions } from './test-server.ts'

/** What a filled library holds, by the names under which tests look for it. */
export type FilledLibrary = {
  readonly server: DraftServer
  /** Admin, maintains the demo's formats. */
  readonly facilitator: Caller
  readonly participant: Caller
  /** Slugs of the pages that everybody may read. */
  readonly slugs: readonly string[]
  /**
   * The format with an accepted (1), an open (2), a declined (3) and a withdrawn (4) proposal, and
   * versions 1.0, which was withdrawn, and 1.1.
   */
  readonly format: string
  /** A picture in the text of `illustrated`, and one that waits. */
  readonly pictures: { readonly published: string; readonly waiting: string }
}

/** Words that a spreadsheet would take for a formula. */
export const FORMULA = '=HYPERLINK("https://elsewhere.example";"x")'

/**
 * A library with all that people do in it: proposals in every state, comments, a rename, forks, a
 * private and a deleted page, pictures, an open draft. Its formats and methods are a part of the demo's.
 */
export const fillLibrary = async (options: TestServerOptions = {}): Promise<FilledLibrary> => {
  // Whole in its folder, so that tests can copy it, damage it and run commands on it.
  const server = await draftServer({ ...options, settings: { databaseUrl: null } })
  await makePeople(server)
  const facilitator = await server.known('facilitator@demo.example')
  const participant = await server.known('participant@demo.example')
  await makePages(facilitator, participant)
  const format = '48h-chrono'
  await propose(facilitator, participant, format)
  await facilitator.call('changePage', {
    params: { slug: 'tour-de-table' },
    body: { slug: 'tour-des-voix' },
  })
  await participant.call('forkPage', {
    params: { slug: format },
    body: { slug: '48h-brest', title: '48h à Brest', reason: 'Au bord de l’eau' },
  })
  await edit(participant, '48h-brest', '## En une phrase', '## En un mot')
  const hidden = await makePage(participant, formatText({ title: 'Page cachée' }))
  await participant.call('changePage', {
    params: { slug: hidden },
    body: { visibility: 'private' },
  })
  const gone = await makePage(participant, formatText({ title: 'Page supprimée' }))
  await facilitator.call('deletePage', { params: { slug: gone }, body: { reason: 'Doublon' } })
  const pictures = await illustrate(participant)
  await openDraft(participant, format)
  const { items } = await facilitator.call('listPages', { query: { limit: 100 } })
  return {
    server,
    facilitator,
    participant,
    slugs: items.map(({ slug }) => slug),
    format,
    pictures,
  }
}

const makePeople = async (server: DraftServer): Promise<void> => {
  await addUser(server, 'facilitator@demo.example', { name: 'Facilitation', admin: true })
  await addUser(server, 'participant@demo.example', { name: 'Participation' })
}

const made: ReadonlySet<string> = new Set([
  '48h-chrono',
  'repair-cafe',
  'retrospective-d-equipe',
  'tour-de-table',
  'vote-par-gommettes',
])

const makePages = async (facilitator: Caller, participant: Caller): Promise<void> => {
  const { call } = facilitator
  const { pages, fork, ideas } = await readDemoLibrary()
  for (const page of pages.filter(({ slug }) => made.has(slug))) {
    await call('createPage', { body: { slug: page.slug, text: await readDemoText(page) } })
    const body = { level: 'major', notes: 'Première publication.' } as const
    await call('releaseVersion', { params: { slug: page.slug }, body })
  }
  const { origin, slug, reason, version } = fork
  await call('forkPage', {
    params: { slug: origin },
    body: { slug, title: '24h Chrono', reason, at: version },
  })
  for (const { text, anchor } of ideas) {
    const { page, ...place } = anchor
    await participant.call('createIdea', { params: { slug: page }, body: { text, anchor: place } })
  }
}

const propose = async (facilitator: Caller, participant: Caller, slug: string): Promise<void> => {
  const params = (number: number) => ({ slug, number })
  const page = await participant.call('getPage', { params: { slug } })
  const { items: ideas } = await participant.call('listIdeas', { params: { slug }, query: {} })
  const offer = (from: string, to: string, taken: readonly string[] = []) =>
    participant.call('createProposal', {
      params: { slug },
      body: {
        text: replaced(page.text, from, to),
        base: page.revision.id,
        title: `${to} au lieu de ${from}`,
        reason: 'C’est plus juste.\n\nEt plus court.',
        ideas: [...taken],
      },
    })
  const [idea] = ideas
  await offer('## Après', '## Ensuite', idea === undefined ? [] : [idea.id])
  const said = { text: FORMULA }
  await facilitator.call('addComment', { params: params(1), body: said })
  await facilitator.call('addReview', { params: params(1), body: { verdict: 'for', text: 'Oui' } })
  await facilitator.call('acceptProposal', { params: params(1), body: {} })
  await facilitator.call('releaseVersion', {
    params: { slug },
    body: { level: 'minor', notes: 'Un mot plus juste.' },
  })
  await offer('## Rôles', '## Qui fait quoi')
  await participant.call('updateProposal', {
    params: params(2),
    body: { text: replaced(page.text, '## Rôles', '## Les rôles') },
  })
  await offer('## Rôles', '## Rôle')
  await facilitator.call('declineProposal', { params: params(3), body: { reason: 'Trop court' } })
  await participant.call('updateProposal', {
    params: params(2),
    body: { title: 'Les rôles ont un article', reason: 'Plus doux.\n\nÀ l’oreille.' },
  })
  await offer('## Rôles', '## Tâches')
  await participant.call('withdrawProposal', { params: params(4) })
  await facilitator.call('withdrawVersion', {
    params: { slug, version: '1.0' },
    body: { reason: 'Les durées étaient fausses.' },
  })
}

const illustrate = async (owner: Caller): Promise<FilledLibrary['pictures']> => {
  const slug = await makePage(owner, formatText({ title: 'Illustrated' }))
  const [published, waiting] = [await upload(owner, slug, 'red'), await upload(owner, slug, 'blue')]
  const body = `![Un carré](media/${published})\n`
  const { revision } = await owner.call('getPage', { params: { slug } })
  const text = formatText({ title: 'Illustrated', body })
  await owner.call('publishPage', {
    params: { slug },
    body: { text, base: revision.id, reason: 'Image' },
  })
  return { published, waiting }
}

const upload = async (owner: Caller, slug: string, background: string): Promise<string> => {
  const create = { width: 8, height: 4, channels: 3, background } as const
  const bytes = await sharp({ create }).png().toBuffer()
  const form = new FormData()
  form.append('file', new Blob([Uint8Array.from(bytes)]), 'x.png')
  return (await owner.call('uploadMedia', { params: { slug }, body: form })).name
}

/** Publishes a page's text with some words replaced. */
export const edit = async (
  { call }: Caller,
  slug: string,
  from: string,
  to: string,
): Promise<string> => {
  const page = await call('getPage', { params: { slug } })
  const text = replaced(page.text, from, to)
  const body = { text, base: page.revision.id, reason: `${to} au lieu de ${from}` }
  return (await call('publishPage', { params: { slug }, body })).revision.id
}

const replaced = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`the text has no ${from}`)
  return text.replace(from, to)
}
