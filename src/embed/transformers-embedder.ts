import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FeatureExtractionPipeline } from '@xenova/transformers'
import { YoujuError } from '../domain/index.js'
import { failure } from '../wording/failure.js'
import { type Embedder, normaliseRows } from './embedder.js'
import { hubCache, loadLibrary, sourceOf } from './library.js'
import { digestOf, findModel } from './model-folder.js'
import { type ModelEntry, modelEntry } from './models.js'
import { sound } from './sound-embedder.js'
import { openStaticModel, type StaticModel } from './static-model.js'

export interface EmbedderOptions {
  /** A folder in `modelsDir`, the path of a model folder, or a hub id such as Xenova/bge-small-zh-v1.5. */
  model: string
  modelsDir: string
  /** A mirror of the model hub, e.g. https://hf-mirror.com; the hub itself by default. */
  hubEndpoint?: string
  /** Folder for files from the hub; by default `.hub` in `modelsDir`. */
  cacheDir?: string
  /** False if passages must go through the plain pipeline too, for comparison. */
  fastPath?: boolean
}

// Far above any model's token limit; the stock tokenizer overflows the stack at some 120,000 characters.
const LONGEST_TEXT = 100_000

/**
 * Opens a feature-extraction model; a folder never uses the network. Throws YoujuError `model_missing` if the model
 * cannot be found, downloaded or loaded. The returned embedder throws `embedding_failed` if the model returns no usable
 * vector.
 */
export async function openTransformersEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const place = findModel(options.model, options.modelsDir)
  const entry = modelEntry(options.model)
  const cacheDir = options.cacheDir ?? hubCache(options.modelsDir)
  const source = sourceOf(place, cacheDir)
  const load = async (name: string) => {
    const { pipeline } = await loadLibrary(options.hubEndpoint)
    return pipeline('feature-extraction', name, source)
  }
  if (place.kind === 'folder') {
    const { folder } = place
    return orMissing(
      async () => transformersEmbedder(options, folder, entry, () => load(folder)),
      (cause) => failure('model_missing:embedder_folder', { folder }, cause),
    )
  }
  return orMissing(
    async () => {
      const extract = await load(place.id)
      return transformersEmbedder(options, join(cacheDir, place.id), entry, async () => extract)
    },
    (cause) => failure('model_missing:embedder', { model: options.model }, cause),
  )
}

async function orMissing<T>(
  open: () => Promise<T>,
  missing: (cause: unknown) => YoujuError,
): Promise<T> {
  try {
    return await open()
  } catch (cause) {
    throw cause instanceof YoujuError ? cause : missing(cause)
  }
}

async function transformersEmbedder(
  { model, fastPath = true }: EmbedderOptions,
  folder: string,
  entry: ModelEntry,
  load: () => Promise<FeatureExtractionPipeline>,
): Promise<Embedder> {
  const bulk = fastPath ? await bulkModel(folder, entry) : null
  // Takes half a second, and is needed only for what the fast path cannot do.
  let loading: Promise<FeatureExtractionPipeline> | null = null
  const embedOne = async (text: string) => {
    loading ??= load().catch((cause: unknown) => {
      loading = null
      throw cause
    })
    const output = await (await loading)(text.slice(0, LONGEST_TEXT), { pooling: entry.pooling })
    return Float32Array.from(output.data as Float32Array)
  }
  const dimensions = bulk?.dimensions ?? (await embedOne('有据')).length
  const embed = async (texts: readonly string[], prefix: string) => {
    const vectors = new Float32Array(texts.length * dimensions)
    // One text per call: in a batch, dynamic quantisation makes a vector depend on the other texts.
    for (const [row, text] of texts.entries()) {
      if (text.trim() !== '') vectors.set(await embedOne(prefix + text), row * dimensions)
    }
    return normaliseRows(vectors, dimensions)
  }
  return sound({
    fingerprint: [
      await digestOf(folder),
      entry.pooling,
      dimensions,
      entry.questionPrefix,
      entry.passagePrefix,
    ].join(':'),
    model,
    pooling: entry.pooling,
    dimensions,
    questionForm: entry.questionForm,
    weight: entry.weight,
    embedPassages: async (texts) =>
      bulk
        ? bulk.embed(texts.map((text) => text.slice(0, LONGEST_TEXT)))
        : embed(texts, entry.passagePrefix),
    embedQuestion: async (text) =>
      bulk && entry.questionPrefix === ''
        ? bulk.embed([text.slice(0, LONGEST_TEXT)])
        : embed([text], entry.questionPrefix),
  })
}

/** Opens the fast path to the same vectors, if the model is a static one. */
async function bulkModel(folder: string, entry: ModelEntry): Promise<StaticModel | null> {
  if (entry.pooling !== 'mean' || entry.passagePrefix !== '') return null
  if (!existsSync(join(folder, 'tokenizer.json'))) return null
  return openStaticModel(folder)
}
