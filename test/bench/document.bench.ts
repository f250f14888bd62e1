import { performance } from 'node:perf_hooks'
import { openText, saveText, type EditorNode } from '@forkshop/document'
import { corpus, corpusMissing, fixtures, parseAtOnce } from '@forkshop/document/testing'
import { interleave, type Bench, type Measured } from './measure.ts'

const WORDS = 20_000
const rounds = 15

/** A page of so many words, put together from real pages where they are at hand. */
const longPage = (): string => {
  const pages = corpusMissing() === null ? corpus() : fixtures()
  let text = ''
  for (let at = 0; text.split(/\s+/).length < WORDS; at += 1) {
    const page = pages[at % pages.length]?.text ?? ''
    text += `${page.replace(/^---\n[\s\S]*?\n---\n/, '').trim()}\n\n`
  }
  return text
}

/** The body with one word changed in a paragraph in its middle. */
const withOneWord = (body: EditorNode): EditorNode => {
  const content = body.content ?? []
  const from = content.length >> 1
  const at = content.findIndex(
    ({ type, content: [words] = [] }, index) =>
      index >= from && type === 'paragraph' && / \S+ /.test(words?.text ?? ''),
  )
  const paragraph = content[at]
  const [words, ...rest] = paragraph?.content ?? []
  if (paragraph === undefined || words === undefined) throw new Error('no words to change')
  const changed = { ...words, text: (words.text ?? '').replace(/ \S+ /, ' otherwise ') }
  return { ...body, content: content.with(at, { ...paragraph, content: [changed, ...rest] }) }
}

const timed = (work: () => unknown): Promise<number> => {
  const start = performance.now()
  work()
  return Promise.resolve(performance.now() - start)
}

const compared = async (text: string, work: () => unknown): Promise<Measured> => {
  const pairs = await interleave(
    () => timed(work),
    () => timed(() => parseAtOnce(text)),
    rounds,
  )
  const note = `bare mdast parse ${pairs.floor.toFixed(0)}ms`
  return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
}

const save = (text: string): void => {
  const { body, base } = openText(text)
  const saved = saveText(base, withOneWord(body))
  if (saved.kind !== 'saved') throw new Error(saved.kind)
}

/** Opening a long page, and publishing one word in it, against the bare parse of the same text. */
export const benches: readonly Bench[] = [
  {
    name: 'document-open',
    bar: { kind: 'at-most', ratio: 1.5 },
    run() {
      const text = longPage()
      return compared(text, () => openText(text))
    },
  },
  {
    name: 'document-publish',
    bar: { kind: 'at-most', ratio: 2.5 },
    async run() {
      const text = longPage()
      const { body, base } = openText(text)
      const changed = withOneWord(body)
      const measured = await compared(text, () => {
        if (saveText(base, changed).kind !== 'saved') throw new Error('not saved')
      })
      const whole = await compared(text, () => save(text))
      return {
        ...measured,
        note: `${measured.note ?? ''}; with opening the base ${whole.ratio.toFixed(2)}`,
      }
    },
  },
]
