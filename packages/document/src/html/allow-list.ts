import { sanitize } from 'hast-util-sanitize'
import type { Schema } from 'hast-util-sanitize'
import type { Root } from 'hast'

/** Marks an id as ours while the tree passes the allow list; every other id is dropped there. */
export const ANCHOR_PREFIX = 'anchor:'

const ANCHOR = /^anchor:/
const FOOTNOTE = /^user-content-fn/

/**
 * Everything that may reach a reader's page. What is not named here is unwrapped (its text stays),
 * and the elements under `strip` go with their content.
 */
const ALLOW_LIST: Schema = {
  strip: [
    'script',
    'style',
    'template',
    'noscript',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
    'title',
    'textarea',
    'select',
    'xmp',
    'noembed',
    'noframes',
    'plaintext',
  ],
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
  ancestors: {
    tbody: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tfoot: ['table'],
    tr: ['table'],
    li: ['ol', 'ul'],
    summary: ['details'],
  },
  tagNames: [
    'h1 h2 h3 h4 h5 h6 p blockquote pre hr div section ul ol li dl dt dd details summary',
    'figure figcaption table thead tbody tfoot tr th td caption a abbr b br code del em i img',
    'input ins kbd label mark q s samp small span strong sub sup time u var',
  ].flatMap((names) => names.split(' ')),
  attributes: {
    '*': [
      'dir',
      'lang',
      'title',
      ['dataBlock', /^\d+$/],
      ['dataChange', 'added', 'removed', 'changed', 'moved'],
    ],
    a: [
      'href',
      ['id', FOOTNOTE],
      ['className', 'far-picture'],
      'ariaDescribedBy',
      'ariaLabel',
      'dataFootnoteRef',
      'dataFootnoteBackref',
    ],
    code: [['className', /^language-[\w+#.-]+$/]],
    h1: [['id', ANCHOR]],
    h2: [
      ['id', ANCHOR, /^footnote-label$/],
      ['className', 'sr-only'],
    ],
    h3: [['id', ANCHOR]],
    h4: [['id', ANCHOR]],
    h5: [['id', ANCHOR]],
    h6: [['id', ANCHOR]],
    img: ['src', 'alt', 'loading', 'decoding', ['width', /^\d{1,4}$/], ['height', /^\d{1,4}$/]],
    input: [
      ['type', 'checkbox'],
      ['disabled', true],
      ['checked', true],
    ],
    li: [
      ['className', 'task'],
      ['id', FOOTNOTE],
    ],
    ol: [['start', /^-?\d{1,9}$/]],
    section: ['dataFootnotes', ['className', 'footnotes']],
    span: [
      ['className', 'missing-picture', 'liquid'],
      ['dataTurn', /^(?:link|caption|picture)-(?:added|removed|turned|broken)$/],
    ],
    td: [
      ['className', /^align-(left|center|right)$/],
      ['colSpan', /^\d{1,2}$/],
      ['rowSpan', /^\d{1,2}$/],
    ],
    th: [
      ['className', /^align-(left|center|right)$/],
      ['colSpan', /^\d{1,2}$/],
      ['rowSpan', /^\d{1,2}$/],
      ['scope', 'col', 'row'],
    ],
    time: ['dateTime'],
    ul: [['className', 'tasks']],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  required: { input: { disabled: true, type: 'checkbox' } },
}

/** The tree with only what the allow list names. */
export function allowed(tree: Root): Root {
  const clean = sanitize(tree, ALLOW_LIST)
  if (clean.type === 'root') return clean
  return { type: 'root', children: clean.type === 'doctype' ? [] : [clean] }
}
