// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { placeGroups, placeInPage } from './place-in-page.ts'

let root: Element

beforeEach(() => {
  document.body.innerHTML = `<div id="root">
    <h2 data-block="0">Après</h2>
    <p data-block="1">On envoie un <strong>bilan</strong>. Chacun décide.</p>
    <ul data-block="2"><li id="one">Un mur<ul><li id="two">Blanc</li></ul></li><li id="three">Du thé</li></ul>
    <table data-block="3"><tr><th>A</th></tr><tr><td id="cell">b</td></tr></table>
    <blockquote data-block="4"><ul><li id="quoted">Dit</li></ul></blockquote>
    <ol class="steps"><li data-agenda-step="1.2"><span class="what" id="step">Accueil</span></li></ol>
    <aside class="notes"><p id="note">Une idée</p></aside>
  </div>`
  const found = document.querySelector('#root')
  if (found === null) throw new Error('no root')
  root = found
})

const place = (selector: string, quote?: string) => {
  const element = root.querySelector(selector)
  return element && placeInPage(element, root, quote)
}

test('a passage is named by its block, or by its place in it', () => {
  expect(place('h2')).toEqual({ block: 0 })
  expect(place('#one')).toEqual({ block: 2, part: 0 })
  expect(place('#two')).toEqual({ block: 2, part: 1 })
  expect(place('#three')).toEqual({ block: 2, part: 2 })
  expect(place('#cell')).toEqual({ block: 3, part: 1 })
  expect(place('#quoted')).toEqual({ block: 4 })
  expect(place('#step')).toEqual({ step: '1.2' })
  expect(place('#note')).toBeNull()
})

test('words of a paragraph are named, all of them are the paragraph', () => {
  expect(place('strong', 'bilan')).toEqual({ block: 1, quote: 'bilan' })
  expect(place('strong', 'On envoie un bilan. Chacun décide.')).toEqual({ block: 1 })
})

test('every passage can be chosen under its heading', () => {
  const [group, ...others] = placeGroups(root)
  expect(others).toEqual([])
  expect(group?.heading).toBe('Après')
  expect(group?.places.map(({ label }) => label)).toContain('Accueil')
  expect(group?.places.at(-1)?.place).toEqual({ step: '1.2' })
})
