import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { CardWords } from './draw-words.ts'

const HEAP_MEGABYTES = 256

/** The words of a picture as outlines (`drawWords`), drawn in a thread of their own. Throws what went wrong in it. */
export async function wordsInThread(words: CardWords): Promise<string> {
  const worker = new Worker(new URL('./words-thread.ts', import.meta.url), {
    workerData: words,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  })
  try {
    const [drawn] = await once(worker, 'message')
    return String(drawn)
  } finally {
    await worker.terminate()
  }
}
