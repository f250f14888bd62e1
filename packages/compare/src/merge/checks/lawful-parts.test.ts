import { test } from 'vitest'
import type { ThreePages } from '../../testing/arbitrary-page.ts'
import { mergedBothWays, mergeLaws } from '../../testing/merge-laws.ts'

const words = (name: string) =>
  ['room', 'chair', 'wall', 'light', 'group'].map((word) => word + name).join(' ')
const items = (...names: readonly string[]) => names.map((name) => `- ${words(name)}`).join('\n')
const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
const three = (block: number) => items(...[0, 1, 2].map((at) => `b${block}x${at}`))
const heading = (block: number) => `## ${words(`b${block}x`)}`
const sentence = (name: string) => `Room${words(name).slice(4)}.`
const quoted = (...names: readonly string[]) =>
  names.map((name) => `> ${sentence(name)}`).join('\n>\n')

function checkLaws(pages: ThreePages): void {
  const merged = mergedBothWays(pages)
  for (const { check } of mergeLaws) check(merged)
}

test('what is open in one item does not hide that another of its list stands twice', () => {
  checkLaws({
    base: page(three(0), three(1), heading(2), three(3), three(4), heading(5), heading(6)),
    ours: page(three(4), heading(2), three(1), three(3), heading(6)),
    theirs: page(
      `Word ${words('t3x0')}.`,
      heading(2),
      three(0),
      three(1),
      items('b3x1', 'b3x0', 'b3x2'),
      three(4),
      heading(5),
      heading(6),
    ),
  })
})

test('what stands in the answers of one side alone is judged whichever side is first', () => {
  const prose = ['b2x0', 'b2x1', 'b2x2'].map(sentence).join(' ')
  const numbered = three(4)
    .split('\n')
    .map((item, at) => item.replace('-', `${at + 1}.`))
    .join('\n')
  checkLaws({
    base: page(three(1), prose, three(3), three(4)),
    ours: page(quoted('b2x0', 'b2x1', 'b2x2'), three(1), three(3), three(4), heading(6)),
    theirs: page(items('b1x1', 'b1x2'), prose, three(3), numbered),
  })
})

test('a list whose first items are all open is judged alike, whichever side is first', () => {
  const list = (...names: readonly string[]) =>
    names.map((name, at) => `${at + 1}. ${words(name)}`).join('\n')
  const last = list('b5x0', 'b5x1', 'b5x2')
  checkLaws({
    base: page(list('b4x0', 'b4x1', 'b4x2'), last, sentence('b6x0'), heading(7)),
    ours: page(quoted('b4x0', 'b4x1', 'b4x2'), sentence('b6x0'), last, heading(7)),
    theirs: page(list('b4x0', 'b4x2', 'b4x1'), last, sentence('b6x0'), heading(7)),
  })
})

test('rows that are open hide all of their cells from doubt, whichever side is first', () => {
  const row = (name: string) =>
    `| room${name} | chair${name} | wall${name} light${name} group${name} |`
  const table = (...rows: readonly string[]) =>
    ['| A | B | C |', '| --- | --- | --- |', ...rows].join('\n')
  const rows = [0, 1, 2].map((at) => row(`b3x${at}`))
  const changed = heading(1).replace('room', 'word')
  checkLaws({
    base: page(heading(0), heading(1), heading(2), table(...rows), heading(4)),
    ours: page(
      changed.replace('wordb1x', 'wordo2x0'),
      heading(2),
      table(...rows).replace('roomb3x0', 'wordo1x0'),
      heading(4),
    ),
    theirs: page(
      changed.replace('wordb1x', 'wordt3x0'),
      heading(2),
      table(...[0, 1, 2].map((at) => row(`t1x${at}`))),
      heading(4),
    ),
  })
})

test('a table that became items of the list before it does not go where the other side took that list', () => {
  const rows = (block: number) =>
    [0, 1, 2].map((at) => {
      const [room, chair, ...others] = words(`b${block}x${at}`).split(' ')
      return `| ${room} | ${chair} | ${others.join(' ')} |`
    })
  const table = (block: number) =>
    ['| A | B | C |', '| --- | --- | --- |', ...rows(block)].join('\n')
  const numbered = ['b6x0', 'b6x1'].map((name, at) => `${at + 1}. ${words(name)}`).join('\n')
  const changed = `${items('b3x0', 'b3x1')}\n- roomb3x2 chairb3x2 wallb3x2 lightb3x2 wordo0x29`
  checkLaws({
    base: page(heading(1), table(2), three(3), table(4), table(5), numbered),
    ours: page(heading(1), table(2), table(4), numbered, table(5), changed),
    theirs: page(heading(1), table(2), three(3), three(4), table(5), numbered),
  })
})
