import { ProblemError } from '../../base/problem-error.ts'

/** Passes bytes on until there are more than `most`; then it throws `too-large`. */
export async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let passed = 0
  for await (const chunk of chunks) {
    passed += chunk.length
    if (passed > most) throw new ProblemError('too-large', 'code.too-large')
    yield chunk
  }
}
