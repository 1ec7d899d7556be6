import { HnswVectorIndex } from '../hnsw-vector-index.js'
import { readVectors } from './open-snapshot.js'
import { NO_LABEL } from './passage-columns.js'
import type { Snapshot } from './snapshot.js'

/** Passages embedded at a time: enough for the model to work in full batches, little to hold. */
const BATCH = 1024

/** Above this share of deleted vectors, searches spend too much on them and the graph is built anew. */
const MOST_DELETED = 1 / 4

export interface VectorUpdate {
  dimensions: number
  /** By passage row; a passage without a vector has NO_LABEL and gets its label here. */
  labels: Uint32Array
  previous: Snapshot | null
  /** The text of a passage. */
  textOf(row: number): Promise<string>
  /** The unit vectors of texts, one after another. */
  embed(texts: readonly string[]): Promise<Float32Array>
  onEmbedded?: ((done: number, total: number) => void) | undefined
}

/**
 * The vector index of the new version. The graph of the previous one is read and changed: what is gone
 * is deleted, what is new is added, and the rest is not touched.
 */
export async function updateVectors(update: VectorUpdate): Promise<HnswVectorIndex> {
  const index = await baseIndex(update)
  const { labels, embed, onEmbedded } = update
  const rows = [...labels.keys()].filter((row) => labels[row] === NO_LABEL)
  let done = 0
  for await (const { batch, vectors } of embedded(rows, update.textOf, embed)) {
    batch.forEach((row, i) => {
      // No label is ever given twice, and deleted ones keep their place: the next is the place's number.
      const label = index.places
      index.add(label, vectors.subarray(i * update.dimensions, (i + 1) * update.dimensions))
      labels[row] = label
    })
    done += batch.length
    onEmbedded?.(done, rows.length)
  }
  return index
}

/** The passages that keep their vector, in a graph to which the others can be added. */
async function baseIndex(update: VectorUpdate): Promise<HnswVectorIndex> {
  const { labels, previous, dimensions } = update
  if (!previous) return HnswVectorIndex.create(dimensions, labels.length)
  const kept = new Set(labels)
  kept.delete(NO_LABEL)
  const gone = previous.passageColumns.labels.filter((label) => !kept.has(label))
  const { places, deleted } = previous.vectorIndex
  const added = labels.length - kept.size
  if (deleted + gone.length > MOST_DELETED * (places + added)) {
    return rebuilt(update, previous)
  }
  const index = await readVectors(previous.directory, previous.manifest)
  for (const label of gone) index.delete(label)
  return index
}

/** A new graph of the kept vectors, which are numbered anew. */
function rebuilt({ labels, dimensions }: VectorUpdate, previous: Snapshot): HnswVectorIndex {
  const index = HnswVectorIndex.create(dimensions, labels.length)
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] as number
    if (label === NO_LABEL) continue
    labels[row] = index.places
    index.add(index.places, previous.storedVectors.at(label))
  }
  return index
}

interface Batch {
  batch: readonly number[]
  vectors: Float32Array
}

/** Embeds rows batch by batch; the next batch is under way while the caller works on this one. */
async function* embedded(
  rows: readonly number[],
  textOf: VectorUpdate['textOf'],
  embed: VectorUpdate['embed'],
): AsyncGenerator<Batch> {
  const start = async (from: number): Promise<Batch | null> => {
    const batch = rows.slice(from, from + BATCH)
    if (batch.length === 0) return null
    return { batch, vectors: await embed(await Promise.all(batch.map(textOf))) }
  }
  let next = start(0)
  for (let from = BATCH; ; from += BATCH) {
    const current = await next
    if (!current) return
    next = start(from)
    // A failure of the batch ahead counts when its turn comes, not before.
    next.catch(() => {})
    yield current
  }
}
