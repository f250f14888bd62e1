import { parentPort } from 'node:worker_threads'
import { runForeignJob, type ForeignJob } from './foreign-job.ts'

// The entry of a thread that reads files: one answer for each that `read-foreign.ts` sends.
parentPort?.on('message', (job: ForeignJob) => {
  void runForeignJob(job).then((answer) => parentPort?.postMessage(answer))
})
