import { parentPort } from 'node:worker_threads'
import { newTextCache } from '@forkshop/compare'
import type { ThreadMessage } from './heavy-threads.ts'
import { runTextJob, type TextJob } from '../jobs/text-jobs.ts'

// What was read of texts takes ten to twenty times their length: four long pages, 8 MB.
const texts = newTextCache(400_000)

// The entry of a worker thread: one answer for each job that `heavy-threads.ts` sends.
const say = (message: ThreadMessage): void => parentPort?.postMessage(message)
parentPort?.on('message', (job: TextJob) => say({ kind: 'answer', result: runTextJob(job, texts) }))
say({ kind: 'ready' })
