/**
 * Searches HNSW graphs in a separate thread, so that the calling thread need not wait. A message names a graph by its
 * number and does one thing: `open` reads it from a file and applies changes, `search` finds the vectors nearest to a
 * given one, `close` releases it. The first two are answered with the message's `id` and a `result` or an `error`.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import hnswlib, { type HierarchicalNSW, type SearchResult } from 'hnswlib-node'
import type { Search, SearchTask } from './search-thread.js'

const graphs = new Map<number, HierarchicalNSW>()

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

parentPort?.on('message', async ({ id, graph, open, search, close }: SearchTask) => {
  if (close) return forget(graph)
  try {
    const result = open ? await openGraph(graph, open) : search && searchGraph(graph, search)
    parentPort?.postMessage({ id, result })
  } catch (error) {
    parentPort?.postMessage({ id, error })
  }
})

async function openGraph(
  number: number,
  { file, dimensions, candidates, added, deleted }: NonNullable<SearchTask['open']>,
): Promise<number> {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions)
  // Not the blocking kind: searches of other graphs continue.
  await graph.readIndex(file)
  const places = graph.getCurrentCount()
  const more = added.length / dimensions
  if (places + more > graph.getMaxElements()) graph.resizeIndex(places + more)
  for (let at = 0; at < added.length; at += dimensions) {
    graph.addPoint(Array.from(added.subarray(at, at + dimensions)), graph.getCurrentCount())
  }
  for (const label of deleted) graph.markDelete(label)
  graph.setEf(candidates)
  graphs.set(number, graph)
  return graph.getCurrentCount()
}

function searchGraph(number: number, { query, k, admitted }: Search): SearchResult {
  const graph = graphs.get(number)
  if (!graph) throw new Error('no such graph is open')
  const filter = admitted && ((label: number) => admitted[label] === 1)
  return graph.searchKnn(Array.from(query), k, filter)
}

/**
 * Collects garbage explicitly: the collector sees only the few bytes that refer to a graph in this thread, not the
 * megabytes behind them, and would not run by itself. A bot that opens a version every few minutes would hold them all.
 */
function forget(number: number): void {
  graphs.delete(number)
  collectGarbage()
}
