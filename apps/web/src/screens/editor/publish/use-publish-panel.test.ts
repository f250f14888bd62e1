import { afterEach, expect, test } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import type { Published, PublishStep } from './use-publish.ts'
import { usePublishPanel } from './use-publish-panel.ts'

const scopes: ReturnType<typeof effectScope>[] = []
afterEach(() => scopes.splice(0).forEach((scope) => scope.stop()))

const answer: Published = {
  revision: null,
  merged: false,
  unchanged: false,
  proposal: 3,
  slug: null,
}
/** The panel over a publishing that answers so; `did` is what it asked for and where it led. */
const panelOf = (published: Published | null = answer, isOpen = true) => {
  const did: string[] = []
  const open = shallowRef(isOpen)
  const step = shallowRef<Pick<PublishStep, 'kind'>>({ kind: 'loading' })
  const busy = shallowRef(false)
  const scope = effectScope()
  scopes.push(scope)
  const panel = scope.run(() =>
    usePublishPanel(
      {
        step,
        busy,
        prepare: async () => void did.push('prepare'),
        publish: async ({ reason }, text) => {
          did.push(`publish ${reason}${text === undefined ? '' : `: ${text}`}`)
          return published
        },
      },
      open,
      {
        published: ({ proposal }) => did.push(`published ${proposal}`),
        changes: () => did.push('changes'),
        field: (path) => did.push(`field ${path}`),
        undecided: () => did.push('undecided'),
        bringIn: () => did.push('bring in'),
      },
    ),
  )
  if (panel === undefined) throw new Error('the panel is not set up')
  return { ...panel, did, open, step, busy }
}
const words = { reason: 'why', title: '', coAuthors: [] }
/** Whether the browser's own way of an event was kept. */
const keeps = (handle: (event: Event) => void): boolean => {
  const event = new Event('any', { cancelable: true })
  handle(event)
  return !event.defaultPrevented
}

test('what publishing changes is asked each time the panel opens', async () => {
  const { did, open } = panelOf()
  open.value = false
  await nextTick()
  open.value = true
  await nextTick()
  expect([did, panelOf(answer, false).did]).toEqual([['prepare', 'prepare'], []])
})

test('a published draft closes the panel and leads on', async () => {
  const { publish, did, open } = panelOf()
  await publish(words)
  expect([did.slice(1), open.value]).toEqual([['publish why', 'published 3'], false])
})

test.each<[name: string, answer: Published | null]>([
  ['nothing was changed', { ...answer, unchanged: true }],
  ['something is to be looked at first', null],
])('the panel stays where %s', async (_, published) => {
  const { publish, did, open } = panelOf(published)
  await publish(words)
  expect([did.slice(1), open.value]).toEqual([['publish why'], true])
})

test('what a conflict was decided to is published', async () => {
  const { step, decide, publish, did } = panelOf()
  step.value = { kind: 'conflict' }
  await nextTick()
  decide('decided')
  await publish(words)
  expect(did).toContain('publish why: decided')
})

test('a decision does not hold for other texts', async () => {
  const { step, decide, decided } = panelOf()
  step.value = { kind: 'conflict' }
  await nextTick()
  decide('decided')
  step.value = { kind: 'conflict' }
  await nextTick()
  expect(decided.value).toBeNull()
})

test('passages are decided apart, as long as the panel is wanted', async () => {
  const { step, open, isConflict } = panelOf()
  expect(isConflict.value).toBe(false)
  step.value = { kind: 'conflict' }
  expect(isConflict.value).toBe(true)
  open.value = false
  expect(isConflict.value).toBe(false)
})

test('later leads back to the passages where they were decided, else out', () => {
  const { decide, decided, later, open } = panelOf()
  decide('decided')
  later()
  expect([decided.value, open.value]).toEqual([null, true])
  later()
  expect(open.value).toBe(false)
})

type Panel = ReturnType<typeof panelOf>
test.each<[exit: string, leave: (panel: Panel) => void, givesFocusBack: boolean]>([
  ['changes', (panel) => panel.showChanges(), true],
  ['bring in', (panel) => panel.decideInText(), true],
  ['field title', (panel) => panel.goToField('title'), false],
  ['undecided', (panel) => panel.goToPassage(), false],
])('left for %s, it is closed and gives the focus where it belongs', (exit, leave, back) => {
  const panel = panelOf()
  leave(panel)
  expect([panel.did.slice(1), panel.open.value]).toEqual([[exit], false])
  expect(keeps(panel.beforeFocusBack)).toBe(back)
  expect(keeps(panel.beforeFocusBack)).toBe(true)
})

test('while it is sent, Escape does not close it', () => {
  const { busy, beforeEscape } = panelOf()
  expect(keeps(beforeEscape)).toBe(true)
  busy.value = true
  expect(keeps(beforeEscape)).toBe(false)
})
