/**
 * Builds one HNSW graph in its own thread, so that the thread that makes the vectors need not wait. Each message is one
 * step and is answered with null.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { type BuildStep, type GraphToBuild, graphBuilder } from './build-steps.js'

const take = graphBuilder(workerData as GraphToBuild)

parentPort?.on('message', (step: BuildStep) => {
  take(step)
  parentPort?.postMessage(null)
})
