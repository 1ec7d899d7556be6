import type { Config } from '../config.js'
import { type CrossEncoder, openCrossEncoder } from '../embed/cross-encoder.js'
import type { Embedder } from '../embed/embedder.js'
import { BUNDLED_MODEL } from '../embed/models.js'
import { openTransformersEmbedder } from '../embed/transformers-embedder.js'
import { openReader, type ReaderOptions } from '../read/open-reader.js'
import type { Reader } from '../read/reader.js'

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
