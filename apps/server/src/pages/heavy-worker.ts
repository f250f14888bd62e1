import { parentPort } from 'node:worker_threads'
import { runTextJob, type TextJob } from './text-jobs.ts'

// The entry of a worker thread: one answer for each job that `heavy-work.ts` sends.
parentPort?.on('message', (job: TextJob) => parentPort?.postMessage(runTextJob(job)))
