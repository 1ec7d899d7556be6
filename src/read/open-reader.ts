import { join, resolve } from 'node:path'
import { BUNDLED_MODEL } from '../embed/models.js'
import { isOwnReader, onnxReader } from './onnx-reader.js'
import type { Reader } from './reader.js'
import { claimModel, type ModelOptions, questionModel } from './transformers-reader.js'

export interface ReaderOptions extends ModelOptions {
  /** A model for natural language inference that judges claims; null for the reader's own way, where it has one. */
  claimsModel: string | null
  /** How many stretches a reader of our own kind reads for one question at most. */
  mostStretches?: number
}

/** The nearest of each of 20 passages, and some: of these the best span is right as often as of all. */
const MOST_STRETCHES = 24

/**
 * Opens a reader: one of our own kind, or any question-answering model of transformers.js. Nothing is loaded before
 * something is to be read; a folder never touches the network.
 * @throws YoujuError model_missing where a model cannot be found; what it opens throws it where one cannot be loaded
 */
export function openReader({
  claimsModel,
  mostStretches = MOST_STRETCHES,
  ...options
}: ReaderOptions): Reader {
  const { model, modelsDir } = options
  const folder = [resolve(modelsDir, model), resolve(model)].find(isOwnReader)
  const piecesFolder = join(modelsDir, BUNDLED_MODEL)
  const own = folder && onnxReader({ model, folder, piecesFolder, mostStretches })
  const reader = own || { model, read: questionModel(options), entails: async () => null }
  if (claimsModel === null) return reader
  return {
    model: `${model}+${claimsModel}`,
    read: reader.read,
    entails: claimModel({ ...options, model: claimsModel }),
  }
}
