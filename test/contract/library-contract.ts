import { Buffer } from 'node:buffer'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Library, RepositoryError } from '@forkshop/repository'
import {
  because,
  facilitator,
  lineageId,
  makeFork,
  makePage,
  metaOf,
  noRevision,
  pageId,
  participant,
  picture,
  propose,
  reasons,
  version,
  write,
} from './library-examples.ts'

/** A library of its own for one test, and how to be rid of it. */
export type LibraryUnderTest = { readonly library: Library; readonly remove: () => Promise<void> }

const code = (name: RepositoryErrorName): { code: string } => ({ code: `repository-${name}` })
type RepositoryErrorName = ConstructorParameters<typeof RepositoryError>[0]

/** What every Library promises; run it on each adapter. */
export function libraryContract(name: string, open: () => Promise<LibraryUnderTest>): void {
  describe(`library: ${name}`, () => {
    let under: LibraryUnderTest
    let library: Library
    beforeEach(async () => {
      under = await open()
      library = under.library
    })
    afterEach(() => under.remove())

    const a = pageId('a')
    const b = pageId('b')

    describe('a page', () => {
      test('starts with the revision it was made with', async () => {
        const first = await makePage(library, 'a', { text: 'hello\n' })
        expect(await library.head(a)).toBe(first)
        expect(await library.readText(a, first)).toBe('hello\n')
        expect((await library.revision(a, first))?.parents).toEqual([])
      })

      test('keeps its text byte for byte', async () => {
        const text =
          '\u{feff}---\r\ntitle: Été 🛠\r\n---\r\n\r\n- a\n\ttab\u{2028}no newline at the end'
        const first = await makePage(library, 'a', { text })
        expect(await library.readText(a, first)).toBe(text)
        expect(Buffer.from((await library.readBytes(a, first)) ?? []).toString('utf8')).toBe(text)
      })

      test('may be empty', async () => {
        const first = await makePage(library, 'a', { text: '' })
        expect(await library.readText(a, first)).toBe('')
      })

      test('is never made over another one, not even in another lineage', async () => {
        const first = await makePage(library, 'a')
        await expect(makePage(library, 'a', { text: 'other' })).rejects.toMatchObject(
          code('page-exists'),
        )
        await expect(makePage(library, 'a', { lineage: 'b' })).rejects.toMatchObject(
          code('page-exists'),
        )
        expect(await library.head(a)).toBe(first)
      })

      test('made twice at once is made once', async () => {
        const outcomes = await Promise.allSettled([
          makePage(library, 'a', { text: 'one', lineage: 'x' }),
          makePage(library, 'a', { text: 'two', lineage: 'y' }),
        ])
        expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      })

      test('shares a lineage with others without seeing their revisions', async () => {
        const first = await makePage(library, 'a', { lineage: 'one', text: 'a' })
        const other = await makePage(library, 'b', { lineage: 'one', text: 'b' })
        expect(await library.readText(b, first)).toBeNull()
        expect(await library.readText(a, other)).toBeNull()
        expect(
          await library.mergeBase({ page: a, revision: first }, { page: b, revision: other }),
        ).toBe(null)
      })

      test('that is not there answers nothing', async () => {
        expect(await library.head(a)).toBeNull()
        expect(await library.readText(a, noRevision)).toBeNull()
        expect(await library.revision(a, noRevision)).toBeNull()
        expect(await library.revisions(a, [noRevision])).toEqual([])
        expect(await library.listMedia(a, noRevision)).toEqual([])
        expect(await library.history(a, { limit: 5 })).toEqual({ items: [], nextCursor: null })
        expect(await library.releases(a)).toEqual([])
        expect(await library.proposalHead(a, 1)).toBeNull()
        expect(await library.readMeta(a)).toBeNull()
      })

      test('that is not there cannot be written to', async () => {
        await expect(write(library, 'a', 'x', { base: noRevision })).rejects.toMatchObject(
          code('unknown-page'),
        )
        await expect(propose(library, 'a', 'x', { base: noRevision })).rejects.toMatchObject(
          code('unknown-page'),
        )
        await expect(library.writeMeta(a, metaOf(a), because('settings'))).rejects.toMatchObject(
          code('unknown-page'),
        )
      })
    })

    describe('a commit', () => {
      test('moves the head and keeps the earlier text', async () => {
        const first = await makePage(library, 'a', { text: 'one\n' })
        const second = await write(library, 'a', 'two\n')
        expect(await library.head(a)).toBe(second)
        expect(await library.readText(a, second)).toBe('two\n')
        expect(await library.readText(a, first)).toBe('one\n')
      })

      test('tells who, when, why and with what trailers', async () => {
        const base = await makePage(library, 'a')
        const trailers = [
          { key: 'Event', value: 'mixeur-2013' },
          { key: 'Idea', value: 'idea-1' },
          { key: 'Co-authored-by', value: 'Facilitator <facilitator@example.org>' },
        ]
        const outcome = await library.commit({
          page: a,
          base,
          text: 'two',
          media: [],
          alsoParents: [],
          commit: because('Écrire la suite', {
            author: participant,
            time: new Date('2026-05-04T03:02:01.987Z'),
            trailers,
          }),
        })
        expect(outcome).toMatchObject({ kind: 'committed' })
        const revision = outcome.kind === 'committed' ? outcome.revision : noRevision
        expect(await library.revision(a, revision)).toEqual({
          id: revision,
          author: participant,
          committer: facilitator,
          time: '2026-05-04T03:02:01.000Z',
          reason: 'Écrire la suite',
          trailers,
          parents: [base],
          verified: true,
        })
      })

      test('on a head that moved is stale and changes nothing', async () => {
        const first = await makePage(library, 'a')
        const second = await write(library, 'a', 'two')
        const outcome = await library.commit({
          page: a,
          base: first,
          text: 'three',
          media: [],
          alsoParents: [],
          commit: because('late'),
        })
        expect(outcome).toEqual({ kind: 'stale', current: second })
        expect(await library.readText(a, second)).toBe('two')
      })

      test('moves the head once what it is to wait for is there', async () => {
        const first = await makePage(library, 'a')
        const { promise, resolve } = Promise.withResolvers<void>()
        const rest = { page: a, base: first, media: [], alsoParents: [] }
        const words = { text: 'two', commit: because('two') }
        const writing = library.commit({ ...rest, ...words, after: promise })
        for (let turn = 0; turn < 50; turn += 1) expect(await library.head(a)).toBe(first)
        resolve()
        expect(await writing).toMatchObject({ kind: 'committed' })
        expect(await reasons(library, 'a')).toEqual(['two', 'first'])
      })

      test('changes nothing where what it is to wait for fails', async () => {
        const first = await makePage(library, 'a')
        const rest = { page: a, base: first, media: [], alsoParents: [] }
        const words = { text: 'two', commit: because('two') }
        const { promise, reject } = Promise.withResolvers<void>()
        const all = Promise.allSettled([
          library.commit({ ...rest, ...words, after: promise }),
          promise,
        ])
        const reason = new Error('not announced')
        reject(reason)
        expect((await all)[0]).toEqual({ status: 'rejected', reason })
        expect(await library.head(a)).toBe(first)
        expect(await library.commit({ ...rest, ...words })).toMatchObject({ kind: 'committed' })
      })

      test('of the same text and media is unchanged', async () => {
        const media = [picture('a.png', 1, 2)]
        const first = await makePage(library, 'a', { text: 'same', media })
        const outcome = await library.commit({
          page: a,
          base: first,
          text: 'same',
          media,
          alsoParents: [],
          commit: because('nothing'),
        })
        expect(outcome).toEqual({ kind: 'unchanged', current: first })
        expect(await reasons(library, 'a')).toEqual(['first'])
      })

      test('of the same text with a new picture is a revision', async () => {
        const first = await makePage(library, 'a', { text: 'same' })
        const media = [picture('a.png', 1)]
        const outcome = await library.commit({
          page: a,
          base: first,
          text: 'same',
          media,
          alsoParents: [],
          commit: because('picture'),
        })
        expect(outcome.kind).toBe('committed')
      })

      test('with an unknown further parent is refused', async () => {
        await makePage(library, 'a')
        await expect(write(library, 'a', 'x', { alsoParents: [noRevision] })).rejects.toMatchObject(
          code('unknown-revision'),
        )
      })

      test('cannot have its author forge headers or trailers', async () => {
        const base = await makePage(library, 'a')
        const outcome = await library.commit({
          page: a,
          base,
          text: 'x',
          media: [],
          alsoParents: [],
          commit: because('Idea: forged\n\nProposal: 7\nEvent: none\0', {
            author: { name: 'Eve\ncommitter Mallory <m@example.org> 1 +0000', email: 'a> <b\n' },
          }),
        })
        const revision = outcome.kind === 'committed' ? outcome.revision : noRevision
        const kept = await library.revision(a, revision)
        expect(kept?.trailers).toEqual([])
        expect(kept?.committer).toEqual(facilitator)
        expect(kept?.author.name).toMatch(/^Eve committer Mallory/)
        expect(kept?.reason).toBe('Idea: forged')
      })

      test('by somebody without a usable name is by unknown', async () => {
        const base = await makePage(library, 'a')
        const commit = because('x', { author: { name: ' <>.\n', email: '' } })
        const outcome = await library.commit({
          page: a,
          base,
          text: 'x',
          media: [],
          alsoParents: [],
          commit,
        })
        const revision = outcome.kind === 'committed' ? outcome.revision : noRevision
        expect((await library.revision(a, revision))?.author).toEqual({
          name: 'unknown',
          email: '',
        })
      })
    })

    describe('writers at once', () => {
      test('of one base: exactly one wins, the other is told', async () => {
        const base = await makePage(library, 'a')
        const attempt = (text: string): ReturnType<Library['commit']> =>
          library.commit({
            page: a,
            base,
            text,
            media: [],
            alsoParents: [],
            commit: because(text),
          })
        const outcomes = await Promise.all([attempt('left'), attempt('right')])
        expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['committed', 'stale'])
        const won = outcomes.find(({ kind }) => kind === 'committed')
        const lost = outcomes.find(({ kind }) => kind === 'stale')
        expect(lost).toEqual({
          kind: 'stale',
          current: won?.kind === 'committed' ? won.revision : null,
        })
        expect(await reasons(library, 'a')).toHaveLength(2)
      })

      test('that try again lose nothing', async () => {
        await makePage(library, 'a', { text: '' })
        const append = async (line: string): Promise<void> => {
          for (;;) {
            const base = await library.head(a)
            if (base === null) throw new TypeError('the page is gone')
            const text = `${await library.readText(a, base)}${line}\n`
            const outcome = await library.commit({
              page: a,
              base,
              text,
              media: [],
              alsoParents: [],
              commit: because(line),
            })
            if (outcome.kind === 'committed') return
          }
        }
        const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`)
        await Promise.all(lines.map(append))
        const head = (await library.head(a)) ?? noRevision
        const text = (await library.readText(a, head)) ?? ''
        expect(text.trim().split('\n').toSorted()).toEqual(lines.toSorted())
        expect((await reasons(library, 'a')).toSorted()).toEqual(['first', ...lines].toSorted())
      })

      test('of different pages do not wait for a base', async () => {
        const names = Array.from({ length: 8 }, (_, index) => `page-${index}`)
        await Promise.all(names.map((name) => makePage(library, name, { lineage: 'shared' })))
        await Promise.all(names.map((name) => write(library, name, `two ${name}`)))
        for (const name of names) {
          expect(await reasons(library, name)).toEqual([`write two ${name}`, 'first'])
        }
      })
    })

    describe('history', () => {
      test('is paged newest first without gaps or repeats', async () => {
        await makePage(library, 'a')
        for (const text of ['1', '2', '3', '4']) await write(library, 'a', text)
        const seen: string[] = []
        let cursor: string | undefined
        for (let pages = 0; pages < 5; pages += 1) {
          const part = await library.history(a, { limit: 2, cursor })
          seen.push(...part.items.map(({ reason }) => reason))
          if (part.nextCursor === null) break
          cursor = part.nextCursor
        }
        expect(seen).toEqual(['write 4', 'write 3', 'write 2', 'write 1', 'first'])
      })

      test('keeps its place while the page goes on', async () => {
        await makePage(library, 'a')
        await write(library, 'a', '1')
        const { nextCursor } = await library.history(a, { limit: 1 })
        await write(library, 'a', '2')
        const rest = await library.history(a, { limit: 9, cursor: nextCursor ?? '' })
        expect(rest.items.map(({ reason }) => reason)).toEqual(['first'])
      })

      test('begins at an earlier revision when asked', async () => {
        const first = await makePage(library, 'a')
        await write(library, 'a', '1')
        const { items } = await library.history(a, { from: first, limit: 9 })
        expect(items.map(({ id }) => id)).toEqual([first])
      })

      test('answers nothing for a cursor or start of another page', async () => {
        await makePage(library, 'a')
        const other = await makePage(library, 'b', { lineage: 'a', text: 'b' })
        const nothing = { items: [], nextCursor: null }
        expect(await library.history(a, { limit: 9, from: other })).toEqual(nothing)
        expect(await library.history(a, { limit: 9, cursor: other })).toEqual(nothing)
        expect(await library.history(a, { limit: 9, cursor: '../../HEAD' })).toEqual(nothing)
      })

      test('follows the main line past what was merged into it', async () => {
        const base = await makePage(library, 'a')
        const head = await propose(library, 'a', 'proposed', { base })
        await write(library, 'a', 'proposed', { alsoParents: [head] })
        expect(await reasons(library, 'a')).toEqual(['write proposed', 'first'])
      })
    })

    describe('a fork', () => {
      test('is one revision after its origin and goes on into its history', async () => {
        await makePage(library, 'a')
        const origin = await write(library, 'a', 'two')
        const fork = await makeFork(library, 'b', 'a')
        expect(await library.readText(b, fork)).toBe('fork b\n')
        expect((await library.revision(b, fork))?.parents).toEqual([origin])
        expect(await reasons(library, 'b')).toEqual(['fork', 'write two', 'first'])
        expect(await library.readText(b, origin)).toBe('two')
      })

      test('does not see what its origin writes afterwards, nor the other way round', async () => {
        const first = await makePage(library, 'a')
        const fork = await makeFork(library, 'b', 'a')
        const later = await write(library, 'a', 'later')
        expect(await library.revision(b, later)).toBeNull()
        const all = [later, fork, later, noRevision]
        expect((await library.revisions(b, all)).map(({ id }) => id)).toEqual([fork])
        expect(await library.revisions(a, [later, fork, first])).toEqual([
          await library.revision(a, later),
          await library.revision(a, first),
        ])
        expect(await library.revision(a, fork)).toBeNull()
      })

      test('carries the media of its origin', async () => {
        await makePage(library, 'a', { media: [picture('a.png', 1, 2, 3)] })
        const fork = await makeFork(library, 'b', 'a')
        expect(await library.readMedia(b, fork, 'a.png')).toEqual(Uint8Array.of(1, 2, 3))
      })

      test('of a revision that the origin does not have is refused', async () => {
        await makePage(library, 'a')
        await expect(
          library.forkPage({
            page: b,
            origin: { page: a, revision: noRevision },
            text: 'x',
            meta: metaOf(b),
            commit: because('fork'),
          }),
        ).rejects.toMatchObject(code('unknown-revision'))
        expect(await library.head(b)).toBeNull()
      })

      test('of a fork still reaches the first page', async () => {
        const first = await makePage(library, 'a')
        await makeFork(library, 'b', 'a')
        const grandchild = await makeFork(library, 'c', 'b')
        const c = pageId('c')
        expect(await library.readText(c, first)).toBe('first\n')
        expect(
          await library.mergeBase({ page: c, revision: grandchild }, { page: a, revision: first }),
        ).toBe(first)
      })

      test('knows how far it and its origin went apart', async () => {
        const base = await makePage(library, 'a')
        await makeFork(library, 'b', 'a')
        const fork = await write(library, 'b', 'b2')
        const origin = await write(library, 'a', 'a2')
        const at = [
          { page: b, revision: fork },
          { page: a, revision: origin },
        ] as const
        expect(await library.mergeBase(at[0], at[1])).toBe(base)
        expect(await library.mergeBase(at[1], at[0])).toBe(base)
        expect(await library.aheadBehind(at[0], at[1])).toEqual({ ahead: 2, behind: 1 })
        expect(await library.aheadBehind(at[0], at[0])).toEqual({ ahead: 0, behind: 0 })
      })

      test('that took its origin over starts from there', async () => {
        await makePage(library, 'a')
        await makeFork(library, 'b', 'a')
        const origin = await write(library, 'a', 'a2')
        const merged = await write(library, 'b', 'both', { alsoParents: [origin] })
        const fork = { page: b, revision: merged }
        expect(await library.mergeBase(fork, { page: a, revision: origin })).toBe(origin)
        expect(await library.aheadBehind(fork, { page: a, revision: origin })).toEqual({
          ahead: 2,
          behind: 0,
        })
        expect(await library.readText(b, origin)).toBe('a2')
      })

      test('unrelated to another page has no base with it', async () => {
        const left = { page: a, revision: await makePage(library, 'a') }
        const right = { page: b, revision: await makePage(library, 'b') }
        expect(await library.mergeBase(left, right)).toBeNull()
        expect(await library.aheadBehind(left, right)).toEqual({ ahead: 1, behind: 1 })
      })
    })

    describe('media', () => {
      test('are kept byte for byte and carried over', async () => {
        const bytes = Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256)
        const first = await makePage(library, 'a', { media: [picture('z.png', ...bytes)] })
        const outcome = await library.commit({
          page: a,
          base: first,
          text: 'two',
          media: [picture('B.jpg', 0, 255, 13, 10)],
          alsoParents: [],
          commit: because('one more'),
        })
        const second = outcome.kind === 'committed' ? outcome.revision : noRevision
        expect(await library.listMedia(a, second)).toEqual(['B.jpg', 'z.png'])
        expect(await library.readMedia(a, second, 'z.png')).toEqual(Uint8Array.from(bytes))
        expect(await library.readMedia(a, second, 'B.jpg')).toEqual(Uint8Array.of(0, 255, 13, 10))
        expect(await library.listMedia(a, first)).toEqual(['z.png'])
        expect(await library.readMedia(a, first, 'B.jpg')).toBeNull()
      })

      test('are the caller’s own copy', async () => {
        const first = await makePage(library, 'a', { media: [picture('a.png', 1)] })
        const read = await library.readMedia(a, first, 'a.png')
        read?.fill(9)
        expect(await library.readMedia(a, first, 'a.png')).toEqual(Uint8Array.of(1))
      })

      test('of other names than plain file names are refused', async () => {
        const hostile = [
          '..',
          '.',
          '',
          '.git',
          '.GIT',
          'a/b.png',
          '../a.png',
          'a\\b.png',
          'a\0.png',
          'git~1',
          'a..png',
          'a.png.',
          'a.png ',
          'a.lock',
          '.gitmodules',
          'é.png',
          'a\u{202e}gnp.png',
          '-x',
          'x'.repeat(200),
        ]
        for (const name of hostile) {
          await expect(makePage(library, 'a', { media: [picture(name, 1)] })).rejects.toMatchObject(
            code('unsafe-name'),
          )
        }
        expect(await library.head(a)).toBeNull()
      })

      test('that differ in case alone are refused', async () => {
        const base = await makePage(library, 'a', { media: [picture('a.png', 1)] })
        await expect(
          library.commit({
            page: a,
            base,
            text: 'x',
            media: [picture('A.PNG', 2)],
            alsoParents: [],
            commit: because('x'),
          }),
        ).rejects.toMatchObject(code('unsafe-name'))
        const both = [picture('b.png', 1), picture('B.png', 2)]
        await expect(makePage(library, 'b', { media: both })).rejects.toMatchObject(
          code('unsafe-name'),
        )
      })
    })

    describe('a release', () => {
      const release = (
        revision: typeof noRevision,
        number: string,
        notes = 'notes',
      ): ReturnType<Library['release']> =>
        library.release({
          page: a,
          revision,
          version: version(number),
          notes,
          by: facilitator,
          time: new Date('2026-06-01T12:00:00Z'),
        })

      test('is listed highest version first with all that was said', async () => {
        const first = await makePage(library, 'a')
        const second = await write(library, 'a', 'two')
        await release(first, '0.9')
        await release(second, '1.10', 'Deux lignes :\n\n- été\n')
        await release(second, '1.9')
        const releases = await library.releases(a)
        expect(releases.map((item) => item.version)).toEqual(['1.10', '1.9', '0.9'])
        expect(releases[0]).toEqual({
          version: '1.10',
          revision: second,
          notes: 'Deux lignes :\n\n- été\n',
          time: '2026-06-01T12:00:00.000Z',
          by: facilitator,
          withdrawn: null,
        })
      })

      test('is withdrawn once, and says by whom, when and why', async () => {
        const first = await makePage(library, 'a')
        await release(first, '1.0')
        await release(first, '1.1')
        const withdraw = (reason: string): ReturnType<Library['withdrawRelease']> =>
          library.withdrawRelease({
            page: a,
            version: version('1.0'),
            reason,
            by: participant,
            time,
          })
        const time = new Date('2026-06-02T12:00:00Z')
        const outcomes = await Promise.all([withdraw('Faux :\n\nles durées'), withdraw('autre')])
        expect(outcomes.map(({ kind }) => kind)).toEqual(['ended', 'taken'])
        const [newer, older] = await library.releases(a)
        expect(newer?.withdrawn).toBeNull()
        expect(older).toMatchObject({ version: '1.0', revision: first, notes: 'notes' })
        expect(older?.withdrawn).toEqual({
          reason: 'Faux :\n\nles durées',
          time: '2026-06-02T12:00:00.000Z',
          by: participant,
        })
      })

      test('that was never given is not withdrawn', async () => {
        await makePage(library, 'a')
        const none = { page: a, version: version('1.0'), reason: 'x', by: facilitator }
        await expect(
          library.withdrawRelease({ ...none, time: new Date('2026-06-02T12:00:00Z') }),
        ).rejects.toMatchObject(code('unknown-revision'))
      })

      test('is never given twice', async () => {
        const first = await makePage(library, 'a')
        const second = await write(library, 'a', 'two')
        expect(await release(first, '1.0')).toEqual({ kind: 'released' })
        expect(await release(second, '1.0')).toEqual({ kind: 'taken' })
        expect((await library.releases(a)).map(({ revision }) => revision)).toEqual([first])
      })

      test('asked for twice at once is given once', async () => {
        const first = await makePage(library, 'a')
        const outcomes = await Promise.all([release(first, '1.0'), release(first, '1.0')])
        expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['released', 'taken'])
      })

      test('of a revision that the page does not have is refused', async () => {
        await makePage(library, 'a')
        await expect(release(noRevision, '1.0')).rejects.toMatchObject(code('unknown-revision'))
      })
    })

    describe('a proposal', () => {
      test('is read on its page without being in its history', async () => {
        const base = await makePage(library, 'a')
        const head = await propose(library, 'a', 'better', { base })
        expect(await library.proposalHead(a, 1)).toBe(head)
        expect(await library.readText(a, head)).toBe('better')
        expect(await library.head(a)).toBe(base)
        expect(await reasons(library, 'a')).toEqual(['first'])
        expect((await library.revision(a, head))?.parents).toEqual([base])
      })

      test('is listed by number with the words of its newest state', async () => {
        const base = await makePage(library, 'a')
        await makeFork(library, 'b', 'a')
        const ten = await propose(library, 'a', 'ten', { base, number: 10 })
        const one = await propose(library, 'a', 'one', { base, number: 2 })
        const outcome = await library.writeProposal({
          page: a,
          number: 2,
          text: 'two',
          media: [],
          base,
          expected: one,
          commit: because('Better\n\nIt is shorter.\nAnd kinder.', {
            trailers: [{ key: 'Event', value: 'e' }],
          }),
        })
        expect(await library.proposals(a)).toEqual([
          {
            number: 2,
            head: outcome.kind === 'written' ? outcome.head : null,
            title: 'Better',
            reason: 'It is shorter.\nAnd kinder.',
            end: null,
          },
          { number: 10, head: ten, title: 'propose ten', reason: '', end: null },
        ])
        expect(await library.proposals(b)).toEqual([])
        expect(await library.proposals(pageId('none'))).toEqual([])
      })

      test('goes on from its own head', async () => {
        const base = await makePage(library, 'a')
        const one = await propose(library, 'a', 'one', { base })
        const two = await propose(library, 'a', 'two', { base, expected: one })
        expect((await library.revision(a, two))?.parents).toEqual([one])
        expect(await library.readText(a, one)).toBe('one')
      })

      test('brought onto a newer base has that as its second parent', async () => {
        const base = await makePage(library, 'a')
        const one = await propose(library, 'a', 'one', { base })
        const newer = await write(library, 'a', 'newer')
        const two = await propose(library, 'a', 'both', { base: newer, expected: one })
        expect((await library.revision(a, two))?.parents).toEqual([one, newer])
        expect(
          await library.mergeBase({ page: a, revision: two }, { page: a, revision: newer }),
        ).toBe(newer)
      })

      test('written again as it is keeps its head', async () => {
        const base = await makePage(library, 'a')
        const one = await propose(library, 'a', 'one', { base })
        expect(await propose(library, 'a', 'one', { base, expected: one })).toBe(one)
      })

      test('written again with other words goes on from its head with the same text', async () => {
        const base = await makePage(library, 'a', { media: [picture('a.png', 1)] })
        const one = await propose(library, 'a', 'one', { base })
        const again = { page: a, number: 1, text: 'one', media: [], base, expected: one }
        const outcome = await library.writeProposal({ ...again, commit: because('Kinder\n\nTwo.') })
        const two = outcome.kind === 'written' ? outcome.head : noRevision
        expect((await library.revision(a, two))?.parents).toEqual([one])
        expect(await library.readText(a, two)).toBe('one')
        expect(await library.listMedia(a, two)).toEqual(['a.png'])
        expect(await library.proposals(a)).toMatchObject([
          { head: two, title: 'Kinder', reason: 'Two.' },
        ])
      })

      test('ends once, and says how, by whom, when and why', async () => {
        const base = await makePage(library, 'a')
        const one = await propose(library, 'a', 'one', { base })
        await propose(library, 'a', 'two', { base, number: 2 })
        const end = (state: 'declined' | 'withdrawn', reason: string) =>
          library.endProposal({
            page: a,
            number: 1,
            state,
            reason,
            by: facilitator,
            time: new Date('2026-06-02T12:00:00.700Z'),
          })
        const outcomes = await Promise.all([
          end('declined', 'Non :\n\ntrop long'),
          end('withdrawn', ''),
        ])
        expect(outcomes.map(({ kind }) => kind)).toEqual(['ended', 'taken'])
        const [ended, open] = await library.proposals(a)
        expect(open?.end).toBeNull()
        expect(ended).toMatchObject({ number: 1, head: one, title: 'propose one' })
        expect(ended?.end).toEqual({
          state: 'declined',
          reason: 'Non :\n\ntrop long',
          time: '2026-06-02T12:00:00.000Z',
          by: facilitator,
        })
      })

      test('may end without a word, and must be there to end', async () => {
        const base = await makePage(library, 'a')
        await propose(library, 'a', 'one', { base })
        const end = { page: a, state: 'withdrawn', reason: '', by: participant } as const
        const time = new Date('2026-06-02T12:00:00Z')
        await library.endProposal({ ...end, number: 1, time })
        expect((await library.proposals(a))[0]?.end).toMatchObject({
          state: 'withdrawn',
          reason: '',
        })
        await expect(library.endProposal({ ...end, number: 2, time })).rejects.toMatchObject(
          code('unknown-revision'),
        )
        expect(await library.check()).toEqual([])
      })

      test('on another head than expected is stale', async () => {
        const base = await makePage(library, 'a')
        const one = await propose(library, 'a', 'one', { base })
        const again = { page: a, number: 1, text: 'two', media: [], base, commit: because('x') }
        expect(await library.writeProposal({ ...again, expected: null })).toEqual({
          kind: 'stale',
          current: one,
        })
        expect(await library.writeProposal({ ...again, number: 2, expected: one })).toEqual({
          kind: 'stale',
          current: null,
        })
      })

      test('keeps the media of its base and its own', async () => {
        const base = await makePage(library, 'a', { media: [picture('a.png', 1)] })
        const one = await propose(library, 'a', 'one', { base, media: [picture('b.png', 2)] })
        const two = await propose(library, 'a', 'two', { base, expected: one })
        expect(await library.listMedia(a, two)).toEqual(['a.png', 'b.png'])
      })

      test('accepted keeps its author and becomes part of the page', async () => {
        const base = await makePage(library, 'a')
        const head = await propose(library, 'a', 'better', { base })
        const outcome = await library.commit({
          page: a,
          base,
          text: 'better',
          media: [],
          alsoParents: [head],
          commit: because('better', {
            author: participant,
            trailers: [{ key: 'Proposal', value: '1' }],
          }),
        })
        const revision = outcome.kind === 'committed' ? outcome.revision : noRevision
        expect(await library.revision(a, revision)).toMatchObject({
          author: participant,
          committer: facilitator,
          parents: [base, head],
        })
      })

      test('of another page is not reachable', async () => {
        const base = await makePage(library, 'a')
        await makeFork(library, 'b', 'a')
        const head = await propose(library, 'a', 'better', { base })
        expect(await library.readText(b, head)).toBeNull()
        expect(await library.proposalHead(b, 1)).toBeNull()
      })

      test('has a number that counts from one', async () => {
        const base = await makePage(library, 'a')
        for (const number of [0, -1, 1.5, Number.NaN, 1e12]) {
          await expect(propose(library, 'a', 'x', { base, number })).rejects.toMatchObject(
            code('unsafe-name'),
          )
        }
      })
    })

    describe('meta', () => {
      test('comes back as it was written', async () => {
        await makePage(library, 'a')
        expect(await library.readMeta(a)).toEqual(metaOf(a))
        const meta = metaOf(a, {
          slug: metaOf(pageId('renamed')).slug,
          formerSlugs: [metaOf(a).slug],
          editing: 'maintainers',
          maintainers: ['user-1', 'user-2'],
        })
        await library.writeMeta(a, meta, because('rename'))
        expect(await library.readMeta(a)).toEqual(meta)
        expect(await reasons(library, 'a')).toEqual(['first'])
      })

      test('keeps how a page was run beside its text', async () => {
        await makePage(library, 'a')
        await makeFork(library, 'b', 'a')
        expect(await library.readRun(a)).toBeNull()
        const first = await library.writeRun(a, '{"é":1}\n', because('the day'))
        expect(await library.readRun(a)).toEqual({ revision: first, text: '{"é":1}\n' })
        const second = await library.writeRun(a, '{}', because('the day again'))
        expect(second).not.toBe(first)
        expect(await library.readRun(a)).toEqual({ revision: second, text: '{}' })
        expect([await library.readRun(b), await library.readRun(pageId('nowhere'))]).toEqual([
          null,
          null,
        ])
        expect(await reasons(library, 'a')).toEqual(['first'])
        expect(await library.check()).toEqual([])
        await expect(
          library.writeRun(pageId('nowhere'), '{}', because('the day')),
        ).rejects.toMatchObject(code('unknown-page'))
      })

      test('keeps decisions beside its text, one file each, the first of a name', async () => {
        await makePage(library, 'a')
        await makeFork(library, 'b', 'a')
        expect(await library.readDecisions(a)).toBeNull()
        expect(await library.writeDecisions(a, { add: [], remove: ['x'] }, because('-'))).toBeNull()
        const [x, y, other] = [
          { name: 'x', text: '{"é":1}\n' },
          { name: 'y', text: '{}' },
          { name: 'y', text: '{"later":1}' },
        ]
        const first = await library.writeDecisions(a, { add: [y], remove: [] }, because('ours'))
        expect(await library.readDecisions(a)).toEqual({ revision: first, files: [y] })
        const again = await library.writeDecisions(a, { add: [other], remove: [] }, because('-'))
        expect(again).toBe(first)
        await library.writeDecisions(a, { add: [x, other], remove: [] }, because('ours'))
        expect((await library.readDecisions(a))?.files).toEqual([x, y])
        await library.writeDecisions(a, { add: [], remove: ['y'] }, because('not any more'))
        expect((await library.readDecisions(a))?.files).toEqual([x])
        const none = await library.writeDecisions(a, { add: [], remove: ['x'] }, because('none'))
        expect(await library.readDecisions(a)).toEqual({ revision: none, files: [] })
        expect(await library.readDecisions(b)).toBeNull()
        expect(await reasons(library, 'a')).toEqual(['first'])
        expect(await library.check()).toEqual([])
      })

      test('keeps both of two decisions that are made at once', async () => {
        await makePage(library, 'a')
        const names = ['one', 'two', 'three', 'four']
        await Promise.all(
          names.map((name) => {
            const add = [{ name, text: name }]
            return library.writeDecisions(a, { add, remove: [] }, because(name))
          }),
        )
        const files = (await library.readDecisions(a))?.files ?? []
        expect(files.map(({ name }) => name)).toEqual(['four', 'one', 'three', 'two'])
      })

      test('refuses decisions under names that are no plain ones', async () => {
        await makePage(library, 'a')
        for (const name of ['', '../x', 'X', 'x.json', '-x']) {
          const decisions = { add: [{ name, text: '{}' }], remove: [] }
          await expect(library.writeDecisions(a, decisions, because('no'))).rejects.toMatchObject(
            code('unsafe-name'),
          )
        }
        await expect(
          library.writeDecisions(pageId('nowhere'), { add: [], remove: [] }, because('no')),
        ).rejects.toMatchObject(code('unknown-page'))
      })

      test('names the origin of a fork', async () => {
        const origin = await makePage(library, 'a')
        await makeFork(library, 'b', 'a')
        expect((await library.readMeta(b))?.origin).toEqual({ page: a, commit: origin })
      })

      test('lists every page with its lineage', async () => {
        await makePage(library, 'b')
        await makePage(library, 'a')
        await makeFork(library, 'c', 'b')
        const pages = []
        for await (const { page, lineage, meta } of library.pages()) {
          pages.push([page, lineage, meta.id])
        }
        expect(pages).toEqual([
          ['a', 'a', 'a'],
          ['b', 'b', 'b'],
          ['c', 'b', 'c'],
        ])
      })
    })

    test('a library that was only written to has nothing wrong with it', async () => {
      const base = await makePage(library, 'a', { media: [picture('a.png', 1)] })
      await makeFork(library, 'b', 'a')
      await propose(library, 'a', 'x', { base })
      await library.release({
        page: a,
        revision: base,
        version: version('1.0'),
        notes: '',
        by: facilitator,
        time: new Date(0),
      })
      expect(await library.check()).toEqual([])
    })

    test('a lineage id is checked before it becomes a folder', async () => {
      const hostile = JSON.parse('["..", "a/b", "A", ".git", "", "a.git"]')
      for (const lineage of hostile) {
        await expect(
          library.createPage({
            page: a,
            lineage,
            text: '',
            media: [],
            meta: metaOf(a),
            commit: because('x'),
          }),
        ).rejects.toMatchObject(code('unsafe-name'))
        await expect(
          library.createPage({
            page: lineage,
            lineage: lineageId('a'),
            text: '',
            media: [],
            meta: metaOf(a),
            commit: because('x'),
          }),
        ).rejects.toMatchObject(code('unsafe-name'))
      }
    })
  })
}
