import { parentPort } from 'node:worker_threads'
import type { ThreadMessage } from './heavy-threads.ts'
import { runTextJob, type TextJob } from '../jobs/text-jobs.ts'

// The entry of a worker thread: one answer for each job that `heavy-threads.ts` sends.
const say = (message: ThreadMessage): void => parentPort?.postMessage(message)
parentPort?.on('message', (job: TextJob) => say({ kind: 'answer', result: runTextJob(job) }))
say({ kind: 'ready' })
