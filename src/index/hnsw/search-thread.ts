import { Worker } from 'node:worker_threads'
import type { SearchResult } from 'hnswlib-node'
import { compiled } from '../../compiled.js'
import { byScoreThenLabel, type VectorIndex, type VectorMatch } from '../vector-index.js'
import { SEARCH_CANDIDATES } from './hnsw-graph.js'

/** The file of a graph, and the changes since it was written. */
export interface GraphFile {
  file: string
  dimensions: number
  /** Unit vectors added since, one after another; their labels follow those in the file. */
  added: Float32Array
  /** Labels of vectors deleted since, including added ones. */
  deleted: Uint32Array
  /** How many vectors remain. */
  size: number
}

/**
 * A graph that another thread searches while this one does the rest of a question's work. The graph stays open as long
 * as this object is referenced.
 */
export class SearchedGraph implements VectorIndex {
  readonly #thread: SearchThread
  readonly #number: number

  private constructor(
    thread: SearchThread,
    number: number,
    readonly dimensions: number,
    readonly size: number,
    /** How many vectors the graph contains, including deleted ones. */
    readonly places: number,
  ) {
    this.#thread = thread
    this.#number = number
  }

  /** @throws Error if hnswlib cannot read the file; the file must be known to be complete */
  static async open(given: GraphFile): Promise<SearchedGraph> {
    const thread = SearchThread.running()
    const { number, places } = await thread.open(given)
    const graph = new SearchedGraph(thread, number, given.dimensions, given.size, places)
    thread.forgetWith(graph, number)
    return graph
  }

  /** How many vectors are deleted. */
  get deleted(): number {
    return this.places - this.size
  }

  async search(
    query: Float32Array,
    k: number,
    filter?: (label: number) => boolean,
  ): Promise<VectorMatch[]> {
    const wanted = Math.min(k, this.size)
    if (wanted < 1) return []
    const admitted = filter && admittedBy(filter, this.places)
    const found = await this.#thread.search(this.#number, { query, k: wanted, admitted })
    const matches = found.neighbors.map((label, i) => ({
      label,
      score: 1 - (found.distances[i] ?? 1),
    }))
    return matches.sort(byScoreThenLabel)
  }
}

/** Returns, by label, 1 if the filter admits it: the other thread cannot call the filter. */
function admittedBy(filter: (label: number) => boolean, places: number): Uint8Array {
  const admitted = new Uint8Array(places)
  for (let label = 0; label < places; label++) if (filter(label)) admitted[label] = 1
  return admitted
}

export interface Search {
  query: Float32Array
  k: number
  /** By label: 1 for those that may be found. */
  admitted: Uint8Array | undefined
}

interface Reply {
  id: number
  result?: unknown
  error?: Error
}

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

/** A task for the thread on one graph, identified by a number: one of `open`, `search` and `close`. */
export interface SearchTask {
  /** The reply to `open` and `search` has this id. */
  id?: number
  graph: number
  open?: Omit<GraphFile, 'size'> & { candidates: number }
  search?: Search
  close?: boolean
}

/** One thread for all graphs of this process. It keeps the process alive only while a reply is pending. */
class SearchThread {
  static #running: SearchThread | null = null

  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #dropped = new FinalizationRegistry<number>((graph) => {
    this.#worker.postMessage({ graph, close: true } satisfies SearchTask)
  })
  #lastId = 0
  #ended: Error | null = null

  private constructor() {
    this.#worker = new Worker(compiled(new URL('./search-worker.js', import.meta.url)), {
      execArgv: [],
    })
    this.#worker.unref()
    this.#worker.on('message', (reply: Reply) => this.#settle(reply))
    this.#worker.on('error', (error) => this.#end(error))
    this.#worker.once('exit', () => this.#end(new Error('the thread that searches has ended')))
  }

  static running(): SearchThread {
    SearchThread.#running ??= new SearchThread()
    return SearchThread.#running
  }

  async open({ file, dimensions, added, deleted }: GraphFile) {
    const number = ++this.#lastId
    const open = { file, dimensions, added, deleted, candidates: SEARCH_CANDIDATES }
    const places = (await this.#send({ graph: number, open })) as number
    return { number, places }
  }

  /** Closes the graph when `handle` is no longer referenced. */
  forgetWith(handle: object, graph: number): void {
    this.#dropped.register(handle, graph)
  }

  async search(graph: number, search: Search): Promise<SearchResult> {
    return (await this.#send({ graph, search })) as SearchResult
  }

  #send(message: Omit<SearchTask, 'id' | 'close'>): Promise<unknown> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended)
      this.#waiting.set(id, { resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage({ id, ...message })
    })
  }

  #settle({ id, result, error }: Reply): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (this.#waiting.size === 0) this.#worker.unref()
    if (error) waiting?.reject(error)
    else waiting?.resolve(result)
  }

  /** The thread's graphs are lost with it; the next graph to be opened starts a new thread. */
  #end(error: Error): void {
    if (SearchThread.#running === this) SearchThread.#running = null
    this.#ended ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
  }
}
