import type { RevisionView } from '@forkshop/api'
import { afterAll } from 'vitest'
import { formatText } from './calls.ts'
import { draftServer, type Caller } from './draft-server.ts'
import type { TestServerOptions } from './test-server.ts'

/** A page and a fork of it, by their addresses. */
export type Family = { readonly slug: string; readonly fork: string }

/**
 * A server for all tests of a file, closed after them, with people: Ola looks after pages, Fay after forks of them, Mia
 * after nothing, Ada after everything.
 */
export async function openFamily(options: TestServerOptions = {}) {
  const server = await draftServer(options)
  afterAll(() => server.close())
  const [ola, fay, mia] = [
    await server.person('Ola'),
    await server.person('Fay'),
    await server.person('Mia'),
  ]
  const ada = await server.person('Ada', { admin: true })
  const visitor = server.caller()
  let made = 0

  /** Makes a page, and a fork of it. */
  const family = async ({
    isPrivate = false,
    text = sourceText,
  }: { readonly isPrivate?: boolean; readonly text?: string } = {}): Promise<Family> => {
    made += 1
    const [slug, fork] = [`source-${made}`, `variante-${made}`]
    const params = { slug }
    await ola.call('createPage', { body: { text, slug } })
    if (isPrivate) {
      await ola.call('changePage', { params, body: { visibility: 'private' } })
      const person = { slug, user: fay.id }
      await ola.call('setPerson', { params: person, body: { role: 'maintainer' } })
    }
    const body = { slug: fork, title: 'La variante', reason: 'Ici' }
    await fay.call('forkPage', { params, body })
    const open = { editing: 'open' } as const
    await ola.call('changePage', { params, body: open })
    await fay.call('changePage', { params: { slug: fork }, body: open })
    return { slug, fork }
  }
  /** Publishes a page with an edit of its text. */
  const change = async (
    { call }: Caller,
    slug: string,
    edit: (text: string) => string,
  ): Promise<RevisionView> => {
    const params = { slug }
    const page = await call('getPage', { params })
    const body = { text: edit(page.text), base: page.revision.id, reason: 'Autrement' }
    return (await call('publishPage', { params, body })).revision
  }
  const textOf = (slug: string): Promise<string> => ada.call('getText', { params: { slug } })
  return { server, ola, fay, mia, ada, visitor, family, change, textOf }
}

/** Three passages, each of which can be changed alone. */
export const sourceText = formatText({
  title: 'La source',
  body: '## Avant\n\nUn premier passage.\n\n## Pendant\n\nUn second passage.\n\nUn dernier passage.\n',
})

/** Edits of the three passages. */
export const edits = {
  first: (text: string): string => text.replace('Un premier', 'Le tout premier'),
  second: (text: string): string => text.replace('second passage', 'deuxième passage'),
  last: (text: string): string => text.replace('Un dernier', 'Le tout dernier'),
}
