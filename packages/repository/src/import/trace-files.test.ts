import { describe, expect, it } from 'vitest'
import { createRewriter } from './rewrite.ts'
import type { FileChange, SourceCommit } from './source.ts'
import { traceFiles } from './trace-files.ts'
import type { FileState, TextFacts } from './trace-files.ts'

/** `set path=content`, `gone path` or `move from>path=content`; a content stands for its own blob. */
const change = (words: string): readonly FileChange[] => {
  const [verb = '', rest = ''] = words.split(' ')
  const [names = '', blob = 'x'] = rest.split('=')
  const [from, path = from ?? ''] = names.split('>')
  const mode = '100644'
  if (verb === 'gone') return [{ kind: 'gone', path, from: null, mode, blob }]
  if (verb === 'set') return [{ kind: 'set', path, from: null, mode, blob }]
  const gone = { kind: 'gone', path: from ?? '', from: null, mode, blob } as const
  return [gone, { kind: 'set', path, from: from ?? '', mode, blob }]
}

type Step = readonly [commit: string, parents: string, ...changes: string[]]

const plain: TextFacts = { pictures: () => [], isLeftOut: () => false }

const trace = (steps: readonly Step[], facts = plain): ReadonlyMap<string, FileState> => {
  const children = new Map<string, number>()
  for (const [, parents] of steps) {
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1)
  }
  const traced = traceFiles(children, facts)
  for (const [id, parents, ...changes] of steps) {
    const sides = changes.map((side) => side.split('; ').filter(Boolean).flatMap(change))
    traced.add({ id, parents: [...parents] }, sides)
  }
  return traced.filesAt(steps.at(-1)?.[0] ?? '')
}

/** `c(b(a))`: the commit of a state with those it came from. */
const shape = (state: FileState | undefined): string =>
  state === undefined
    ? 'none'
    : state.commit + (state.parents.length === 0 ? '' : `(${state.parents.map(shape).join(' ')})`)

const line = (steps: readonly Step[], path = 'a.md', facts = plain): string =>
  shape(trace(steps, facts).get(path))

const fork: readonly Step[] = [
  ['a', '', 'set a.md=1'],
  ['b', 'a', 'set a.md=2'],
  ['c', 'a', 'set a.md=3'],
]

describe('the history of one text', () => {
  it.each<[string, readonly Step[], string]>([
    [
      'has the commits that changed it',
      [
        ['a', '', 'set a.md=1'],
        ['b', 'a', 'set b.md=1'],
        ['c', 'b', 'set a.md=2'],
      ],
      'c(a)',
    ],
    [
      'goes on through a rename',
      [
        ['a', '', 'set b.md=1'],
        ['b', 'a', 'move b.md>a.md=2'],
      ],
      'b(a)',
    ],
    [
      'has no state for a rename alone',
      [
        ['a', '', 'set b.md=1'],
        ['b', 'a', 'move b.md>a.md=1'],
      ],
      'a',
    ],
    [
      'begins anew after the text was gone',
      [
        ['a', '', 'set a.md=1'],
        ['b', 'a', 'gone a.md=1'],
        ['c', 'b', 'set a.md=1'],
      ],
      'c',
    ],
    [
      'has a merge of both sides',
      [...fork, ['d', 'bc', 'set a.md=4', 'set a.md=4']],
      'd(b(a) c(a))',
    ],
    ['follows the side that a merge took', [...fork, ['d', 'bc', 'set a.md=3', '']], 'c(a)'],
    [
      'keeps the first side where a merge changed nothing of it',
      [...fork, ['d', 'bc', '', 'set a.md=2']],
      'b(a)',
    ],
    [
      'leaves out a side that the other came from',
      [
        ['a', '', 'set a.md=1'],
        ['b', 'a', 'set a.md=2'],
        ['c', 'a', 'set b.md=1'],
        ['d', 'cb', 'set a.md=3', 'set a.md=3'],
      ],
      'd(b(a))',
    ],
    [
      'follows a rename on one side and an edit on the other',
      [
        ['a', '', 'set b.md=1'],
        ['b', 'a', 'move b.md>a.md=1'],
        ['c', 'a', 'set b.md=2'],
        ['d', 'bc', 'set a.md=2', 'move b.md>a.md=2'],
      ],
      'c(a)',
    ],
    [
      'ends where it became something else than a text',
      [
        ['a', '', 'set a.md=1'],
        ['b', 'a', 'gone a.md=1; set a.md/x=1'],
      ],
      'none',
    ],
  ])('%s', (_name, steps, expected) => {
    expect(line(steps)).toBe(expected)
  })

  it('does without states whose text is too large', () => {
    const facts = { ...plain, isLeftOut: (blob: string) => blob === 'huge' }
    const steps: Step[] = [
      ['a', '', 'set a.md=1'],
      ['b', 'a', 'set a.md=huge'],
      ['c', 'b', 'set a.md=2'],
    ]
    expect(line(steps, 'a.md', facts)).toBe('c(a)')
  })

  it('has a state where a picture changed that it shows', () => {
    const facts = { ...plain, pictures: (blob: string) => (blob === 'shows' ? ['p.png'] : []) }
    const steps: Step[] = [
      ['a', '', 'set p.png=1; set a.md=shows; set b.md=1'],
      ['b', 'a', 'set p.png=2'],
      ['c', 'b', 'gone p.png=2'],
    ]
    expect(line(steps, 'a.md', facts)).toBe('c(b(a))')
    expect(line(steps, 'b.md', facts)).toBe('a')
    expect(trace(steps.slice(0, 2), facts).get('a.md')?.pictures).toEqual([
      { path: 'p.png', blob: '2' },
    ])
  })
})

const sha = (letter: string): string => letter.repeat(40)
const who = { name: 'Zoë Martin', email: 'zoe@example.org', seconds: 1_400_000_000, zone: '+0200' }
const commits = new Map<string, SourceCommit>(
  ['a', 'b', 'c'].map((id, index, all) => [
    id,
    {
      id,
      parents: all.slice(index - 1, index),
      author: who,
      committer: who,
      message: `Say ${id}\n`,
    },
  ]),
)

const rewriteWith = (settings: { keepAddresses: boolean }, kind: 'png' | null = 'png') =>
  createRewriter({
    commits,
    settings,
    textOf: () => 'Café\r\n![x](../img/p%20q.png "t")',
    pictureOf: (id: string) => (kind === null ? null : { id, kind }),
  })

const state = (commit: string, parents: readonly FileState[] = []): FileState => ({
  order: parents.length,
  commit,
  path: 'é/a.md',
  blob: sha('1'),
  pictures: [],
  parents,
})
const contentOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8')

describe('a rewritten revision', () => {
  const rewrite = rewriteWith({ keepAddresses: false })

  it('keeps author, date, zone and words, and tells where it comes from', () => {
    const [tree, commit] = rewrite(state('a')).objects
    const author = 'Zoë Martin <zoe-martin@imported.invalid> 1400000000 +0200'
    expect(contentOf(commit?.bytes)).toBe(
      `tree ${tree?.id}\nauthor ${author}\ncommitter ${author}\n\nSay a\n\nImported-From: a@a:é/a.md\n`,
    )
  })

  it('has the same id whatever came after it', () => {
    const first = state('a')
    expect(rewrite(state('b', [first])).parents).toEqual([
      rewriteWith({ keepAddresses: false })(state('a')).id,
    ])
  })

  it('has another id with addresses, and other ones for other paths', () => {
    const kept = rewriteWith({ keepAddresses: true })(state('a'))
    expect(contentOf(kept.objects.at(-1)?.bytes)).toContain('<zoe@example.org>')
    const ids = [kept.id, rewrite(state('a')).id, rewrite({ ...state('a'), path: 'b.md' }).id]
    expect(new Set(ids).size).toBe(3)
  })

  it('names the repository by the first commit of the line, and needs no stack for long ones', () => {
    let long = state('a')
    for (let index = 0; index < 20_000; index += 1)
      long = { ...state('b', [long]), order: index + 1 }
    expect(contentOf(rewrite(long).objects.at(-1)?.bytes)).toContain('Imported-From: a@b:')
  })

  it('changes the addresses of pictures that come along, and not a byte besides', () => {
    const shows = { ...state('a'), pictures: [{ path: 'img/p q.png', blob: sha('2') }] }
    const [text, media] = rewrite(shows).objects
    expect(contentOf(text?.bytes)).toBe(`Café\r\n![x](media/${sha('2')}.png "t")`)
    expect(contentOf(media?.bytes)).toContain(`100644 ${sha('2')}.png\0`)
    expect(rewriteWith({ keepAddresses: false }, null)(shows).text).toBe(sha('1'))
  })
})
