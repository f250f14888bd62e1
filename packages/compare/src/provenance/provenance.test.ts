import { describe, expect, test } from 'vitest'
import type { Memory } from './memory.ts'
import { withForgotten } from './memory.ts'
import { nextProvenance } from './next-provenance.ts'
import type { Attributed } from './origin-run.ts'

/** One line of texts, `a` wrote the first, `b` the second…; merges name the other parent. */
const write = (...texts: readonly string[]): Attributed => {
  let memory: Memory = new Map()
  let last: Attributed | null = null
  for (const [index, text] of texts.entries()) {
    const { runs, forgotten } = nextProvenance({
      revision: 'abcdefgh'[index] ?? '',
      text,
      parents: last === null ? [] : [last],
      memory,
      keyOf: (piece) => piece,
    })
    memory = withForgotten(memory, forgotten)
    last = { text, runs }
  }
  return last ?? { text: '', runs: [] }
}

const merge = (text: string, ...parents: readonly Attributed[]): Attributed => ({
  text,
  runs: nextProvenance({ revision: 'm', text, parents, memory: new Map(), keyOf: (p) => p }).runs,
})

/** The text with each run as `origin[words]`. */
const shown = ({ text, runs }: Attributed): string => {
  let at = 0
  return runs
    .map(({ origin, length }) => {
      at += length
      return `${origin}[${text.slice(at - length, at)}]`
    })
    .join('')
}

const day = (rows: readonly string[]): string =>
  ['| Heure | Durée | Étape |', '| --- | --- | --- |', ...rows].join('\n')

describe('one line of texts', () => {
  test('the first text is of its own revision', () => {
    expect(shown(write('Un mot.\n'))).toBe('a[Un mot.\n]')
  })

  test('a changed word is new, its neighbours are not', () => {
    expect(shown(write('Un petit mot.\n', 'Un grand mot.\n'))).toBe('a[Un ]b[grand ]a[mot.\n]')
  })

  test('a word between two changed ones keeps its origin', () => {
    const text = write('Rouge et bleu, puis la suite.\n', 'Vert et jaune, puis la suite.\n')
    expect(shown(text)).toBe('b[Vert ]a[et ]b[jaune]a[, puis la suite.\n]')
  })

  test('a moved block keeps its origins, changed words in it apart', () => {
    const text = write(
      'Premier passage entier.\n\nDeuxième passage avec douze mots.\n\nTroisième.\n',
      'Deuxième passage avec treize mots.\n\nTroisième.\n\nPremier passage entier.\n',
    )
    expect(shown(text)).toBe(
      'a[Deuxième passage avec ]b[treize ]a[mots.\n\nTroisième.\n\nPremier passage entier.\n]',
    )
  })

  test('taking a change back gives the words back', () => {
    const [first, second] = ['Un.\n\nDeux mots ici.\n', 'Un.\n']
    expect(shown(write(first, second, first))).toBe(shown(write(first)))
    expect(shown(write(second, first, second, first))).toBe('a[Un.\n\n]b[Deux mots ici.\n]')
  })

  test('a sentence that comes back into another passage is still of its author', () => {
    const text = write(
      'Il faut une salle claire. Elle est ouverte.\n',
      'Elle est ouverte.\n',
      'Elle est ouverte.\n\nDe plus : rien. Il faut une salle claire.\n',
    )
    expect(shown(text)).toBe(
      'a[Elle est ouverte.\n\n]c[De plus : rien. ]a[Il faut une salle claire.\n]',
    )
  })

  test('of equal blocks that come back each gets its own origins', () => {
    const pause = 'Une pause pour tous.'
    const both = write(
      `${pause}\n\nSuite.\n`,
      `${pause}\n\nSuite.\n\n${pause}\n`,
      'Suite.\n',
      `${pause}\n\nSuite.\n\n${pause}\n`,
    )
    expect(shown(both)).toBe(`a[${pause}\n\nSuite.\n\n]b[${pause}\n]`)
  })

  test('a copy is the work of who made it', () => {
    expect(shown(write('Un mot dit.\n', 'Un mot dit.\n\nEt.\n\nUn mot dit.\n'))).toBe(
      'a[Un mot dit.\n\n]b[Et.\n\nUn mot dit.\n]',
    )
  })

  test('rows of a table and items of a list are apart from their neighbours', () => {
    const rows = ['| 16:00 | 90 min | Projets |', '| 17:30 | 15 min | Pause |']
    const added = rows.toSpliced(1, 0, '| 17:00 | 30 min | Tableau |')
    expect(shown(write(day(rows), day(added)))).toBe(
      `a[${day(rows.slice(0, 1))}\n]b[| 17:00 | 30 min | Tableau |\n]a[| 17:30 | 15 min | Pause |]`,
    )
    expect(shown(write('- un\n- deux\n', '- un\n- et demi\n- deux\n'))).toBe(
      'a[- un\n]b[- et demi\n]a[- deux\n]',
    )
  })

  test('wrapped lines, other line ends and unbreakable blanks make nobody an author', () => {
    const text = 'Une phrase assez longue pour deux lignes. Une autre !\n'
    expect(shown(write(text, text.replace(' pour', '\npour')))).toMatch(/^a\[[^\]]*\]$/)
    expect(shown(write(text, text.replace('\n', '\r\n')))).toMatch(/^a\[[^\]]*\]$/)
    expect(shown(write(text, text.replace(' !', '\u00a0!')))).toMatch(/^a\[[^\]]*\]$/)
  })

  test('a sentence cut in two and two made one stay whose they were', () => {
    const [one, two] = [
      'Les équipes se forment au café et chacune choisit une table libre.\n',
      'Les équipes se forment au café.\n\nEt chacune choisit une table libre.\n',
    ]
    expect(shown(write(one, two))).toBe(
      'a[Les équipes se forment au café.\n\n]b[Et ]a[chacune choisit une table libre.\n]',
    )
    expect(shown(write(two, one))).toContain('a[chacune choisit une table libre.\n]')
  })

  test('words that two strange sentences share stay with the new one', () => {
    expect(shown(write('Le feu est dans la rue.\n', 'Il a mis la robe de soie.\n'))).toBe(
      'b[Il a mis la robe de soie.\n]',
    )
  })

  test('fields are lines like others', () => {
    const page = (title: string) => `---\nkind: format\ntitle: ${title}\n---\n\nTexte.\n`
    expect(shown(write(page('48h'), page('24h')))).toBe(
      'a[---\nkind: format\ntitle: ]b[24h\n]a[---\n\nTexte.\n]',
    )
  })

  test('blanks alone, nothing at all and scripts without blanks are texts too', () => {
    expect(shown(write('', '\n', '\n\nUn.\n'))).toBe('c[\n\nUn.\n]')
    expect(shown(write('今天我们开会。明天休息。', '今天我们开会。后天休息。'))).toBe(
      'a[今天我们开会。]b[后天]a[休息。]',
    )
  })
})

describe('a merge', () => {
  const base = 'Un premier passage ici. Un second passage là.\n\nUne fin.\n'
  const ours = write(base, base.replace('premier', 'tout premier'))
  const theirs = write(base, base, `${base.replace('second', 'tout second')}\nAjout.\n`)

  test('takes each word from the parent that has it', () => {
    const merged = merge(
      'Un tout premier passage ici. Un tout second passage là.\n\nUne fin.\n\nAjout.\n',
      ours,
      theirs,
    )
    expect(shown(merged)).toBe(
      'a[Un ]b[tout ]a[premier passage ici. Un ]c[tout ]a[second passage là.\n\nUne fin.\n\n]c[Ajout.\n]',
    )
  })

  test('owns what it wrote to settle a conflict', () => {
    expect(shown(merge(ours.text.replace('fin', 'suite'), ours, theirs))).toContain('m[suite]')
  })

  test('of one sentence takes words from both', () => {
    const left = write(
      'Il y a dix chaises bleues au fond.\n',
      'Il y a vingt chaises bleues au fond.\n',
    )
    const right = write(
      'Il y a dix chaises bleues au fond.\n',
      'x',
      'Il y a dix chaises vertes au fond.\n',
    )
    expect(shown(merge('Il y a vingt chaises vertes au fond.\n', left, right))).toBe(
      'a[Il y a ]b[vingt ]a[chaises ]c[vertes ]a[au fond.\n]',
    )
  })
})
