import {
  agendaSentences,
  blockSpans,
  regroupingOf,
  summarise,
  type BlockChange,
  type Comparison,
  type Lang,
} from '@forkshop/compare'
import { linesOf, markedWords } from './marked-words.ts'
import { fieldLines } from './tell-field.ts'

/**
 * A comparison for people at a terminal: what it comes to, fields, the agenda in sentences, then the
 * passages that differ under their headings, with `[-words that went-]` and `{+words that came+}`.
 */
export function tellDiff(comparison: Comparison, lang: Lang): readonly string[] {
  const { blocks, fields, degraded } = comparison
  const agenda = agendaSentences(comparison, lang)
  const spans = blockSpans(blocks)
  const headings = headingsOf(blocks)
  return [
    summarise(comparison, lang),
    ...(degraded ? [words[lang].degraded] : []),
    ...fields.flatMap(fieldLines),
    ...agenda.map(({ text }) => text),
    ...blocks.flatMap((block, at) => {
      if (block.kind === 'same') return []
      const span = spans[at]
      const kind = (span && regroupingOf(span)) ?? block.kind
      const place = headings[at]
      return ['', `@ ${words[lang][kind]}${place ? ` (${place})` : ''}`, ...toLines(block)]
    }),
  ]
}

const words = {
  en: {
    changed: 'changed',
    added: 'added',
    removed: 'removed',
    moved: 'moved',
    'moved-changed': 'moved and changed',
    split: 'split',
    joined: 'joined',
    degraded: 'Compared coarsely: passages may show as wholly replaced.',
  },
  fr: {
    changed: 'modifié',
    added: 'ajouté',
    removed: 'retiré',
    moved: 'déplacé',
    'moved-changed': 'déplacé et modifié',
    split: 'scindé',
    joined: 'réuni',
    degraded: 'Comparaison grossière\u00A0: des passages peuvent paraître remplacés en entier.',
  },
} as const

const HEADING = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$/

/** For each block the heading that it stands under; what is gone stands where it stood. */
function headingsOf(blocks: readonly BlockChange[]): readonly string[] {
  let heading = ''
  return blocks.map(({ before, after }) => {
    const above = heading
    const own = HEADING.exec(after ?? '')?.[1]
    if (own !== undefined) heading = own
    return own === undefined && !HEADING.test(before ?? '') ? above : ''
  })
}

function toLines(block: BlockChange): readonly string[] {
  const { kind, before, after } = block
  if (kind === 'added' || kind === 'removed') {
    const mark = kind === 'added' ? '+ ' : '- '
    return linesOf(after ?? before ?? '').map((line) => mark + line)
  }
  const text = kind === 'moved' ? (after ?? '') : block.words.map(markedWords).join('')
  return linesOf(text).map((line) => (line === '' ? '' : `  ${line}`))
}
