/**
 * Builds one HNSW graph in a thread of its own, so that whoever makes the vectors need not wait for it.
 * Plain JavaScript, so that it runs from the sources and from dist/ alike. Each message is one step and
 * is answered with null: `vectors` are added under the next numbers, `capacity` is made room for, and
 * the graph is written to the file `write`.
 */
import { parentPort, workerData } from 'node:worker_threads'
import hnswlib from 'hnswlib-node'

const { dimensions, parameters } = workerData
const graph = new hnswlib.HierarchicalNSW('ip', dimensions)
graph.initIndex(parameters)

parentPort?.on('message', ({ vectors, capacity, write }) => {
  if (capacity) graph.resizeIndex(capacity)
  for (let at = 0; at < (vectors?.length ?? 0); at += dimensions) {
    graph.addPoint(Array.from(vectors.subarray(at, at + dimensions)), graph.getCurrentCount())
  }
  if (write) graph.writeIndexSync(write)
  parentPort?.postMessage(null)
})
