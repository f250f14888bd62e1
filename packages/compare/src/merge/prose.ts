import type { SequenceRules } from './element.ts'
import { joinParts } from './part.ts'
import type { Piece } from './piece.ts'
import { clash, isClash } from './piece.ts'
import { toSentences } from './sentences.ts'
import { mergeSequence } from './sequence.ts'
import type { Three } from './three.ts'
import { mapThree, pick, pickBlank } from './three.ts'

const rules: SequenceRules = {
  mergeContent: ({ base, ours, theirs }) => [
    clash('content', { base: base.text, ours: ours.text, theirs: theirs.text }),
  ],
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
  const whole = pick(texts)
  if (whole.kind === 'one') return [whole.value]
  const sentences = mapThree(texts, toSentences)
  const parts = mergeSequence(
    mapThree(sentences, ({ elements }) => elements),
    rules,
  )
  const isPlain = parts.every(({ pieces }) =>
    pieces.every((piece) => !isClash(piece) || piece.kind === 'content'),
  )
  if (!isPlain || parts.length === 0) return [clash('content', texts)]
  return [
    pickBlank(mapThree(sentences, ({ lead }) => lead)),
    ...joinParts(
      parts,
      mapThree(sentences, ({ elements }) => elements),
      rules.joint,
    ),
    pickBlank(mapThree(sentences, ({ tail }) => tail)),
  ].filter((piece) => piece !== '')
}
