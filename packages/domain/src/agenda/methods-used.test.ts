import { expect, it } from 'vitest'
import { methodsUsed } from './methods-used.ts'

const step = (...names: readonly string[]) => ({
  methods: names.map((name) => {
    const [slug = '', version] = name.split('@')
    return { slug, version: version ?? null }
  }),
})
const said = (methods: ReturnType<typeof methodsUsed>): readonly string[] =>
  methods.map(({ slug, version }) => `${slug}@${version}`)

type Case = readonly [
  string,
  readonly ReturnType<typeof step>[],
  readonly Readonly<Record<string, string>>[],
  readonly string[],
]
it.each<Case>([
  ['nothing uses nothing', [], [], []],
  ['a step names a version', [step('a@1.1')], [{ a: '1.0' }], ['a@1.1']],
  ['a step names none, a pin does', [step('a')], [{ a: '1.0' }], ['a@1.0']],
  ['neither says', [step('a')], [], ['a@null']],
  ['each once, at the first use', [step('a@1.0', 'b'), step('a@2.0')], [], ['a@1.0', 'b@null']],
  ['what is only pinned comes last', [step('b')], [{ a: '1.0' }], ['b@null', 'a@1.0']],
  [
    'the event’s pin before the format’s',
    [],
    [{ a: '1.0' }, { a: '1.1', c: '1.0' }],
    ['a@1.1', 'c@1.0'],
  ],
])('%s', (_, steps, pins, methods) => {
  expect(said(methodsUsed(steps, ...pins))).toEqual(methods)
})
