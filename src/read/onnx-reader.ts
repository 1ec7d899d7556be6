import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../wording/failure.js'
import { type Features, featuresOf, readable } from './features.js'
import { lazily } from './lazily.js'
import type { Logits } from './logits.js'
import { nearestStretch } from './nearest-stretch.js'
import { Network, type Outputs } from './network.js'
import { passageReading } from './passage-reading.js'
import type { Entailment, Reader } from './reader.js'
import { softmax } from './softmax.js'
import { stretchesOf } from './stretches.js'
import { readVocabulary } from './vocabulary.js'
import { worthReading } from './worth-reading.js'

const QUESTIONS = 'questions.onnx'
const CLAIMS = 'claims.onnx'

/** Decides whether a folder contains a reader of our own format. */
export function isOwnReader(folder: string): boolean {
  return existsSync(join(folder, QUESTIONS))
}

export interface OnnxReaderOptions {
  model: string
  folder: string
  /** The folder of the embedding model whose word pieces it was trained with. */
  piecesFolder: string
  /** How many stretches are read per question: the time grows with them. */
  mostStretches: number
}

/** Returns a reader of our own format; its files are loaded on first use. */
export function onnxReader({
  model,
  folder,
  piecesFolder,
  mostStretches,
}: OnnxReaderOptions): Reader {
  const load = <T>(what: () => Promise<T>) =>
    lazily(what, (cause) => failure('model_missing:reader_folder', { folder }, cause))
  const vocabulary = load(() => readVocabulary(folder, piecesFolder))
  const questions = load(() => Network.load(join(folder, QUESTIONS), ['start', 'end']))
  const claims = load(() => Network.load(join(folder, CLAIMS), ['verdict']))
  return {
    model,
    async read(question, passages) {
      const [asked, words, network] = [readable(question), await vocabulary(), await questions()]
      const stretches = passages.flatMap((text, passage) => {
        const said = readable(text)
        return stretchesOf(text).map(({ start, end }) => {
          return { passage, start, end, row: featuresOf(asked, said.slice(start, end), words) }
        })
      })
      const chosen = worthReading(stretches, mostStretches)
      const outputs = await network.run(chosen.map(({ row }) => row))
      const read = chosen.map((stretch, i) => {
        return { ...stretch, logits: logitsOf(outputs[i], stretch.row) }
      })
      return passages.map((text, i) =>
        passageReading(
          text,
          read.filter(({ passage }) => passage === i),
        ),
      )
    },
    async entails(claim, texts) {
      if (!existsSync(join(folder, CLAIMS))) return null
      const [said, words, network] = [readable(claim), await vocabulary(), await claims()]
      const outputs = await network.run(
        texts.map((text) => featuresOf(said, nearestStretch(said, readable(text)), words)),
      )
      return outputs.map(entailment)
    },
  }
}

/** The first position means no answer; the positions of the question do not count. */
function logitsOf(outputs: Outputs | undefined, { offset, length }: Features): Logits {
  const { start = none, end = none } = outputs ?? {}
  return {
    starts: start.subarray(offset, length),
    ends: end.subarray(offset, length),
    none: (start[0] ?? 0) + (end[0] ?? 0),
  }
}

const none = new Float32Array(0)

function entailment({ verdict = none }: Outputs): Entailment {
  const [supports = 0, contradicts = 0, neither = 1] = softmax(verdict)
  return { supports, contradicts, neither }
}
