// @vitest-environment happy-dom
import type { Language } from '@forkshop/domain'
import { createClient, type CompareView, type RenderedComparison } from '@forkshop/api'
import { afterEach, describe, expect, test } from 'vitest'
import { createApp, h, nextTick, shallowReactive, type App, type Component } from 'vue'
import { clientKey } from '../../base/session/use-client.ts'
import { createTranslations } from '../../base/i18n/create-i18n.ts'
import ChangeList from './ChangeList.vue'
import ComparisonBody from '../../parts/comparison/ComparisonBody.vue'
import { toEntries, walkable } from '../../parts/comparison/entries.ts'
import MarkedWords from '../../parts/comparison/MarkedWords.vue'
import SideBySide from './SideBySide.vue'
import { compared, counted } from '../../parts/comparison/testing/compared.ts'

/** The blocks that were asked for; each is answered with its own number, or not at all while `isCut`. */
const asked: unknown[] = []
const line = { isCut: false, held: Promise.resolve() }
const client = createClient({
  baseUrl: 'http://forkshop.test',
  language: 'en',
  fetch: (address) => {
    const url = new URL(address instanceof Request ? address.url : address)
    asked.push(Object.fromEntries(url.searchParams))
    if (line.isCut) return Promise.reject(new TypeError('cut'))
    const html = `<p>${url.pathname} from ${url.searchParams.get('first')}</p>`
    return line.held.then(() => Response.json({ html }))
  },
})

const apps: App[] = []
afterEach(() => apps.splice(0).forEach((app) => app.unmount()))

/** A component on a page of its own, in a language. */
const shown = async (
  component: Component,
  props: Readonly<Record<string, unknown>>,
  language: Language = 'en',
): Promise<HTMLElement> => {
  const translations = createTranslations(language)
  await translations.need(['shell', 'compare', 'fields', 'reading'])
  const app = createApp({ render: () => h(component, props) })
  translations.install(app)
  app.provide(clientKey, client)
  const page = document.createElement('div')
  app.mount(page)
  apps.push(app)
  return page
}

const end = (version: string): CompareView['from'] => ({
  slug: 'a',
  title: 'A',
  lang: 'en',
  version,
  revision: {
    id: version,
    author: { id: 'someone', name: 'Someone' },
    time: '2026-01-01T00:00:00Z',
    reason: '',
  },
})
const whole = '/compare?from=1&to=2&unchanged=drawn'
const inline = (comparison: RenderedComparison, more = {}, language?: Language) =>
  shown(
    ComparisonBody,
    { comparison, lang: 'en', address: '/compare?from=1&to=2', whole, ...more },
    language,
  )
const beside = (comparison: RenderedComparison, only = false) =>
  shown(SideBySide, {
    comparison,
    from: end('1.0'),
    to: end('1.1'),
    current: null,
    only,
    address: '/compare?from=1&to=2',
    unfolded: false,
  })
const list = (comparison: RenderedComparison, language: Language) =>
  shown(ChangeList, { changes: walkable(toEntries(comparison)), current: null }, language)
const words = (of: Element | null): string => (of?.textContent ?? '').replace(/\s+/gu, ' ').trim()
const all = (page: HTMLElement, selector: string) => [...page.querySelectorAll(selector)].map(words)

const before = `# One

The first sentence of all. The second one of them.

# Two

A quiet room is needed.

A short one. With a tail.

And another one here.

# Three

| Time | Duration | Step |
| --- | --- | --- |
| 9:00 | 30 min | Talk |
| 9:30 | 30 min | Eat |

A passage that goes up whole, as it is.
`
const after = `# One

A passage that goes up whole, as it is.

The first sentence of all.

The second one of them.

# Two

A large room is needed.

A short one. With a tail. And another one here.

# Three

| Time | Duration | Step |
| --- | --- | --- |
| 9:00 | 45 min | Talk |
| 9:45 | 30 min | Eat |
`

describe('every change is named in words', () => {
  test('in the text', async () => {
    const page = await inline(compared(before, after))
    expect(all(page, '.change-tag')).toEqual(['Moved', 'Split', 'Changed', 'Joined', 'Agenda'])
    const names = [...page.querySelectorAll('[role=group].change')].map((change) =>
      change.getAttribute('aria-label'),
    )
    expect(names).toEqual([
      'Moved, One',
      'Split, One',
      'Changed, Two',
      'Joined, Two',
      'Agenda, Three: 1 step',
    ])
  })

  test('with the form that a block had and has', async () => {
    const turned = compared('A plain line', '### A plain line')
    const told = async (language: Language) =>
      all(await inline(turned, {}, language), '.change-turned')
    expect(await told('en')).toEqual(['Was a paragraph, now a level 3 heading.'])
    expect(await told('fr')).toEqual([
      'C’était un paragraphe, c’est maintenant un titre de niveau 3.',
    ])
    expect(all(await list(turned, 'en'), 'a > span')).toEqual([
      'A plain line: now a level 3 heading',
    ])
  })

  test('with the sections that a list became', async () => {
    const turned = compared(
      '- Opening. Everybody says hello.\n- Talking. Each has three minutes.',
      '## Opening\n\nEverybody says hello.\n\n## Talking\n\nEach has three minutes.',
    )
    expect(all(await inline(turned, {}, 'fr'), '.change-turned')).toEqual([
      'C’était une liste à puces, ce sont maintenant des titres et des paragraphes.',
    ])
  })

  test('where only code changed', async () => {
    const code = (line: string) => `# A\n\n\`\`\`\na\n${line}\n\`\`\`\n`
    const page = await list(compared(code('b'), code('c')), 'en')
    expect(all(page, 'a > span')).toEqual(['Lines of code changed: a cA'])
  })

  test('where only a link changed', async () => {
    const page = await list(compared('See [it](/p/a).', 'See [it](/p/b).'), 'fr')
    expect(all(page, 'a > span')).toEqual(['Lien modifié : See it.'])
  })

  test('where a paragraph and a heading came, with their first words and the section', async () => {
    const page = await list(
      compared('# One\n\nA.', '# One\n\nA.\n\nA new passage.\n\n# Roles'),
      'fr',
    )
    expect(all(page, 'a > span')).toEqual([
      'Un paragraphe ajouté : A new passage.One',
      'Un titre ajouté : Roles',
    ])
  })

  test('in the list, in English and in French', async () => {
    const titles = async (language: Language) =>
      all(await list(compared(before, after), language), 'a > span').map(
        (title) => title.split(/(?=One$|Two$|Agenda$|Déroulé$)/)[0],
      )
    expect(await titles('en')).toEqual([
      'A passage that goes up whole, as it is., moved',
      'A paragraph split: The first sentence of all.',
      '1 word changed: A large room is needed.',
      'Paragraphs joined: A short one. With a tail. And another…',
      'Three: 1 step',
    ])
    expect(await titles('fr')).toEqual([
      'A passage that goes up whole, as it is., déplacé',
      'Un paragraphe scindé : The first sentence of all.',
      '1 mot modifié : A large room is needed.',
      'Des paragraphes réunis : A short one. With a tail. And another…',
      'Three : 1 étape',
    ])
  })

  test('a split paragraph whose words changed too says both', async () => {
    const page = await list(
      compared('One is here. Two is there today.', 'One is here.\n\nTwo is near today.'),
      'en',
    )
    expect(all(page, 'a > span')[0]).toMatch(/^A paragraph split, 1 word changed/)
  })
})

describe('without colour and by ear', () => {
  test('what came is underlined text that says so, what went likewise', async () => {
    const page = await inline(compared('A quiet room.', 'A large room.'), {}, 'fr')
    expect(all(page, 'del')).toEqual(['retrait : quiet'])
    expect(all(page, 'ins')).toEqual(['ajout : large'])
  })

  test('both sides are groups with a name, and the agenda is told in words', async () => {
    const page = await beside(compared(before, after))
    const groups = [...page.querySelectorAll('.side-row [role=group]')]
    expect(groups.length).toBeGreaterThan(0)
    expect(new Set(groups.map((group) => group.getAttribute('aria-label')))).toEqual(
      new Set(['before', 'after']),
    )
    expect(all(page, '.day-told')).toEqual([
      'Three ends at 10:15, 15 min later (1 h 15)',
      'One other step starts 15 min later',
    ])
  })

  test.each([
    ['in the text', inline],
    ['side by side', beside],
  ])('a coarse comparison says so %s', async (_, show) => {
    const page = await show({ ...compared('a', 'b'), degraded: true })
    expect(all(page, '[role=note]')).toEqual([expect.stringContaining('very long')])
    const fine = await show(compared('a', 'b'))
    expect(all(fine, '[role=note]')).toEqual([])
  })
})

describe('changes only', () => {
  test('leaves out what stayed, and says where each change stands', async () => {
    const page = await inline(compared(before, after), { only: true })
    expect(page.querySelectorAll('.fold, .ghost, .comparison > .read')).toHaveLength(0)
    expect(all(page, '.change-place')).toEqual(['One', 'One', 'Two', 'Two'])
    expect(page.querySelector('a[href^="#from-"]')).toBeNull()
    expect(page.querySelectorAll('.change')).toHaveLength(5)
  })

  test('side by side shows what moved on both sides', async () => {
    const page = await beside(compared(before, after), true)
    const sides = [...page.querySelectorAll('.change-moved [role=group]')].map(words)
    expect(sides).toHaveLength(2)
    for (const side of sides) expect(side).toContain('goes up whole')
  })
})

test('each change has an address of its own', async () => {
  const page = await inline(compared(before, after))
  const links = [...page.querySelectorAll('.change')].map((change) => [
    change.id,
    change.querySelector('.change-anchor')?.getAttribute('href'),
  ])
  expect(links).toHaveLength(5)
  for (const [id, href] of links) expect(href).toBe(`/compare?from=1&to=2#${id}`)
})

test('side by side, only the pause that changed is marked', async () => {
  const pauses = (minutes: number) =>
    `| Time | Duration | Step |\n| --- | --- | --- |\n| 9:00 | 60 min | Pause |\n| 10:00 | ${minutes} min | Pause |\n`
  const page = await beside(compared(pauses(60), pauses(30)))
  expect(all(page, '.day-column ins')).toEqual(['added: 30 min'])
})

test('side by side, a field stands on both sides under its name, marked as all else is', async () => {
  const facts = (lines: string) => `---\n${lines}\n---\n\nA text.\n`
  const old = 'title: A\nsummary: A week-end for all\nparticipants: { min: 5 }\ntags: [one, two]'
  const now =
    'title: A\nsummary: A day for all\nparticipants: { min: 5, max: 9 }\ntags: [one, three]\nlicense: CC-BY-4.0'
  const page = await beside(compared(facts(old), facts(now)))
  const sides = [...page.querySelectorAll('.change-field .side-row > [role=group]')].map((side) =>
    [
      side.getAttribute('aria-label'),
      ...[...side.querySelectorAll('.field-name, p, li')].map(words),
    ].join(' / '),
  )
  expect(sides).toEqual([
    'before / Summary / A removed: week-end for all',
    'after / Summary / A added: day for all',
    'before / Participants / not given',
    'after / Participants / At most added: 9',
    'before / Tags / removed: two / 1 other stays',
    'after / Tags / added: three / 1 other stays',
    'before / Licence / not given',
    'after / Licence / added: CC-BY-4.0',
  ])
})

test('what is folded away is told in plain words', async () => {
  const texts = (first: string, more: string) =>
    compared(`# A\n\n${first}\n\n# B\n${more}`, `# A\n\nnow\n\n# B\n${more}`)
  const folds = async (more: string, language: Language) =>
    all(await inline(texts('old', more), {}, language), '.fold > summary')
  const long = `\n${'Some words of a passage. '.repeat(20)}\n`
  expect(await folds(long, 'fr')).toEqual(['2 passages sans changement'])
  expect(await folds(long, 'en')).toEqual(['2 passages without changes'])
})

test('the blank after a phrase of a field belongs to no mark', async () => {
  const page = await shown(MarkedWords, {
    words: [
      { kind: 'same', text: 'A ' },
      { kind: 'removed', text: 'week-end ' },
      { kind: 'added', text: 'day and a night ' },
      { kind: 'same', text: 'for ' },
      { kind: 'removed', text: 'all' },
      { kind: 'added', text: 'two' },
    ],
  })
  const marked = [...page.querySelectorAll('del, ins')].map(
    ({ lastChild }) => lastChild?.textContent,
  )
  expect(marked).toEqual(['week-end', 'day and a night', 'all', 'two'])
  page.querySelectorAll('.mark-word').forEach((word) => word.remove())
  expect(page.textContent).toBe('A week-end day and a night for all two')
})

describe('what was only counted', () => {
  const section = (name: string) => `## ${name}\n\nFirst ${name}.\n\nThen ${name}.`
  const text = ['A', 'B', 'C', 'D'].map(section).join('\n\n')
  const sides = [text, text.replace('Then C', 'At last C')] as const
  const open = (fold: Element | undefined): void => {
    if (!(fold instanceof HTMLDetailsElement)) throw new Error('no fold')
    fold.open = true
    fold.dispatchEvent(new Event('toggle'))
  }

  test('is fetched when it is opened, of the text that has it', async () => {
    asked.length = 0
    const page = await inline(counted(...sides))
    expect(asked).toEqual([])
    const [fold] = page.querySelectorAll('.fold')
    open(fold)
    await expect.poll(() => fold?.querySelector('.read')?.textContent).toContain('/pages/a/blocks')
    expect(asked).toEqual([{ at: '1.0', first: '0', count: '6' }])
  })

  test('stands on both sides once it is there', async () => {
    const page = await beside(counted(...sides))
    const [fold] = page.querySelectorAll('.fold')
    open(fold)
    await expect.poll(() => fold?.querySelectorAll('.read').length).toBe(2)
  })

  test('is asked for again when the line was cut', async () => {
    line.isCut = true
    const page = await inline(counted(...sides))
    document.body.append(page)
    const [fold] = page.querySelectorAll('.fold')
    open(fold)
    await expect.poll(() => fold?.querySelector('[role=alert]')?.textContent).toContain('lost')
    line.isCut = false
    fold?.querySelector<HTMLButtonElement>('[role=alert] button')?.click()
    expect(document.activeElement?.tagName).toBe('SUMMARY')
    await expect.poll(() => fold?.querySelector('.read')?.textContent).toContain('from 0')
  })

  test('is fetched anew when the comparison went on meanwhile, and once where it is the same', async () => {
    asked.length = 0
    let release = (): void => undefined
    line.held = new Promise((done) => {
      release = done
    })
    const props = shallowReactive({ comparison: counted(...sides), lang: 'en' })
    const page = await shown({ render: () => h(ComparisonBody, props) }, {})
    const [fold] = page.querySelectorAll('.fold')
    open(fold)
    await expect.poll(() => asked.length).toBe(1)
    props.comparison = counted(...sides, '1.2')
    await nextTick()
    release()
    line.held = Promise.resolve()
    await expect.poll(() => fold?.querySelector('.read')?.textContent).toContain('from 0')
    expect(asked).toMatchObject([{ at: '1.0' }, { at: '1.2' }])
    props.comparison = counted(...sides, '1.2')
    await nextTick()
    expect(fold?.querySelector('.read')?.textContent).toContain('from 0')
    expect(asked).toHaveLength(2)
  })

  test('has a link to the whole for who has no JavaScript', async () => {
    const page = await inline(counted(...sides))
    expect(page.querySelector('.fold a')?.getAttribute('href')).toBe(
      '/compare?from=1&to=2&unchanged=drawn',
    )
  })

  test('is there, unfolded, when it was drawn', async () => {
    const page = await inline(compared(...sides), { unfolded: true })
    const folds = [...page.querySelectorAll<HTMLDetailsElement>('.fold')]
    expect(folds.map((fold) => fold.open)).toEqual(folds.map(() => true))
    expect(folds[0]?.textContent).toContain('First A.')
  })
})
