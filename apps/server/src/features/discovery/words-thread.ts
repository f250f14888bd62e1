import { parentPort, workerData } from 'node:worker_threads'
import { drawWords, type CardWords } from './draw-words.ts'

// The entry of a thread that draws the words of one picture and ends: laying out takes memory that no server should
// keep for what is asked for a few times an hour.
const words: CardWords = workerData
parentPort?.postMessage(await drawWords(words))
