// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { passageAt } from './passage-at.ts'

let root: Element

beforeEach(() => {
  document.body.innerHTML = `<div id="root">
    <p id="plain" data-block="0">Nothing marked</p>
    <ul data-block="1">
      <li id="mixed">Words and <span class="who-words" data-source="b">more<b>!</b></span><button class="who-mark">1</button></li>
      <li id="all"><span class="mark-word">from 2</span><span class="who-words" data-source="c">All of it</span>.</li>
    </ul>
    <ol class="steps"><li id="step"><span class="what">Round<span data-step="0:3"></span></span></li></ol>
    <aside class="notes"><p id="note">An idea</p></aside>
    <p id="loose">No block</p>
  </div><p id="outside" data-block="9">Elsewhere</p>`
  root = document.querySelector('#root') ?? document.body
})

const at = (selector: string) => {
  const found = passageAt(document.querySelector(selector), root)
  return (
    found && { id: found.element.id, sources: found.sources, rest: found.rest, step: found.step }
  )
}

test('a passage is the paragraph, item or step around, with its sources', () => {
  expect(at('#plain')).toEqual({ id: 'plain', sources: [], rest: true, step: null })
  expect(at('#mixed b')).toEqual({ id: 'mixed', sources: ['b'], rest: true, step: null })
  expect(at('#all')).toEqual({ id: 'all', sources: ['c'], rest: false, step: null })
  expect(at('#step .what')).toMatchObject({ id: 'step', step: '0:3' })
})

test.each(['#mixed button', '#note', '#loose', '#outside', '#nowhere'])(
  '%s is none',
  (selector) => {
    expect(at(selector)).toBeNull()
  },
)
