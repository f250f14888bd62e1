import { foldText } from '@forkshop/domain'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { excerptsFor } from './excerpt.ts'
import { foldedWords, toSearchable, wordFinder } from './folded-words.ts'

const folded: readonly [text: string, words: string][] = [
  ['Élève à l’ÉCOLE', 'eleve a l ecole'],
  ['Œuvre cœur straße', 'oeuvre coeur strasse'],
  ['e\u0301te\u0301 décomposé', 'ete decompose'],
  ['d’équipe, 90 min.', 'd equipe 90 min'],
  ['ﬁn de ligne\nsuite', 'fin de ligne suite'],
  ['Привет, мир', 'привет мир'],
  ['', ''],
]
it.each(folded)('folds %j to %j', (text, words) => {
  expect(toSearchable(text)).toBe(words)
})

it('folds letters without losing any', () => {
  expect(foldText('Ça déjà Łódź')).toBe('ca deja lodz')
})

const marked = (plain: string, ...words: string[]) =>
  excerptsFor(words)(plain)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('')

it('marks words that begin with a word asked for, whatever their accents', () => {
  expect(marked('Une équipe échange ses idées.', 'echang', 'idee')).toBe(
    'Une équipe [échange] ses [idées].',
  )
})

it('marks short words only where nothing longer was asked for', () => {
  const text = 'Un texte de démonstration : le tour de la table.'
  expect(marked(text, 'tour', 'de', 'table')).toBe(
    'Un texte de démonstration : le [tour] de la [table].',
  )
  expect(marked(text, 'de')).toBe('Un texte [de] [démonstration] : le tour [de] la table.')
})

it('cuts around the first word found, between words', () => {
  const long = `${'avant '.repeat(40)}milieu ${'après '.repeat(40)}`
  const excerpt = marked(long, 'milieu')
  expect(excerpt).toMatch(/^… avant .*\[milieu\] après .*\u00a0…$/)
  expect(excerpt.length).toBeLessThan(260)
})

it('makes one space of many, but keeps those that hold signs together', () => {
  expect(marked('Un mot \t  qui\u00a0: suit', 'mot')).toBe('Un [mot] qui\u00a0: suit')
})

const apart: readonly [plain: string, excerpt: string][] = [
  ['09:00\n30 min\nCafé et rappel du cadre', '09:00 · 30 min · Café et rappel du [cadre]'],
  ['cadre\nCoordination', '[cadre] · Coordination'],
  ['Un cadre.\nPuis\u00a0:\nun autre\u00a0!\nFin', 'Un [cadre]. Puis\u00a0: un autre\u00a0! Fin'],
]
it.each(apart)('keeps the cells and items of %j apart', (plain, excerpt) => {
  expect(marked(plain, 'cadre')).toBe(excerpt)
})

it('begins and ends between words where only lines part them', () => {
  const lines = 'avant\n'.repeat(40)
  const excerpt = marked(`${lines}milieu\n${'anticonstitutionnellement\n'.repeat(20)}`, 'milieu')
  expect(excerpt).toMatch(/^… (avant · )+\[milieu\]( · anticonstitutionnellement)+\u00a0…$/)
})

it('cuts no word at its end, unless the word is all there is', () => {
  const long = `milieu ${'anticonstitutionnellement '.repeat(20)}`
  expect(marked(long, 'milieu')).toMatch(/ anticonstitutionnellement\u00a0…$/)
  expect(marked('x'.repeat(500), 'rien')).toBe(`${'x'.repeat(220)}\u00a0…`)
})

it('begins at the beginning when nothing is found', () => {
  expect(marked('Court.', 'rien')).toBe('Court.')
})

it('looks through the first part of a long text only', () => {
  const excerptOf = excerptsFor(['deux'])
  const near = excerptOf(`${'un '.repeat(10_000)}deux`)
  expect(near.some(({ hit }) => hit)).toBe(true)
  const far = excerptOf(`${'un '.repeat(300_000)}deux`)
  expect(far.map(({ text }) => text).join('')).toMatch(/^un un /)
})

/** Pieces that words are made of, and what stands between them. */
const signs =
  'a A e é E\u0301 \u0301 œ Æ ﬁ fi ß ss ı İ ½ 1 12 Ⅻ ² 😀 \u212a k п П \u{1D400} \u{1D7D9} 漢 \uD835 Σ ς ª ’ - · \u2044 _'
const pieces = fc.constantFrom(' ', '\n', '\u00a0', ...signs.split(' '))
const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))

it('finds each word that folding the whole text finds', () => {
  fc.assert(
    fc.property(texts, fc.array(texts, { minLength: 1, maxLength: 3 }), (text, wanted) => {
      const words = wanted.flatMap((one) => foldedWords(one)).map(({ word }) => word)
      const asked = words.length === 0 ? ['e'] : words.map((word) => word.slice(0, 2))
      const next = wordFinder(asked)
      const found = []
      for (let one = next(text, 0); one !== null; one = next(text, one.end)) found.push(one)
      const all = foldedWords(text)
      expect(found).toEqual(all.filter(({ word }) => asked.some((one) => word.startsWith(one))))
    }),
    { numRuns: 500 },
  )
})
