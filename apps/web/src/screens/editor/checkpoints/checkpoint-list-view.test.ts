// @vitest-environment happy-dom
import type { Checkpoint } from '@forkshop/api'
import { afterEach, expect, test } from 'vitest'
import { createApp, h, type App } from 'vue'
import { createTranslations } from '../../../base/i18n/create-i18n.ts'
import CheckpointList from './CheckpointList.vue'
import type { Distance } from './checkpoint-list.ts'
import type { Looked } from './use-checkpoints.ts'

const apps: App[] = []
afterEach(() => {
  for (const app of apps.splice(0)) app.unmount()
  document.cookie = 'zone=; max-age=0'
})

const shown = async (
  list: Looked<readonly Checkpoint[]>,
  distances: ReadonlyMap<number, Distance> = new Map(),
) => {
  document.cookie = 'zone=Europe/Paris'
  const translations = createTranslations('fr')
  await translations.need(['shell', 'editor', 'earlier'])
  const told: unknown[] = []
  const on = {
    onOpen: (id: number) => told.push(id),
    onAgain: () => told.push('again'),
  }
  const app = createApp({ render: () => h(CheckpointList, { list, distances, ...on }) })
  translations.install(app)
  const page = document.createElement('div')
  app.mount(page)
  apps.push(app)
  return { page, told }
}
const wordsOf = (page: Element): string =>
  (page.textContent ?? '').replaceAll(/[\s\u00a0]+/gu, ' ').trim()

test('states are told by day and hour, with why, who and how far', async () => {
  const items: readonly Checkpoint[] = [
    { id: 7, made: '2026-11-30T23:05:00Z', why: 'deletion', by: 'Bo' },
    { id: 5, made: '2026-11-30T09:00:00Z', why: 'time', by: null },
  ]
  const { page, told } = await shown(
    { kind: 'ready', value: items },
    new Map([[7, { kind: 'words', count: 12 }]]),
  )
  expect([...page.querySelectorAll('h3')].map(wordsOf)).toEqual([
    'mardi 1er décembre 2026',
    'lundi 30 novembre 2026',
  ])
  const buttons = [...page.querySelectorAll('button')]
  expect(buttons.map(wordsOf)).toEqual([
    '00:05Avant un grand effacement par Bo12 mots d’écart avec maintenant',
    '10:00Pendant l’écriture',
  ])
  buttons[0]?.click()
  expect(told).toEqual([7])
})

test('no state yet explains when there is one', async () => {
  const { page } = await shown({ kind: 'ready', value: [] })
  expect(wordsOf(page)).toContain('Un état est gardé tout seul après dix minutes d’écriture')
})

test('a list that does not come can be asked for again', async () => {
  const { page, told } = await shown({ kind: 'failed', message: 'Pas de réseau.' })
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('Pas de réseau.')
  page.querySelector('button')?.click()
  expect(told).toEqual(['again'])
})
