import type { Language } from '@forkshop/domain'
import {
  agendaSentences,
  blockSpans,
  formTurn,
  hiddenChange,
  regroupingOf,
  summarise,
  type BlockChange,
  type Comparison,
  type Form,
} from '@forkshop/compare'
import { linesOf, markedWords } from './marked-words.ts'
import { fieldLines } from './tell-field.ts'

/**
 * A comparison for people at a terminal: what it comes to, fields, the agenda in sentences, then the
 * passages that differ under their headings, with `[-words that went-]` and `{+words that came+}`. One that reads as
 * before says why it differs.
 */
export function tellDiff(comparison: Comparison, lang: Language): readonly string[] {
  const { blocks, fields, degraded } = comparison
  const agenda = agendaSentences(comparison, lang)
  const spans = blockSpans(blocks)
  const headings = headingsOf(blocks)
  // of a comparison in whole passages nothing finer is told: each passage would be read again
  const hidden = blocks.map((block) =>
    block.kind === 'changed' && !degraded ? hiddenChange(block) : null,
  )
  return [
    inSum(comparison, hidden, lang),
    ...(degraded ? [words[lang].degraded] : []),
    ...fields.flatMap(fieldLines),
    ...agenda.map(({ text }) => text),
    ...blocks.flatMap((block, at) => {
      if (block.kind === 'same') return []
      const span = spans[at]
      const kind = hidden[at] ?? (span && regroupingOf(span)) ?? block.kind
      const place = headings[at]
      const what = words[lang][kind] + (degraded ? '' : turnWords(block, lang))
      return ['', `@ ${what}${place ? ` (${place})` : ''}`, ...toLines(block, hidden[at] ?? null)]
    }),
  ]
}

type Hidden = ReturnType<typeof hiddenChange>

/** What it comes to; texts that differ and read the same are not said to be equal. */
function inSum(comparison: Comparison, hidden: readonly Hidden[], lang: Language): string {
  const { blocks, fields } = comparison
  const isHidden = blocks.every(({ kind }, at) => kind === 'same' || hidden[at] !== null)
  const isSame = blocks.every(({ kind }) => kind === 'same')
  if (fields.length > 0 || isSame || !isHidden) return summarise(comparison, lang)
  return words[lang][hidden.includes('writing') ? 'onlyWriting' : 'onlyBlank']
}

function turnWords(block: BlockChange, lang: Language): string {
  const turn = block.before === null || block.after === null ? null : formTurn(block)
  return turn === null ? '' : `, ${forms[lang][turn.from]} → ${forms[lang][turn.to]}`
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
    blank: 'white space only',
    writing: 'reads the same',
    onlyBlank: 'Only white space differs.',
    onlyWriting: 'Only the way it is written differs.',
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
    blank: 'seulement des blancs',
    writing: 'se lit pareil',
    onlyBlank: 'Seuls des blancs diffèrent.',
    onlyWriting: 'Seule la façon d’écrire diffère.',
    degraded: 'Comparaison grossière\u00A0: des passages peuvent paraître remplacés en entier.',
  },
} as const

const forms: Readonly<Record<Language, Readonly<Record<Form, string>>>> = {
  en: {
    code: 'code',
    html: 'HTML',
    paragraphs: 'paragraphs',
    sections: 'headings and paragraphs',
    several: 'several passages',
    paragraph: 'paragraph',
    bullets: 'bulleted list',
    numbers: 'numbered list',
    tasks: 'task list',
    quote: 'quotation',
    'heading-1': 'level 1 heading',
    'heading-2': 'level 2 heading',
    'heading-3': 'level 3 heading',
    'heading-4': 'level 4 heading',
    'heading-5': 'level 5 heading',
    'heading-6': 'level 6 heading',
  },
  fr: {
    code: 'code',
    html: 'HTML',
    paragraphs: 'paragraphes',
    sections: 'titres et paragraphes',
    several: 'plusieurs passages',
    paragraph: 'paragraphe',
    bullets: 'liste à puces',
    numbers: 'liste numérotée',
    tasks: 'liste à cocher',
    quote: 'citation',
    'heading-1': 'titre de niveau 1',
    'heading-2': 'titre de niveau 2',
    'heading-3': 'titre de niveau 3',
    'heading-4': 'titre de niveau 4',
    'heading-5': 'titre de niveau 5',
    'heading-6': 'titre de niveau 6',
  },
}

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

function toLines(block: BlockChange, hidden: Hidden): readonly string[] {
  const { kind, before, after } = block
  if (hidden === 'blank') return [`  ${firstWords(after ?? '')}`]
  if (kind === 'added' || kind === 'removed') {
    const mark = kind === 'added' ? '+ ' : '- '
    return linesOf(after ?? before ?? '').map((line) => mark + line)
  }
  const text = kind === 'moved' ? (after ?? '') : block.words.map(markedWords).join('')
  return linesOf(text).map((line) => (line === '' ? '' : `  ${line}`))
}

const MAX_FIRST_WORDS = 72

function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= MAX_FIRST_WORDS ? line : `${line.slice(0, MAX_FIRST_WORDS).trimEnd()}…`
}
