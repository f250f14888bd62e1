import { isMainThread } from 'node:worker_threads'

// Loaded first by a process that tests start, whose input is a pipe: that closes when they end, in whatever way.
if (isMainThread) {
  process.stdin.once('close', () => process.kill(process.pid, 'SIGKILL'))
  process.stdin.resume().unref()
}
