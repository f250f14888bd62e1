import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { parseTree } from '../markdown/parse.ts'
import { fixtures } from '../testing/corpus.ts'
import { safeTree } from './serialise.ts'
import { toTree } from './to-tree.ts'
import { writeHtml } from './write-html.ts'

const options = { mediaUrl: (name: string) => `/m/${name}`, pageUrl: (href: string) => href }
const treeOf = (source: string) => safeTree(toTree(parseTree(source)), options)

test.each([
  ...fixtures(),
  { name: 'signs', text: 'a < b & `c & d`\n\n<b title="<&">&amp;</b>\n\n![x](media/x.png)' },
])('$name is written as ever', ({ text }) => {
  const tree = treeOf(text)
  expect(writeHtml(tree)).toBe(toHtml(tree))
})

test('an onlooker hears where each part comes to stand', () => {
  const heard: string[] = []
  const html = writeHtml(treeOf('a *b*<br>c'), {
    enter: ({ element, at, inside }) => heard.push(`${element.tagName} ${at} ${inside}`),
    text: ({ at, html: words }) => heard.push(`${words} ${at}`),
    leave: ({ tagName }, end) => heard.push(`/${tagName} ${end}`),
  })
  expect(html).toBe('<p>a <em>b</em><br>c</p>')
  expect(heard).toEqual([
    'p 0 3',
    'a  3',
    'em 5 9',
    'b 9',
    '/em 15',
    'br 15 19',
    '/br 19',
    'c 19',
    '/p 24',
  ])
})
