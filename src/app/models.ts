import type { Config } from '../config.js'
import { type CrossEncoder, openCrossEncoder } from '../embed/cross-encoder.js'
import type { Embedder } from '../embed/embedder.js'
import { BUNDLED_MODEL } from '../embed/models.js'
import { openTransformersEmbedder } from '../embed/transformers-embedder.js'
import { openReader, type ReaderOptions } from '../read/open-reader.js'
import type { Reader } from '../read/reader.js'
import { remembered } from './remembered.js'

/** The settings that select the models and their location. */
export type ModelSettings = Pick<
  Config,
  | 'embeddingModel'
  | 'rerankModel'
  | 'readerModel'
  | 'readerClaimsModel'
  | 'modelsDir'
  | 'hubEndpoint'
>

/** The models of the settings, each loaded when first needed. */
export interface Models {
  embedder(): Promise<Embedder>
  /** Returns undefined if no cross-encoder is set. */
  crossEncoder(): Promise<CrossEncoder | undefined>
  /** Returns undefined if the reader is switched off. */
  reader(): Promise<Reader | undefined>
}

/** The same models, loaded. */
export interface OpenedModels {
  embedder: Embedder
  crossEncoder: CrossEncoder | undefined
  reader: Reader | undefined
}

export async function opened(models: Models): Promise<OpenedModels> {
  return {
    embedder: await models.embedder(),
    crossEncoder: await models.crossEncoder(),
    reader: await models.reader(),
  }
}

const shared = new Map<string, Models>()

/** Returns the models that every app of this process with the same settings shares: a model never changes once loaded. */
export function sharedModels(settings: ModelSettings): Models {
  const { embeddingModel, rerankModel, readerModel, readerClaimsModel } = settings
  const key = JSON.stringify([
    ...[embeddingModel ?? BUNDLED_MODEL, rerankModel, readerModel, readerClaimsModel],
    placeOf(settings),
  ])
  const models = shared.get(key) ?? {
    embedder: remembered(() => openEmbedder(settings)).get,
    crossEncoder: remembered(() => openReranker(settings)).get,
    reader: remembered(async () => openConfiguredReader(settings)).get,
  }
  shared.set(key, models)
  return models
}

export function openEmbedder(settings: ModelSettings): Promise<Embedder> {
  return openTransformersEmbedder({
    model: settings.embeddingModel ?? BUNDLED_MODEL,
    ...placeOf(settings),
  })
}

/** Returns undefined if no cross-encoder is set. */
export async function openReranker(settings: ModelSettings): Promise<CrossEncoder | undefined> {
  const { rerankModel: model } = settings
  return model === null ? undefined : openCrossEncoder({ model, ...placeOf(settings) })
}

/** Returns undefined if the reader is switched off. The model is loaded only when it first reads. */
export function openConfiguredReader(
  settings: ModelSettings,
  options: Pick<ReaderOptions, 'mostStretches'> = {},
): Reader | undefined {
  const { readerModel: model, readerClaimsModel: claimsModel } = settings
  return model === null
    ? undefined
    : openReader({ model, claimsModel, ...placeOf(settings), ...options })
}

function placeOf({ modelsDir, hubEndpoint }: Pick<ModelSettings, 'modelsDir' | 'hubEndpoint'>) {
  return { modelsDir, ...(hubEndpoint ? { hubEndpoint } : {}) }
}
