import hnswlib from 'hnswlib-node'
import type { graphParameters } from './hnsw-graph.js'

/** A step of building a graph; every part is optional. */
export interface BuildStep {
  /** Added one after another under the next labels. */
  vectors?: Float32Array
  /** How many vectors to make room for. */
  capacity?: number
  /** The file to write the graph to. */
  write?: string
}

/** What a graph begins with. */
export interface GraphToBuild {
  dimensions: number
  parameters: ReturnType<typeof graphParameters>
}

/** Returns a function that takes the steps of building one graph, in their order. */
export function graphBuilder({ dimensions, parameters }: GraphToBuild): (step: BuildStep) => void {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions)
  graph.initIndex(parameters)
  return ({ vectors, capacity, write }) => {
    if (capacity) graph.resizeIndex(capacity)
    for (let at = 0; vectors && at < vectors.length; at += dimensions) {
      graph.addPoint(Array.from(vectors.subarray(at, at + dimensions)), graph.getCurrentCount())
    }
    if (write) graph.writeIndexSync(write)
  }
}
