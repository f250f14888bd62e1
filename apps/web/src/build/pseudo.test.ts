import { expect, test } from 'vitest'
import { pseudo, pseudoSource } from './pseudo.ts'

test.each([
  ['Save the text', '[Šáávéé théé tééxt]'],
  [
    '{n} idea of {name} | {n} ideas of {name}',
    '[{n} íídééáá óóf {name}] | [{n} íídééááš óóf {name}]',
  ],
  ['If not, <a href="/a">load it</a>.', '[ÍÍf ñóót, <a href="/a">lóóáád íít</a>.]'],
])('%j is %j', (text, said) => {
  expect(pseudo({ a: { b: text } })).toEqual({ a: { b: said.replace('ÍÍ', 'Íí') } })
})

const run = async (source: string): Promise<unknown> => {
  const { messages } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`
  )
  return messages
}

test.each([
  ['as it is written', "export const messages = {\n  a: 'Save',\n}\n"],
  [
    'as it is built for a server',
    'const messages = { a: "Save" };\n//#endregion\nexport { messages };\n',
  ],
  ['as it is built for browsers', 'var e={a:`Save`};export{e as messages};'],
])('a catalogue %s says so', async (_how, source) => {
  expect(await run(pseudoSource(source))).toEqual({ a: '[Šáávéé]' })
})
