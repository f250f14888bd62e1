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
import { sentencesIn } from '../../base/sentences.ts'
import { phrasesIn } from '../../texts/phrases.ts'
import { linesOf, markedWords } from './marked-words.ts'
import { fieldLines } from './tell-field.ts'

/**
 * A comparison for people at a terminal: what it comes to, fields, the agenda in sentences, then the
 * passages that differ under their headings, with `[-words that went-]` and `{+words that came+}`. One that reads as
 * before says why it differs.
 */
export function tellDiff(comparison: Comparison, lang: Language): readonly string[] {
  const { blocks, fields, degraded } = comparison
  const { t } = sentencesIn(lang)
  const agenda = agendaSentences(comparison, phrasesIn(lang))
  const spans = blockSpans(blocks)
  const headings = headingsOf(blocks)
  // of a comparison in whole passages nothing finer is told: each passage would be read again
  const hidden = blocks.map((block) =>
    block.kind === 'changed' && !degraded ? hiddenChange(block) : null,
  )
  return [
    inSum(comparison, hidden, lang),
    ...(degraded ? [t('command.diff.degraded')] : []),
    ...fields.flatMap(fieldLines),
    ...agenda.map(({ text }) => text),
    ...blocks.flatMap((block, at) => {
      if (block.kind === 'same') return []
      const span = spans[at]
      const kind = hidden[at] ?? (span && regroupingOf(span)) ?? block.kind
      const place = headings[at]
      const what = t(`command.diff.kind.${kind}`) + (degraded ? '' : turnWords(block, lang))
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
  if (fields.length > 0 || isSame || !isHidden) return summarise(comparison, phrasesIn(lang))
  const { t } = sentencesIn(lang)
  return t(hidden.includes('writing') ? 'command.diff.onlyWriting' : 'command.diff.onlyBlank')
}

function turnWords(block: BlockChange, lang: Language): string {
  const turn = block.before === null || block.after === null ? null : formTurn(block)
  const { t } = sentencesIn(lang)
  const form = (one: Form): string => t(`command.diff.form.${one}`)
  return turn === null ? '' : `, ${form(turn.from)} → ${form(turn.to)}`
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
