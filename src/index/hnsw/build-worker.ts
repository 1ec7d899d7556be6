/**
 * Builds one HNSW graph in its own thread, so that the thread that makes the vectors need not wait. Each message is one
 * step and is answered with null.
 */
import { parentPort, workerData } from 'node:worker_threads'
import hnswlib from 'hnswlib-node'
import type { BuildStep, GraphToBuild } from './build-thread.js'

const { dimensions, parameters } = workerData as GraphToBuild
const graph = new hnswlib.HierarchicalNSW('ip', dimensions)
graph.initIndex(parameters)

parentPort?.on('message', ({ vectors, capacity, write }: BuildStep) => {
  if (capacity) graph.resizeIndex(capacity)
  for (let at = 0; vectors && at < vectors.length; at += dimensions) {
    graph.addPoint(Array.from(vectors.subarray(at, at + dimensions)), graph.getCurrentCount())
  }
  if (write) graph.writeIndexSync(write)
  parentPort?.postMessage(null)
})
