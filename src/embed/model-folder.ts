import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { failure } from '../wording/failure.js'

/** Where a model is: a folder on this machine, or a model hub. */
export type ModelPlace = { kind: 'folder'; folder: string } | { kind: 'hub'; id: string }

const HUB_ID = /^[\w-][\w.-]*\/[\w-][\w.-]*$/

/** Weights in order of preference: the quantised file is smaller, and is the one that the bundled model has. */
export const WEIGHTS = [
  { dtype: 'q8', file: 'onnx/model_quantized.onnx' },
  { dtype: 'fp32', file: 'onnx/model.onnx' },
] as const

/**
 * Finds `model`: a folder in `modelsDir`, otherwise a folder by its path, otherwise a hub id (owner/name). Throws
 * YoujuError `model_missing`, which names `setting`, if it is none of these.
 */
export function findModel(
  model: string,
  modelsDir: string,
  setting = 'EMBEDDING_MODEL',
): ModelPlace {
  for (const folder of [resolve(modelsDir, model), resolve(model)]) {
    if (existsSync(join(folder, 'config.json'))) return { kind: 'folder', folder }
  }
  if (!isAbsolute(model) && HUB_ID.test(model)) return { kind: 'hub', id: model }
  throw failure('model_missing', { model, modelsDir, setting })
}

/** Returns the weights file of a model folder; throws YoujuError `model_missing` if there is none. */
export function weightsOf(folder: string, setting = 'EMBEDDING_MODEL'): (typeof WEIGHTS)[number] {
  const found = WEIGHTS.find(({ file }) => existsSync(join(folder, file)))
  if (found) return found
  throw failure('model_missing:weights', { folder, file: WEIGHTS[0].file, setting })
}

/** Returns the SHA-256 of the files that determine a model's vectors; files that a model does not have are skipped. */
export async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const weights = weightsOf(folder).file
  for (const name of [
    'config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    weights,
    `${weights}_data`,
  ]) {
    const path = join(folder, name)
    if (existsSync(path)) hash.update(`${name}\0`).update(await readFile(path))
  }
  return hash.digest('hex')
}
