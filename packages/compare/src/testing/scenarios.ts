/** One case of prose merging: what a careful editor would do with two changes of one text. */
export type Scenario = {
  readonly name: string
  readonly base: string
  readonly ours: string
  readonly theirs: string
  /** The text a careful editor would make, or `null` where a person must be asked. */
  readonly wanted: string | null
}

const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
const list = (...items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')
const steps = (...items: readonly string[]) =>
  items.map((item, at) => `${at + 1}. ${item}`).join('\n')
const table = (...rows: readonly string[]) =>
  ['| Heure | Durée | Étape |', '| --- | --- | --- |', ...rows].join('\n')
const fields = (...lines: readonly string[]) => `---\n${lines.join('\n')}\n---\n\nText.\n`

const intro = 'Open the room early. Put the chairs in a circle. Hang up the agenda.'
const heading = '## Before'
const closing = 'Thank everybody and say what happens next.'
const [one, two, three, four] = [
  'Welcome people at the door and hand out badges.',
  'Explain the rules of the game to the whole group.',
  'Let every team present its first sketch in two minutes.',
  'Collect the open questions on the wall by the window.',
]
const items = ['chairs for forty people', 'paper in three sizes', 'pens of four colours']
const rows = [
  '| 09:00 | 30 min | Welcome with coffee |',
  '| 09:30 | 90 min | Workshop on the problem |',
  '| 11:00 | 15 min | Pause in the garden |',
]
const [row1 = '', row2 = '', row3 = ''] = rows
const [item1 = '', item2 = '', item3 = ''] = items
const tools = ['## Tools', 'Bring scissors, tape and a stapler.']
const room = ['## Room', 'It should have daylight and a door that closes.']

/** The cases on which the rules of this merge were found. */
export const firstSet: readonly Scenario[] = [
  {
    name: 'same paragraph, different sentences',
    base: page(heading, intro),
    ours: page(heading, intro.replace('early', 'at eight')),
    theirs: page(heading, intro.replace('Hang up', 'Print')),
    wanted: page(heading, intro.replace('early', 'at eight').replace('Hang up', 'Print')),
  },
  {
    name: 'same sentence, different words',
    base: page('Put twelve chairs in a circle near the window.'),
    ours: page('Put twenty chairs in a circle near the window.'),
    theirs: page('Put twelve chairs in a circle near the door.'),
    wanted: null,
  },
  {
    name: 'same words, different replacement',
    base: page('Put twelve chairs in a circle.'),
    ours: page('Put twenty chairs in a circle.'),
    theirs: page('Put thirty chairs in a circle.'),
    wanted: null,
  },
  {
    name: 'ours moves a section, theirs edits inside it',
    base: page(one, ...tools, ...room, '## End', closing),
    ours: page(one, ...room, '## End', closing, ...tools),
    theirs: page(
      one,
      '## Tools',
      'Bring scissors, glue and a stapler.',
      ...room,
      '## End',
      closing,
    ),
    wanted: page(
      one,
      ...room,
      '## End',
      closing,
      '## Tools',
      'Bring scissors, glue and a stapler.',
    ),
  },
  {
    name: 'both add a list item at the same place',
    base: page(list(...items)),
    ours: page(list(...items, 'a clock')),
    theirs: page(list(...items, 'labels for the doors')),
    wanted: page(list(...items, 'a clock', 'labels for the doors')),
  },
  {
    name: 'ours renames a heading, theirs edits the text right below',
    base: page(heading, intro, '## After', closing),
    ours: page('## Preparation', intro, '## After', closing),
    theirs: page(heading, intro.replace('early', 'at eight'), '## After', closing),
    wanted: page('## Preparation', intro.replace('early', 'at eight'), '## After', closing),
  },
  {
    name: 'ours deletes a paragraph, theirs edits it',
    base: page(one, two, three),
    ours: page(one, three),
    theirs: page(one, two.replace('whole', 'entire'), three),
    wanted: null,
  },
  {
    name: 'table: neighbouring rows edited',
    base: page(table(...rows)),
    ours: page(table(row1.replace('30', '20'), row2, row3)),
    theirs: page(table(row1, row2.replace('90', '75'), row3)),
    wanted: page(table(row1.replace('30', '20'), row2.replace('90', '75'), row3)),
  },
  {
    name: 'table: ours adds a column, theirs adds a row',
    base: page(table(...rows)),
    ours: page(withColumn(table(...rows))),
    theirs: page(table(row1, '| 09:20 | 10 min | Quick round of names |', row2, row3)),
    wanted: null,
  },
  {
    name: 'table: ours adds a column, theirs adds a row at the end',
    base: page(table(...rows)),
    ours: page(withColumn(table(...rows))),
    theirs: page(table(...rows, '| 11:15 | 45 min | Second workshop |')),
    wanted: null,
  },
  {
    name: 'front matter: both add a tag',
    base: fields('lang: en', 'tags: [a, b]'),
    ours: fields('lang: en', 'tags: [a, b, c]'),
    theirs: fields('lang: en', 'tags: [a, b, d]'),
    wanted: fields('lang: en', 'tags: [a, b, c, d]'),
  },
  {
    name: 'front matter: neighbouring keys',
    base: fields('status: draft', 'lang: en'),
    ours: fields('status: tested', 'lang: en'),
    theirs: fields('status: draft', 'lang: fr'),
    wanted: fields('status: tested', 'lang: fr'),
  },
  {
    name: 'both add the same paragraph',
    base: page(one, three),
    ours: page(one, two, three),
    theirs: page(one, two, three.replace('two', 'three')),
    wanted: page(one, two, three.replace('two', 'three')),
  },
  {
    name: 'both add the same sentence, ours edits another',
    base: page(intro),
    ours: page(`${intro.replace('early', 'at eight')} Test the projector.`),
    theirs: page(`${intro} Test the projector.`),
    wanted: page(`${intro.replace('early', 'at eight')} Test the projector.`),
  },
  {
    name: 'ours splits a paragraph, theirs edits its second half',
    base: page(heading, `${intro} ${one} ${two}`),
    ours: page(heading, intro, `${one} ${two}`),
    theirs: page(heading, `${intro} ${one} ${two.replace('whole', 'entire')}`),
    wanted: page(heading, intro, `${one} ${two.replace('whole', 'entire')}`),
  },
  {
    name: 'ours inserts a step and renumbers, theirs edits step 3',
    base: page(steps(one, two, three)),
    ours: page(steps(one, four, two, three)),
    theirs: page(steps(one, two, three.replace('two', 'three'))),
    wanted: page(steps(one, four, two, three.replace('two', 'three'))),
  },
  {
    name: 'ours re-wraps a paragraph, theirs edits a word in it',
    base: page(`${one}\n${two}\n${three}`),
    ours: page(`${one} ${two} ${three}`),
    theirs: page(`${one}\n${two.replace('whole', 'entire')}\n${three}`),
    wanted: page(`${one} ${two.replace('whole', 'entire')} ${three}`),
  },
  {
    name: 'ours moves a paragraph, theirs deletes it',
    base: page(one, two, three, four),
    ours: page(two, three, four, one),
    theirs: page(two, three, four),
    wanted: null,
  },
  {
    name: 'both move the same section to different places',
    base: page(...tools, ...room, heading, intro, '## End', closing),
    ours: page(...room, ...tools, heading, intro, '## End', closing),
    theirs: page(...room, heading, intro, '## End', closing, ...tools),
    wanted: null,
  },
  {
    name: 'ours moves a paragraph, theirs edits it',
    base: page(one, two, three, four),
    ours: page(two, three, four, one),
    theirs: page(one.replace('badges', 'name tags'), two, three, four),
    wanted: page(two, three, four, one.replace('badges', 'name tags')),
  },
  {
    name: 'ours deletes a section, theirs adds an item in it',
    base: page(heading, list(...items), ...room),
    ours: page(...room),
    theirs: page(heading, list(...items, 'a clock'), ...room),
    wanted: null,
  },
]

/** Cases written afterwards, to see what the rules do with what they were not made for. */
export const secondSet: readonly Scenario[] = [
  {
    name: 'neighbouring sentences deleted',
    base: page(`${intro} ${one}`),
    ours: page(`${intro.replace('Put the chairs in a circle. ', '')} ${one}`),
    theirs: page(`${intro.replace(' Hang up the agenda.', '')} ${one}`),
    wanted: page(`Open the room early. ${one}`),
  },
  {
    name: 'ours joins two paragraphs, theirs edits the second',
    base: page(heading, one, two, room[1] ?? ''),
    ours: page(heading, `${one} ${two}`, room[1] ?? ''),
    theirs: page(heading, one, two.replace('whole', 'entire'), room[1] ?? ''),
    wanted: page(heading, `${one} ${two.replace('whole', 'entire')}`, room[1] ?? ''),
  },
  {
    name: 'ours deletes an item, theirs adds one after it',
    base: page(list(...items)),
    ours: page(list(item1, item3)),
    theirs: page(list(item1, item2, 'a clock', item3)),
    wanted: page(list(item1, 'a clock', item3)),
  },
  {
    name: 'ours moves an item up, theirs edits another item',
    base: page(list(...items)),
    ours: page(list(item3, item1, item2)),
    theirs: page(list(item1, item2.replace('three', 'two'), item3)),
    wanted: page(list(item3, item1, item2.replace('three', 'two'))),
  },
  {
    name: 'ours renames a heading, theirs moves that section',
    base: page(one, ...tools, ...room, '## End', closing),
    ours: page(one, '## What to bring', tools[1] ?? '', ...room, '## End', closing),
    theirs: page(one, ...room, '## End', closing, ...tools),
    wanted: page(one, ...room, '## End', closing, '## What to bring', tools[1] ?? ''),
  },
  {
    name: 'ours turns a list into prose, theirs adds an item',
    base: page(heading, list(...items), closing),
    ours: page(heading, `Bring ${items.join(', ')}.`, closing),
    theirs: page(heading, list(...items, 'a clock'), closing),
    wanted: null,
  },
  {
    name: 'both add different sections at the end',
    base: page(heading, intro),
    ours: page(heading, intro, ...room),
    theirs: page(heading, intro, ...tools),
    wanted: page(heading, intro, ...room, ...tools),
  },
  {
    name: 'ours rewrites a paragraph, theirs fixes a word in it',
    base: page(heading, one, closing),
    ours: page(heading, 'Somebody friendly greets all visitors.', closing),
    theirs: page(heading, one.replace('badges', 'name tags'), closing),
    wanted: null,
  },
  {
    name: 'twin paragraphs: ours deletes the first, theirs edits the first',
    base: page('## Morning', two, '## Evening', two, '## End'),
    ours: page('## Morning', '## Evening', two, '## End'),
    theirs: page('## Morning', two.replace('whole', 'entire'), '## Evening', two, '## End'),
    wanted: null,
  },
  {
    name: 'twin paragraphs: ours deletes the first, theirs edits the second',
    base: page('## Morning', two, '## Evening', two, '## End'),
    ours: page('## Morning', '## Evening', two, '## End'),
    theirs: page('## Morning', two, '## Evening', two.replace('whole', 'entire'), '## End'),
    wanted: page('## Morning', '## Evening', two.replace('whole', 'entire'), '## End'),
  },
  {
    name: 'ours swaps two items, theirs deletes one of them',
    base: page(list(...items)),
    ours: page(list(item2, item1, item3)),
    theirs: page(list(item2, item3)),
    wanted: null,
  },
  {
    name: 'both delete the same paragraph',
    base: page(one, two, three),
    ours: page(one, three.replace('two', 'three')),
    theirs: page(one.replace('badges', 'name tags'), three),
    wanted: page(one.replace('badges', 'name tags'), three.replace('two', 'three')),
  },
  {
    name: 'ours adds a key to the front matter, theirs another',
    base: fields('lang: en'),
    ours: fields('lang: en', 'status: draft'),
    theirs: fields('lang: en', 'territory: Brest'),
    wanted: fields('lang: en', 'status: draft', 'territory: Brest'),
  },
]

function withColumn(source: string): string {
  const cells = [' Who |', ' --- |', ' Host |', ' Host |', ' All |']
  return source
    .split('\n')
    .map((line, at) => line + (cells[at] ?? ' |'))
    .join('\n')
}
