import { test } from 'vitest'
import { mergedBothWays, mergeLaws } from '../../testing/merge-laws.ts'

const words = (name: string) =>
  ['room', 'chair', 'wall', 'light', 'group'].map((word) => word + name).join(' ')
const items = (...names: readonly string[]) => names.map((name) => `- ${words(name)}`).join('\n')
const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
const three = (block: number) => items(...[0, 1, 2].map((at) => `b${block}x${at}`))
const heading = (block: number) => `## ${words(`b${block}x`)}`

test('what is open in one item does not hide that another of its list stands twice', () => {
  const pages = {
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
  }
  const merged = mergedBothWays(pages)
  for (const { check } of mergeLaws) check(merged)
})
