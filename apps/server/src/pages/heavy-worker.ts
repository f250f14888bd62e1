import { parentPort, workerData } from 'node:worker_threads'
import { runTextJob } from './text-jobs.ts'

// The entry of a worker thread: one job, one answer. Its data was made by `heavy-work.ts`.
parentPort?.postMessage(runTextJob(workerData))
