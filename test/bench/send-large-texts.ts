// Sends texts of 1 MB at once, in a process of its own; prints what came back as one line of JSON.
import { request } from 'node:http'

const [address = '', cookie = '', count = '0'] = process.argv.slice(2)
const BYTES = 990_000

type Answer = {
  readonly status: number
  readonly retryAfter: string | null
  /** The last word of the text, which is in no other. */
  readonly word: string
}

/** Paragraphs of words that are made up, other ones for each number. */
const textOf = (number: number, word: string): string => {
  let seed = number + 1
  const next = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const syllables = ['ba', 'co', 'di', 'fé', 'ga', 'lu', 'mi', 'no', 'pa', 'ro', 'su', 'té']
  const paragraphs: string[] = []
  for (let length = 0; length < BYTES;) {
    const words = Array.from({ length: 60 }, () =>
      Array.from({ length: 1 + next(4) }, () => syllables[next(syllables.length)]).join(''),
    )
    const paragraph = `${words.join(' ')}.\n\n`
    paragraphs.push(paragraph)
    length += Buffer.byteLength(paragraph)
  }
  return `---\ntitle: Long ${number}\nlang: fr\n---\n\n${paragraphs.slice(1).join('')}${word}\n`
}

const send = (number: number): Promise<Answer> => {
  const word = `dernier${number}mot`
  const body = JSON.stringify({ text: textOf(number, word) })
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      origin: address,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const options = { method: 'POST', headers, agent: false }
    request(`${address}/api/v1/pages`, options, (response) => {
      response.resume()
      response.on('error', reject)
      response.on('end', () => {
        const retryAfter = response.headers['retry-after'] ?? null
        resolve({ status: response.statusCode ?? 0, retryAfter, word })
      })
    })
      .on('error', reject)
      .end(body)
  })
}

const answers = await Promise.all(Array.from({ length: Number(count) }, (_, index) => send(index)))
console.log(JSON.stringify(answers))
