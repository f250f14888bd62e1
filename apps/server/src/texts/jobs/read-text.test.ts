import { expect, test } from 'vitest'
import { unpack } from '../../base/packed.ts'
import { formatText } from '../../testing/calls.ts'
import { readText, readToShow, type MadeOfText } from './read-text.ts'

const day = '| Heure | Durée | Étape |\n| --- | --- | --- |\n| 10:00 | 30 min | Accueil |\n'
const body = `## Un jour\n\nUn passage.\n\n${day}\nUn autre passage.\n`
const text = formatText({ title: 'Essai', body, fields: 'methods:\n  accueil: "1.0"\n' })

const later: Readonly<Record<string, string>> = {
  'another body': text.replace('Un passage.', 'Un long passage.'),
  'another agenda': text.replace('30 min', '45 min'),
  'another title': text.replace('title: Essai', 'title: Autre'),
  'another field': text.replace('accueil: "1.0"', 'accueil: "2.0"'),
  'no front matter any more': body,
  'front matter that is broken': text.replace('title: Essai', 'title: "Essai'),
}

const unpacked = ({ reading, blocks }: MadeOfText) => [unpack(reading), unpack(blocks)]

test.each(Object.entries(later))(
  'a text with %s is read near the one before as by itself',
  (_, one) => {
    const near = { text, made: readText({ text, slug: 'essai' }).made }
    const [by, alone] = [
      readText({ text: one, slug: 'essai', near }),
      readText({ text: one, slug: 'essai' }),
    ]
    expect(by.facts).toEqual(alone.facts)
    expect(unpacked(by.made)).toEqual(unpacked(alone.made))
    const { fields } = alone.facts
    const given = readText({ text: one, slug: 'essai', near, fields })
    expect(given.facts).toEqual(by.facts)
    // What is packed depends on how strings lie in memory: it is the same when it is unpacked.
    expect(unpacked(given.made)).toEqual(unpacked(by.made))
    expect(unpacked(readToShow({ text: one, near }))).toEqual(unpacked(readToShow({ text: one })))
  },
)
