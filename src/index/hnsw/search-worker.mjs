/**
 * Searches HNSW graphs in a thread of its own, so that whoever asks need not wait for it. Plain JavaScript, so that it
 * runs from the sources and from dist/ alike. A message names a graph by a number and does one thing with it: `open`
 * reads it from a file and makes changes in it, `search` finds the vectors nearest to one, `close` forgets it. The first
 * two are answered with the message's `id` and a `result`, or an `error`.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import hnswlib from 'hnswlib-node'

const graphs = new Map()

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

parentPort.on('message', async ({ id, graph, open, search, close }) => {
  if (close) return forget(graph)
  try {
    const result = open ? await openGraph(graph, open) : searchGraph(graphs.get(graph), search)
    parentPort.postMessage({ id, result })
  } catch (error) {
    parentPort.postMessage({ id, error })
  }
})

async function openGraph(number, { file, dimensions, candidates, added, deleted }) {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions)
  // Not the kind that blocks: searches of other graphs go on.
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

function searchGraph(graph, { query, k, admitted }) {
  const filter = admitted && ((label) => admitted[label] === 1)
  return graph.searchKnn(Array.from(query), k, filter)
}

/**
 * The collector sees only the few bytes by which this thread holds a graph, not the megabytes behind them, so it would not
 * come of itself: a bot that opens a version every few minutes would hold them all.
 */
function forget(number) {
  graphs.delete(number)
  collectGarbage()
}
