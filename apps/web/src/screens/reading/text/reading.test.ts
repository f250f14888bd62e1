import type { AgendaView, PassageIdea } from '@forkshop/api'
import { expect, test } from 'vitest'
import { layOut } from './reading.ts'

const idea = (quote: string | null, id = 'i1'): PassageIdea => ({
  id,
  text: 'Plus tôt',
  state: 'open',
  by: 'Zoé',
  time: '2026-11-20T10:00:00.000Z',
  event: null,
  quote,
  prefix: null,
  suffix: null,
  support: 0,
  proposal: null,
  version: null,
})
const agenda = (tableStart: number | null): AgendaView => ({
  days:
    tableStart === null
      ? []
      : [
          {
            title: 'Samedi',
            start: '09:00',
            end: '09:30',
            totalMinutes: 30,
            tableStart,
            steps: [
              {
                start: '09:00',
                durationMinutes: 30,
                step: 'Café',
                ledBy: '',
                methods: [],
                kind: 'led',
                row: 0,
              },
              {
                start: '09:30',
                durationMinutes: 30,
                step: 'Ronde',
                ledBy: '',
                methods: [],
                kind: 'led',
                row: 1,
              },
            ],
          },
        ],
  problems: [],
})
const html = (text: string, start = 0) => ({
  kind: 'html' as const,
  html: text,
  start,
  end: start + 10,
})
const table = (text: string, start: number) => ({
  kind: 'table' as const,
  html: text,
  start,
  end: start + 10,
})
const kinds = (text: ReturnType<typeof layOut>): string[] => text.blocks.map((block) => block.kind)

test('prose without ideas stays one block', () => {
  const text = layOut([html('<p data-block="0">a</p><p data-block="1">b</p>')], agenda(null), [])
  expect(text.blocks).toEqual([
    { kind: 'html', html: '<p data-block="0">a</p><p data-block="1">b</p>' },
  ])
})

test('an agenda is drawn below its overview, its own heading with the day', () => {
  const parts = [
    html('<h2 data-block="0" id="plan">Plan</h2><h3 data-block="1" id="sam">Samedi</h3>'),
    table('<table data-block="2"></table>', 20),
    html('<p data-block="3">fin</p>', 40),
  ]
  const text = layOut(parts, agenda(20), [])
  expect(kinds(text)).toEqual(['html', 'overview', 'day', 'html'])
  expect(text.blocks[2]).toMatchObject({ day: 0, heading: { id: 'sam', text: 'Samedi' } })
})

test('a second-level heading above an agenda stays in the text', () => {
  const text = layOut(
    [html('<h2 data-block="0" id="p">Plan</h2>'), table('<table></table>', 20)],
    agenda(20),
    [],
  )
  expect(kinds(text)).toEqual(['html', 'overview', 'day'])
  expect(text.blocks[2]).toMatchObject({ heading: null })
})

test('an idea stands with its passage and counts under its heading', () => {
  const parts = [
    html(
      '<h2 data-block="0" id="apres">Après</h2><p data-block="1">un mot</p><p data-block="2">z</p>',
    ),
  ]
  const text = layOut(parts, agenda(null), [idea('mot')])
  expect(kinds(text)).toEqual(['html', 'noted', 'html'])
  expect(text.blocks[1]).toMatchObject({ html: expect.stringContaining('>mot</mark>') })
  expect(text.counts).toEqual({ apres: 1 })
})

test('an idea on a step stands with its row', () => {
  const text = layOut([table('<table><td>Café</td><td>Ronde</td></table>', 20)], agenda(20), [
    idea('Ronde'),
  ])
  expect(text.blocks[1]).toMatchObject({ kind: 'day', ideas: [{ row: 1 }] })
})

test('ideas without a passage here are kept apart', () => {
  const text = layOut([html('<p data-block="0">a</p>')], agenda(null), [
    idea(null, 'a'),
    idea('gone', 'b'),
  ])
  expect(text.loose.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('other tables stay tables', () => {
  expect(kinds(layOut([table('<table></table>', 5)], agenda(null), []))).toEqual(['table'])
})

test('a second text on a screen has anchors of its own, and headings below the one above it', () => {
  const text = layOut([html('<h2 data-block="0" id="plan">Plan</h2>')], agenda(null), [], 'run-')
  expect(text.blocks).toEqual([
    { kind: 'html', html: '<h2 data-block="0" id="run-plan" aria-level="3">Plan</h2>' },
  ])
})
