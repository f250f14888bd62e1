import { Extension } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { attributeText } from './attribute.ts'

export type NodeViewOptions = {
  /** Address of a picture as the browser can load it; null for one that is not to be loaded. */
  readonly pictureUrl: (source: string) => string | null
  readonly words: {
    readonly island: string
    readonly edit: string
    readonly noAlt: string
    /** Stands for a picture that is not loaded. */
    readonly notShown: (source: string) => string
    /** How a picture's description is shown below it, since readers do not see it. */
    readonly alt: (text: string) => string
  }
  /** Somebody wants to edit the node at a position. */
  readonly onEdit: (position: number) => void
}

type Place = () => number | undefined

/** What the text cannot show as itself: pictures of the page, and islands of source. */
export const NodeViews = Extension.create<NodeViewOptions>({
  name: 'nodeViews',
  addOptions: () => ({
    pictureUrl: () => null,
    words: {
      island: '',
      edit: '',
      noAlt: '',
      notShown: (source) => source,
      alt: (text) => text,
    },
    onEdit: () => {},
  }),
  addProseMirrorPlugins() {
    const { options } = this
    return [
      new Plugin({
        key: new PluginKey('nodeViews'),
        props: {
          handleKeyDown: ({ state }, event) => {
            const { selection } = state
            if (event.key !== 'Enter' || !(selection instanceof NodeSelection)) return false
            if (!['image', 'island', 'inlineIsland'].includes(selection.node.type.name))
              return false
            options.onEdit(selection.from)
            return true
          },
          nodeViews: {
            image: (node, view, place) => pictureView(node, options, { view, place }),
            island: (node, view, place) => islandView(node, options, { view, place }),
            inlineIsland: (node, view, place) => inlineIslandView(node, options, { view, place }),
          },
        },
      }),
    ]
  },
})

type Where = { readonly view: EditorView; readonly place: Place }

const edit = ({ view, place }: Where, options: NodeViewOptions): void => {
  const position = place()
  if (position === undefined) return
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)))
  options.onEdit(position)
}

const attribute = (node: PmNode, name: string): string => attributeText(node.attrs, name)

const pictureView = (first: PmNode, options: NodeViewOptions, where: Where): NodeView => {
  const frame = document.createElement('span')
  frame.className = 'picture'
  const image = document.createElement('img')
  const missing = document.createElement('span')
  missing.className = 'picture-missing'
  const caption = document.createElement('button')
  caption.type = 'button'
  caption.className = 'picture-alt'
  caption.addEventListener('click', () => edit(where, options))
  const draw = (node: PmNode): void => {
    const alt = attribute(node, 'alt')
    const source = attribute(node, 'src')
    const address = options.pictureUrl(source)
    if (address !== null) image.src = address
    image.alt = alt
    missing.textContent = options.words.notShown(source)
    caption.textContent = alt === '' ? options.words.noAlt : options.words.alt(alt)
    frame.toggleAttribute('data-no-alt', alt === '')
    frame.replaceChildren(address === null ? missing : image, caption)
  }
  draw(first)
  return {
    dom: frame,
    update: (node) => {
      if (node.type !== first.type) return false
      draw(node)
      return true
    },
    stopEvent: (event) => event.target === caption,
    ignoreMutation: () => true,
  }
}

const islandView = (first: PmNode, options: NodeViewOptions, where: Where): NodeView => {
  const frame = document.createElement('div')
  frame.className = 'island'
  const head = document.createElement('div')
  head.className = 'island-head'
  const label = document.createElement('span')
  label.textContent = options.words.island
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn btn-ghost btn-sm'
  button.textContent = options.words.edit
  button.addEventListener('click', () => edit(where, options))
  const source = document.createElement('pre')
  source.textContent = attribute(first, 'source')
  head.append(label, button)
  frame.append(head, source)
  return {
    dom: frame,
    update: (node) => {
      if (node.type !== first.type) return false
      source.textContent = attribute(node, 'source')
      return true
    },
    stopEvent: (event) => event.target === button,
    ignoreMutation: () => true,
  }
}

const inlineIslandView = (first: PmNode, options: NodeViewOptions, where: Where): NodeView => {
  const code = document.createElement('code')
  code.className = 'inline-island'
  code.title = options.words.island
  code.textContent = attribute(first, 'source')
  code.addEventListener('dblclick', () => edit(where, options))
  return {
    dom: code,
    update: (node) => {
      if (node.type !== first.type) return false
      code.textContent = attribute(node, 'source')
      return true
    },
    ignoreMutation: () => true,
  }
}
