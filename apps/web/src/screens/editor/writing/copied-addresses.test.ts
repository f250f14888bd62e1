// @vitest-environment happy-dom
import { pictureSources, type EditorNode } from '@forkshop/document'
import { AllSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import { withFullAddresses, withOwnAddresses } from './copied-addresses.ts'
import {
  bringsPictures,
  keepPictures,
  othersPictures,
  withOthersPictures,
} from './paste-pictures.ts'
import { openBench, paste } from './testing/paste-bench.ts'

const { editorWith, close } = openBench()
afterEach(close)

const site = location.origin
const text =
  'Un [lien](/p/cafe), [là](#fin), [dehors](https://example.org/), [plan](media/plan.pdf) et ![Salle](media/a.png).\n'

test('what is copied leads to the same places from anywhere', async () => {
  const editor = await editorWith(text)
  editor.view.dispatch(editor.state.tr.setSelection(new AllSelection(editor.state.doc)))
  const { dom, text: copied } = editor.view.serializeForClipboard(editor.state.selection.content())
  expect([...dom.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    `${site}/p/cafe`,
    `${site}/p/jeu#fin`,
    'https://example.org/',
    `${site}/api/v1/pages/jeu/media/plan.pdf`,
  ])
  expect(dom.querySelector('img')?.getAttribute('src')).toBe(`${site}/api/v1/pages/jeu/media/a.png`)
  expect(copied).toContain(`[lien](${site}/p/cafe)`)

  // and comes back as it was
  editor.commands.setContent('<p></p>')
  paste(editor, { html: dom.innerHTML, text: copied })
  const back = editor.getHTML()
  for (const address of ['/p/cafe', '#fin', 'https://example.org/', 'media/plan.pdf'])
    expect(back).toContain(`href="${address}"`)
  expect(back).toContain('src="media/a.png"')
})

test('a draft without a page has its own address for pictures', async () => {
  const editor = await editorWith(text)
  const draft = { id: 'd', page: null }
  const slice = editor.state.doc.slice(0)
  const full = withFullAddresses(slice, draft)
  expect(JSON.stringify(full)).toContain(`${site}/api/v1/drafts/d/media/a.png`)
  expect(withOwnAddresses(full, draft).eq(slice)).toBe(true)
})

test('pictures of another page are loaded and sent once more, or left out and counted', async () => {
  const from = `${site}/api/v1/pages/cafe/media`
  const own = `${site}/api/v1/pages/jeu/media`
  const html = `<p data-pm-slice="1 1 []"><img src="${from}/a.png" alt="A"><img src="${from}/b.png"><img src="${own}/c.png"></p>`
  const draft = { id: 'd', page: 'jeu' }
  expect(othersPictures(html, draft)).toEqual([`${from}/a.png`, `${from}/b.png`])
  const files = new Map([[`${from}/a.png`, new File(['x'], 'a.png', { type: 'image/png' })]])
  const placed = await withOthersPictures(html, draft, {
    load: (address) => Promise.resolve(files.get(address) ?? null),
    send: ({ name }) => Promise.resolve(`sent-${name}`),
  })
  expect(placed).toEqual({
    html: `<p data-pm-slice="1 1 []"><img src="media/sent-a.png" alt="A"><img src="${own}/c.png"></p>`,
    missing: 1,
  })
})

test('pictures of a page that is read are loaded and sent, of whatever page it is', async () => {
  const draft = { id: 'd', page: 'jeu' }
  const picture = (src: string): EditorNode => ({ type: 'image', attrs: { src, alt: '' } })
  const [read, other, own] = [
    `${site}/api/v1/pages/jeu/media/a.png?at=0123abcd`,
    `${site}/api/v1/pages/cafe/media/b.png?at=head`,
    `${site}/api/v1/pages/jeu/media/c.png`,
  ]
  const block = (src: string): EditorNode => ({ type: 'paragraph', content: [picture(src)] })
  expect([read, other, own].map((source) => bringsPictures([block(source)], draft))).toEqual([
    true,
    true,
    false,
  ])
  const loaded: string[] = []
  const placed = await keepPictures([read, other, own].map(block), draft, {
    load: (address) => {
      loaded.push(address)
      return Promise.resolve(new File(['x'], 'x.png', { type: 'image/png' }))
    },
    send: () => Promise.resolve('sent.png'),
  })
  expect(loaded).toEqual([read, other])
  expect(placed.missing).toBe(0)
  expect(pictureSources(placed.blocks)).toEqual(['media/sent.png', 'media/c.png'])
})

test('no address of elsewhere is loaded', () => {
  const draft = { id: 'd', page: 'jeu' }
  for (const source of [
    `${site}.evil.example/api/v1/pages/a/media/b.png`,
    `${site}/api/v1/me`,
    `${site}/api/v1/pages/a/media/b.png?to=c`,
    'file:///api/v1/pages/a/media/b.png',
  ])
    expect(othersPictures(`<img src="${source}">`, draft)).toEqual([])
})
