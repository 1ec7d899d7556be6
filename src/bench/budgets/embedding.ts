import type { Embedder } from '../../embed/embedder.js'
import { percentile } from '../../evaluation/percentile.js'
import { madeUpPassages } from '../comparison/made-up.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import { readPassages } from '../inputs/records.js'
import type { EmbeddingSpeed } from '../report/results.js'

const RUNS = 5
const BATCH = 256

interface Contestant {
  name: string
  open: () => Promise<Embedder>
  /** The number of passages that a run embeds: a slow way need not embed them all. */
  passages: number
}

/**
 * Measures for each contestant the milliseconds to open it and the passages per second (median of five runs). Opening
 * the first includes loading the libraries.
 */
async function benchEmbedding(
  contestants: readonly Contestant[],
  passages: readonly string[],
): Promise<EmbeddingSpeed[]> {
  const speeds: EmbeddingSpeed[] = []
  for (const { name, open, passages: count } of contestants) {
    const began = performance.now()
    const embedder = await open()
    const openMs = performance.now() - began
    const speed = await passagesPerSecond(embedder, passages.slice(0, count))
    speeds.push({ name, openMs, passagesPerSecond: speed })
  }
  return speeds
}

const PASSAGES = 20_000
/** Fewer passages without a corpus, for a quick look. */
const MADE_UP_PASSAGES = 5000
/** The plain path is slow and need not embed them all. */
const PLAIN_PASSAGES = 200

/** Compares the plain pipeline and the fast path over the first passages of a .jsonl file, or made-up ones. */
export async function benchBothPaths(newsFile: string | null): Promise<EmbeddingSpeed[]> {
  return benchEmbedding(
    [
      {
        name: 'plain pipeline, mean pooling',
        open: () => openConfiguredEmbedder({ fastPath: false }),
        passages: PLAIN_PASSAGES,
      },
      { name: 'fast path', open: () => openConfiguredEmbedder(), passages: PASSAGES },
    ],
    newsFile === null ? madeUpPassages(MADE_UP_PASSAGES) : await firstPassages(newsFile),
  )
}

async function firstPassages(newsFile: string): Promise<string[]> {
  const found: string[] = []
  for await (const { text } of readPassages(newsFile)) {
    found.push(text)
    if (found.length >= PASSAGES) break
  }
  return found
}

async function passagesPerSecond(embedder: Embedder, passages: readonly string[]): Promise<number> {
  // A warm-up run, so that just-in-time compilation is not measured.
  await embedder.embedPassages(passages.slice(0, BATCH))
  const speeds: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now()
    for (let first = 0; first < passages.length; first += BATCH) {
      await embedder.embedPassages(passages.slice(first, first + BATCH))
    }
    speeds.push((passages.length * 1000) / (performance.now() - began))
  }
  return percentile(speeds, 0.5)
}
