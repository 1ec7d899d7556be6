import { join, resolve } from 'node:path'
import { BUNDLED_MODEL } from '../embed/models.js'
import { isOwnReader, onnxReader } from './onnx-reader.js'
import type { Reader } from './reader.js'
import { claimModel, type ModelOptions, questionModel } from './transformers-reader.js'

export interface ReaderOptions extends ModelOptions {
  /** A natural language inference model that judges claims. Null leaves that to the reader, if it can judge claims. */
  claimsModel: string | null
  /** Maximum number of stretches that a reader of our own format reads per question. */
  mostStretches?: number
}

/** The nearest stretch of each of 20 passages, and a few more: their best span is right as often as that of all. */
const MOST_STRETCHES = 24

/**
 * Opens a reader: one of our own format, or any question-answering model of transformers.js. Nothing is loaded before
 * the first reading; a folder never uses the network.
 * @throws YoujuError model_missing if a model cannot be found; the returned reader throws it if one cannot be loaded
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
