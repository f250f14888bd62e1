import { toSentences } from '../../reading/sentences.ts'
import { isLawful } from '../checks/counts.ts'
import { joinParts } from '../part.ts'
import type { Piece } from '../piece.ts'
import { clash, isClash, isPassage, passage, pickPassage, textOf } from '../piece.ts'
import { mergeSentence } from './sentence.ts'
import { mergeSequence } from '../sequence/sequence.ts'
import type { SequenceRules } from '../sequence/sequences.ts'
import type { Three } from '../three.ts'
import { mapThree, pickBlank } from '../three.ts'
import { track } from '../sequence/track.ts'

const rules: SequenceRules = {
  mergeContent: (three) => mergeSentence(mapThree(three, ({ text }) => text)),
  joint: ' ',
  mergesBlanks: false,
  anchors: 'both',
  bothInsert: 'ask',
  areRivals: () => true,
}

/**
 * Merges running text sentence by sentence. One sentence that both changed is asked about alone; anything less
 * plain (a sentence rewritten here and taken out there) is asked about as the whole text.
 */
export function mergeProse(texts: Three<string>): readonly Piece[] {
  const whole = pickPassage(texts)
  if (whole) return [whole]
  const sentences = mapThree(texts, toSentences)
  const sequences = mapThree(sentences, ({ elements }) => elements)
  const parts = mergeSequence(track(sequences), rules)
  const isPlain = parts.every(({ pieces }) =>
    pieces.every((piece) => !isClash(piece) || piece.kind === 'content'),
  )
  if (!isPlain || parts.length === 0) return [clash('content', texts)]
  const lead = pickBlank(mapThree(sentences, (around) => around.lead))
  const tail = pickBlank(mapThree(sentences, (around) => around.tail))
  const pieces = [
    passage(lead.value, lead.from),
    ...joinParts(parts, sequences, rules.joint),
    passage(tail.value, tail.from),
  ].filter((piece) => !isPassage(piece) || piece.text !== '')
  return keepsBreaks(texts, pieces) ? pieces : [clash('content', texts)]
}

/** Whether paragraphs that one side split are split in the merge, and joined ones joined. */
function keepsBreaks(texts: Three<string>, pieces: readonly Piece[]): boolean {
  const found = textOf(pieces)
  return found === null || isLawful(mapThree(texts, countBreaks), countBreaks(found))
}

function countBreaks(text: string): number {
  return text.match(/\n[ \t]*\r?\n/g)?.length ?? 0
}
