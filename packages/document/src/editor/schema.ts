import { Extension, getSchema, Mark, markInputRule, Node } from '@tiptap/core'
import type { Extensions } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { CodeBlock } from '@tiptap/extension-code-block'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Image } from '@tiptap/extension-image'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import {
  BulletList,
  ListItem,
  ListKeymap,
  OrderedList,
  TaskItem,
  TaskList,
} from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Text } from '@tiptap/extension-text'
import { Dropcursor } from '@tiptap/extensions/drop-cursor'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import type { Schema } from '@tiptap/pm/model'
import { DraftTable } from './draft-table.ts'

/** Counts up with every change that an older client could not show. */
export const SCHEMA_VERSION = 2

/** The node types that may stand at the top of a page. */
const TOP_LEVEL = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'codeBlock',
  'horizontalRule',
  'table',
  'island',
  'conflict',
]

/** A piece of source that the editor shows as it is: HTML, definitions, footnotes, mixed lists. */
const Island = Node.create({
  name: 'island',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addAttributes: () => ({ source: sourceAttribute() }),
  parseHTML: () => [{ tag: 'pre[data-island]', preserveWhitespace: 'full', priority: 100 }],
  renderHTML: ({ node }) => ['pre', { 'data-island': '' }, String(node.attrs['source'] ?? '')],
})

/** As `Island`, inside a line: an HTML tag, a reference link, a footnote mark, a template tag. */
const InlineIsland = Node.create({
  name: 'inlineIsland',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ source: sourceAttribute() }),
  parseHTML: () => [{ tag: 'code[data-island]', priority: 100 }],
  renderHTML: ({ node }) => ['code', { 'data-island': '' }, String(node.attrs['source'] ?? '')],
})

/** A passage that two people changed, with the Markdown of both and of what they came from. */
const Conflict = Node.create({
  name: 'conflict',
  group: 'block',
  atom: true,
  selectable: true,
  addAttributes: () => ({
    base: sideAttribute('data-base'),
    ours: sideAttribute('data-ours'),
    theirs: sideAttribute('data-theirs'),
  }),
  parseHTML: () => [{ tag: 'pre[data-conflict]', preserveWhitespace: 'full', priority: 100 }],
  renderHTML: ({ HTMLAttributes }) => ['pre', { ...HTMLAttributes, 'data-conflict': '' }],
})

/** A side of a conflict; null where it has no such passage. */
function sideAttribute(name: string) {
  return {
    default: null,
    parseHTML: (element: { getAttribute(name: string): string | null }) =>
      element.getAttribute(name),
    renderHTML: (attributes: Readonly<Record<string, unknown>>) => {
      const side = attributes[name.slice('data-'.length)]
      return typeof side === 'string' ? { [name]: side } : {}
    },
  }
}

function sourceAttribute() {
  return {
    default: '',
    rendered: false,
    parseHTML: (element: { textContent: string | null }) => element.textContent ?? '',
  }
}

/** The identity of a top-level block, so that two equal blocks differ for Yjs; not in the text. */
const BlockId = Extension.create({
  name: 'blockId',
  addGlobalAttributes: () => [
    {
      types: TOP_LEVEL,
      attributes: {
        blockId: {
          default: null,
          keepOnSplit: false,
          parseHTML: () => null,
          renderHTML: (attributes) =>
            typeof attributes['blockId'] === 'string'
              ? { 'data-block-id': attributes['blockId'] }
              : {},
        },
      },
    },
  ],
})

/**
 * Code that may be bold, struck or a link at once; the stock mark excludes all others. It excludes
 * itself alone: a mark that excludes nothing would be stored under a hashed name in a shared draft.
 */
const Code = Mark.create({
  name: 'code',
  excludes: 'code',
  code: true,
  exitable: true,
  parseHTML: () => [{ tag: 'code' }],
  renderHTML: () => ['code', 0],
  addKeyboardShortcuts() {
    return { 'Mod-e': () => this.editor.commands.toggleMark(this.name) }
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|[^`])(`([^`]+)`)$/, type: this.type })]
  },
})

/**
 * The one editor schema, for Tiptap in a browser and for Node without a DOM. Undo is left out:
 * a shared draft brings its own. Node views are added by whoever shows the editor. One by one and
 * not as a kit, which would bring what is left out into every browser that opens a draft.
 */
export const editorExtensions: Extensions = [
  Bold,
  Blockquote,
  BulletList,
  CodeBlock,
  Document,
  Dropcursor,
  Gapcursor,
  HardBreak,
  Heading,
  HorizontalRule,
  Italic,
  ListKeymap,
  Link.configure({
    openOnClick: false,
    defaultProtocol: 'https',
    HTMLAttributes: { rel: null, target: null, class: null },
  }),
  OrderedList,
  Paragraph,
  Strike,
  Text,
  Code,
  ListItem.extend({ content: 'block+' }),
  TaskList,
  TaskItem.configure({ nested: true }),
  DraftTable,
  TableRow,
  TableHeader.extend({ content: 'paragraph' }),
  TableCell.extend({ content: 'paragraph' }),
  Image.configure({ inline: true }),
  Island,
  InlineIsland,
  Conflict,
  BlockId,
]

/** The ProseMirror schema of `editorExtensions`. */
export const editorSchema: Schema = getSchema(editorExtensions)
