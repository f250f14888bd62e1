import { test } from 'vitest'
import type { ThreePages } from '../../testing/arbitrary-page.ts'
import { mergedBothWays, mergeLaws } from '../../testing/merge-laws.ts'

const words = (name: string) =>
  ['room', 'chair', 'wall', 'light', 'group'].map((word) => word + name).join(' ')
const items = (...names: readonly string[]) => names.map((name) => `- ${words(name)}`).join('\n')
const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
const three = (block: number) => items(...[0, 1, 2].map((at) => `b${block}x${at}`))
const heading = (block: number) => `## ${words(`b${block}x`)}`

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
